"""Makes the pages: bytes on disk, what the engine reads on them, whose they are, and who claimed them."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from byline.demo.stage import moment
from byline.inventing import county, looks
from byline.ledger.models import Adoption, Claim
from byline.ledger.models.adoption import Verdict
from byline.outlets.models import Brought, Clipping, Evidence, Identification
from byline.proving import weighing
from byline.proving.registered import pieces
from tearsheet import matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from byline.demo.presses import Printing
    from byline.demo.stage import Stage
    from byline.manuscripts.models import Manuscript
    from byline.outlets.models import Outlet
    from byline.team.models import Person

OTHER_PIECE = "写的是同一类事，这一家用的不是这一篇。"


def served(printing: Printing) -> looks.Served:
    """Return the page of a printing, the same bytes each time."""
    dice = Random(printing.seed)  # noqa: S311 -- a demo, not a secret
    outlet = county.OUTLETS[printing.outlet]
    return looks.serve(printing.shown, outlet=outlet, others=printing.others, by=dice)


def clip(printings: Iterable[Printing], stage: Stage) -> Iterator[tuple[Printing, Clipping]]:
    """Read and keep page after page; yield each with its clipping. Evidence is written to the store."""
    for printing in printings:
        page = served(printing)
        brought = Brought(page.data, Evidence.Kind.FILE, page.charset, page.address)
        yield printing, _keep(brought, printing, stage)


def _keep(brought: Brought, printing: Printing, stage: Stage) -> Clipping:
    by, at = stage.people[printing.claimed_by], moment(printing.claimed_at)
    clipping = Clipping.as_read(brought.read(), brought=brought, congress=stage.congress)
    clipping.kept_at = at
    is_known = clipping.is_identified and clipping.outlet == stage.outlets[printing.outlet]
    if not is_known:
        clipping.outlet, clipping.printed_on = stage.outlets[printing.outlet], printing.shown.at.date()
    clipping.save()
    _evidence(clipping, brought, at=at).save()
    stage.happened(clipping, "kept", by=by, at=at, title=clipping.title)
    if not is_known:
        _identify(clipping, clipping.outlet, stage, at=at)
    claim = Claim.objects.create(clipping=clipping, by=by, at=at)
    told = [person for person in stage.office if person != by]
    stage.happened(claim, "claimed", by=by, at=at, tell=told, title=clipping.title)
    return clipping


def _evidence(clipping: Clipping, brought: Brought, *, at: datetime) -> Evidence:
    """Keep the bytes under the month in which the page was brought."""
    path = Path("evidence") / at.strftime("%Y/%m") / f"{brought.digest}.html"
    name = path.as_posix()
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(brought.data))
    return Evidence(
        clipping=clipping,
        kind=brought.kind,
        file=name,
        digest=brought.digest,
        size=len(brought.data),
        charset=brought.charset,
        address=brought.address,
        kept_at=at,
    )


def _identify(clipping: Clipping, outlet: Outlet, stage: Stage, *, at: datetime) -> None:
    """State, as a person would, what the page does not: who printed it, and when."""
    by, day = stage.people["chenjing"], clipping.printed_on
    Identification.objects.create(clipping=clipping, outlet=outlet, printed_on=day, by=by, at=at)
    stage.happened(clipping, "identified", by=by, at=at, outlet=outlet.name, day=day.isoformat())


def shelf(manuscripts: list[Manuscript]) -> matching.Index:
    """Return the engine's index of the registered manuscripts."""
    return matching.Index.of(list(pieces([manuscript.pk for manuscript in manuscripts])))


def propose(
    clipping: Clipping, wanted: list[Manuscript], index: matching.Index, *, by: Person
) -> list[Adoption]:
    """Return what the engine proposes for a page, not yet saved; those wanted first, found or not.

    What the engine does not find, `by` has named.
    """
    found = matching.weigh(weighing.page(clipping), index)
    named = [weighing.compare(clipping, manuscript, among=found) for manuscript in wanted]
    keys = {match.manuscript for match in named}
    others = [match for match in weighing.proposed(found) if match.manuscript not in keys]
    return [
        Adoption(
            **weighing.as_plain(match, among=found),
            congress=clipping.congress,
            clipping=clipping,
            manuscript_id=int(match.manuscript),
            named_by=by if match.verdict == Verdict.UNPROVEN else None,
            proposed_at=clipping.kept_at,
        )
        for match in (*named, *others)
    ]
