"""The registered manuscripts of a congress as the engine knows them, each with a mark of its state."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from byline.manuscripts.models import Authorship, Manuscript, Registration, Submission
from tearsheet import matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from byline.proving.stamp import Names
    from byline.team.models import Congress

# Manuscripts fetched at once: their texts are held twice while they are turned into pieces.
BATCH = 500


def marks_of(congress: Congress, *, names: Names, only: Iterable[int] | None = None) -> dict[int, str]:
    """Return, for each registered manuscript, what is another when its entry in the index is out of date.

    `only` asks for the manuscripts of these keys, as far as they are registered.
    """
    registered = Registration.objects.standing().filter(congress=congress)
    if only is not None:
        registered = registered.filter(manuscript__in=only)
    whose = {"manuscript__in": registered.values("manuscript")}
    told: dict[int, list[str]] = defaultdict(list)
    for pk, person in Authorship.objects.filter(**whose).order_by("pk").values_list("manuscript", "person"):
        told[pk].append(names.people.get(person, ""))
    gone = Submission.objects.gone().filter(**whose)
    for pk, outlet in gone.order_by("pk").values_list("manuscript", "outlet"):
        told[pk].append(names.outlets.get(outlet, ""))
    of_manuscript = (f"manuscript__{field}" for field in ("edition", "changed_at", "title", "genre", "unit"))
    rows = registered.values_list("manuscript", "registered_on", *of_manuscript)
    return {
        pk: "\t".join([names.congress, names.units.get(unit, ""), *map(str, facts), *told[pk]])
        for pk, *facts, unit in rows.iterator()
    }


def pieces(keys: Iterable[int]) -> Iterator[matching.Manuscript]:
    """Yield the registered manuscripts of these keys as the engine knows them."""
    keys = list(keys)
    for start in range(0, len(keys), BATCH):
        yield from _pieces(keys[start : start + BATCH])


def _pieces(keys: list[int]) -> Iterator[matching.Manuscript]:
    found = Manuscript.objects.filter(pk__in=keys).select_related("unit", "congress", "registration")
    gone = Prefetch("submission_set", Submission.objects.gone().select_related("outlet"))
    for manuscript in found.prefetch_related("authorship_set__person", gone):
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
