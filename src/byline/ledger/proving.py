"""Asking the engine whose manuscript a clipping prints.

The index is a cache: it is built from the register, kept in this process, and brought up to date with the
register before each question, so it can be thrown away at any time.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from byline.manuscripts.models import Manuscript, Registration, Submission
from tearsheet import matching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.outlets.models import Clipping
    from byline.team.models import Congress


@dataclass
class Shelf:
    """The index of one congress's registered manuscripts, and the marks of what stands in it."""

    index: matching.Index = field(default_factory=lambda: matching.Index.of([]))
    marks: dict[int, tuple] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def weigh(self, clipping: Clipping) -> list[matching.Match]:
        """Ask the index, brought up to date, of a page; one question at a time."""
        with self.lock:
            self._bring_up_to_date(clipping.congress)
            return matching.weigh(page(clipping), self.index)

    def _bring_up_to_date(self, congress: Congress) -> None:
        """Take in what was registered or sent since the last question."""
        marks = marks_of(congress)
        changed = [pk for pk, mark in marks.items() if self.marks.get(pk) != mark]
        for pk in [*changed, *(self.marks.keys() - marks.keys())]:
            self.index.remove(str(pk))
        for piece in pieces(changed):
            self.index.add(piece)
        self.marks = marks


SHELVES: dict[int, Shelf] = {}


def marks_of(congress: Congress) -> dict[int, tuple]:
    """Return, for each registered manuscript, what changes when its entry in the index is out of date."""
    registrations = Registration.objects.filter(congress=congress)
    marks = {pk: (number, at) for pk, number, at in registrations.values_list("manuscript", "pk", "at")}
    sent = Submission.objects.filter(manuscript__in=registrations.values("manuscript"))
    for pk, outlet in sent.values_list("manuscript", "outlet").order_by("pk"):
        marks[pk] += (outlet,)
    return marks


def pieces(keys: Iterable[int]) -> Iterable[matching.Manuscript]:
    """Yield the registered manuscripts of these keys as the engine knows them."""
    rows = Manuscript.objects.in_bulk(list(keys))
    found = Manuscript.objects.filter(pk__in=rows).select_related("unit", "congress", "registration")
    for manuscript in found.prefetch_related("authorship_set__person", "submission_set__outlet"):
        yield matching.Manuscript(
            id=str(manuscript.pk),
            title=manuscript.title,
            body=manuscript.text,
            authors=tuple(authorship.person.name for authorship in manuscript.authorship_set.all()),
            unit=manuscript.unit.name,
            office=manuscript.congress.name,
            genre=manuscript.genre,
            registered_on=manuscript.registration.registered_on,
            submitted_to=tuple(submission.outlet.name for submission in manuscript.submission_set.all()),
        )


def page(clipping: Clipping) -> matching.Page:
    """Return a clipping as the engine knows it."""
    return matching.Page(
        id=str(clipping.pk),
        title=clipping.title,
        body=clipping.body,
        published_on=clipping.printed_on,
        source=clipping.source,
        author=clipping.author,
        outlet=clipping.outlet.name if clipping.outlet else "",
        address=clipping.address,
    )


def weigh(clipping: Clipping) -> list[matching.Match]:
    """Return what the registered manuscripts explain of a clipping, the best explanation first."""
    return SHELVES.setdefault(clipping.congress_id, Shelf()).weigh(clipping)


def compare(clipping: Clipping, manuscript: Manuscript, *, among: Iterable[matching.Match]) -> matching.Match:
    """Return the match of a clipping with one manuscript, though the machine may not have thought of it."""
    for match in among:
        if match.manuscript == str(manuscript.pk):
            return match
    alone = matching.Index.of(pieces([manuscript.pk]))
    found = matching.weigh(page(clipping), alone)
    if found:
        # nothing competes in an index of one, so the words shared are told but not called a proof
        return matching.Match(
            page=found[0].page,
            manuscript=found[0].manuscript,
            verdict="unproven",
            kept=found[0].kept,
            passages=found[0].passages,
            reasons=found[0].reasons,
        )
    return matching.Match(str(clipping.pk), str(manuscript.pk), "unproven", 0.0, (), ())


def reason_to_plain(reason: matching.Reason) -> dict:
    """Give a reason as JSON can keep it."""
    return {"kind": reason.kind, "values": dict(reason.values)}


def reason_sentences(plain: Iterable[dict]) -> list[str]:
    """Tell kept reasons in the reader's language."""
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return [matching.Reason(one["kind"], one["values"]).sentence(language) for one in plain]
