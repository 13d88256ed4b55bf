"""What else a page could print, and why the machine thinks that it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.ledger.models import Adoption
from byline.ledger.models.adoption import Verdict
from byline.manuscripts.models import Manuscript
from byline.proving import weighing

if TYPE_CHECKING:
    from byline.team.models import Person


@dataclass(frozen=True)
class Rival:
    """Another manuscript that was weighed for the page, with what the machine says of it.

    `why` tells why it is not the one; `adoption` is its own proposal, where the page may print both.
    """

    manuscript: Manuscript
    kept: float
    verdict: str
    why: str
    adoption: Adoption | None

    @property
    def verdict_words(self) -> str:
        """The verdict in a word."""
        return Verdict(self.verdict).label


def rivals_of(adoption: Adoption, *, to: Person) -> list[Rival]:
    """Return what else the page of an adoption could print, as far as a person may see it; best first."""
    said = {rival["manuscript"]: rival for rival in adoption.rivals}
    if not said:
        return []
    found = Manuscript.objects.visible_to(to).filter(pk__in=said).select_related("registration__congress")
    beside = Adoption.objects.filter(clipping=adoption.clipping_id, manuscript__in=said)
    proposed = {one.manuscript_id: one for one in beside}
    told = [_rival(one, said[one.pk], beside=proposed.get(one.pk), kept=adoption.kept) for one in found]
    order = list(Verdict.values)
    return sorted(told, key=lambda rival: (order.index(rival.verdict), -rival.kept))


def _rival(manuscript: Manuscript, said: dict, *, beside: Adoption | None, kept: float) -> Rival:
    doubts = [one for one in said.get("reasons", []) if weighing.speaks_against(one)]
    doubts.sort(key=lambda one: one["kind"] != "better_explained")
    why = pgettext("between reasons", ". ").join(weighing.reason_sentences(doubts))
    if not why and beside:
        why = _("Proposed for this page as well: it may print both")
    elif not why and said["kept"] < kept:
        why = _("Less of it stands on the page")
    return Rival(manuscript, said["kept"], said["verdict"], why, beside)
