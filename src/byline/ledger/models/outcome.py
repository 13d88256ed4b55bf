"""What came of comparing pages again, page by page and in one line of history."""

from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from byline.ledger.models.adoption import Verdict


def begun_words(*, pages: int) -> str:
    """Tell in one line of history how many pages are to be compared."""
    return ngettext("had {pages} page compared again", "had {pages} pages compared again", pages).format(
        pages=pages
    )


def resumed_words(*, pages: int) -> str:
    """Tell in one line of history how many pages were left."""
    told = ngettext(
        "had {pages} page that was left compared", "had {pages} pages that were left compared", pages
    )
    return told.format(pages=pages)


def ended_words(**count: int) -> str:
    """Tell in one line of history what came of it, from the count of each outcome."""
    told = gettext(
        "compared all: {proposed} newly proposed, {withdrawn} no longer, {changed} judged otherwise"
    )
    return told.format(**{outcome: count.get(outcome, 0) for outcome in Outcome.values})


class Outcome(models.TextChoices):
    """What came of comparing a page again."""

    PROPOSED = "proposed", _("newly proposed")
    WITHDRAWN = "withdrawn", _("no longer proposed")
    CHANGED = "changed", _("judged otherwise")
    UNCHANGED = "unchanged", _("unchanged")


def outcome_of(verdicts: list[tuple[str, str]]) -> Outcome:
    """Say what became of a page from the verdicts of its adoptions before and now; the weightiest counts."""
    moved = [(before, now) for before, now in verdicts if before != now]
    if any(before == Verdict.UNPROVEN for before, _now in moved):
        return Outcome.PROPOSED
    if any(now == Verdict.UNPROVEN for _before, now in moved):
        return Outcome.WITHDRAWN
    return Outcome.CHANGED if moved else Outcome.UNCHANGED
