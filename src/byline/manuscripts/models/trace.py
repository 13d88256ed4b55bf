"""What a text that was handed in leaves behind, so that a later one that is like it is known."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import text
from byline.manuscripts.likeness import keys_of, likenesses
from byline.norms.piece import Twin
from byline.team.models import Congress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from byline.manuscripts.likeness import Likeness
    from byline.manuscripts.models.manuscript import Manuscript
    from byline.team.models import Person

# What more manuscripts than this have in common is a form that an office fills in, or a set phrase; one event
# is hardly sent by a dozen units.
SET_PHRASE = 12
# What was handed in longer ago is nobody's news: the year's meetings and inspections come round again, told
# in the words of last year.
A_YEAR = timedelta(days=365)
# So many manuscripts are looked at, those first that share most fingerprints, and so many of them, handed in
# within the year, compared letter by letter.
LOOKED_AT, COMPARED = 40, 5
# So much of a text must stand in the other and in few others, in percent of its fingerprints; what is left of
# a form without its common words is a name and a figure. A single fingerprint is chance or a quotation.
LEAST_KEYS, LEAST_RARE = 2, 12
AT_ONCE = 200  # manuscripts traced together in the background


class TraceQuerySet(models.QuerySet):
    """Words about traces."""

    @transaction.atomic
    def leave(self, manuscript: Manuscript) -> None:
        """Keep the fingerprints of a manuscript's text as it stands, in place of earlier ones."""
        self.filter(manuscript=manuscript).delete()
        self.bulk_create(traces_of(manuscript), batch_size=500)

    def catch_up(self, manuscripts: QuerySet) -> int:
        """Trace those manuscripts that were handed in within a year and left no trace; return how many.

        Handing in leaves its own; this is for those that came in by other ways. Traces of what was handed in
        longer ago go, since nobody asks for them. Safe to run twice.
        """
        recent = manuscripts.filter(filing__at__gte=timezone.now() - A_YEAR)
        self.filter(manuscript__in=manuscripts.exclude(pk__in=recent.values("pk"))).delete()
        untraced = recent.exclude(Exists(self.filter(manuscript=OuterRef("pk"))))
        keys = list(untraced.order_by("pk").values_list("pk", flat=True).distinct())
        for start in range(0, len(keys), AT_ONCE):
            batch = manuscripts.filter(pk__in=keys[start : start + AT_ONCE])
            self.bulk_create([trace for one in batch for trace in traces_of(one)], batch_size=500)
        return len(keys)

    def twins_of(self, manuscript: Manuscript, *, seen_by: Person | None = None) -> tuple[Twin, ...]:
        """Return the manuscripts of the congress that this one was taken from, or tells the event of.

        They were handed in earlier, a year at most. The first that was handed in comes first. `seen_by` reads
        it: where they may not see the other manuscript its title is left out; who handed it in, for which
        unit and when, everybody may know.
        """
        lines = manuscript.text.splitlines()
        alike = self._sharing_with(manuscript, keys_of("\n".join(lines)))
        if not alike:
            return ()
        first_at = _first_handed_in([manuscript.pk, *alike], model=type(manuscript))
        at = first_at.get(manuscript.pk) or timezone.now()
        within = [key for key in alike if at - A_YEAR <= first_at.get(key, at) < at]
        found = _read(within[:COMPARED], model=type(manuscript), seen_by=seen_by)
        twins = []
        for other, measure in zip(found, likenesses(lines, [other.text for other in found]), strict=True):
            day = timezone.localdate(first_at[other.pk])
            if measure.is_twin(days=(timezone.localdate(at) - day).days):
                twins.append(_twin(other, measure, of=manuscript, on=day))
        return tuple(sorted(twins, key=lambda twin: (twin.handed_in_on, twin.key)))

    def _sharing_with(self, manuscript: Manuscript, keys: Sequence[int]) -> list[int]:
        """Name the manuscripts that share most fingerprints, without those that everybody has."""
        ours = self.filter(congress=manuscript.congress_id, key__in=keys)
        told = ours.exclude(manuscript=manuscript.pk)
        rare = told.values("key").annotate(n=Count("pk")).filter(n__lte=SET_PHRASE)
        rare_keys = list(rare.values_list("key", flat=True))
        enough = max(LEAST_KEYS, len(keys) * LEAST_RARE // 100)
        if len(rare_keys) < enough:
            return []
        shared = Counter(told.filter(key__in=rare_keys).values_list("manuscript", flat=True))
        return [pk for pk, count in shared.most_common(LOOKED_AT) if count >= enough]


class Trace(models.Model):
    """One fingerprint of a text that was handed in: a run of letters that any copy of it shares."""

    congress = models.ForeignKey(
        Congress, on_delete=models.CASCADE, related_name="+", verbose_name=_("congress")
    )
    manuscript = models.ForeignKey(
        "Manuscript", on_delete=models.CASCADE, related_name="+", verbose_name=_("manuscript")
    )
    key = models.BigIntegerField(_("fingerprint"))

    objects = TraceQuerySet.as_manager()

    class Meta:
        verbose_name = _("trace")
        verbose_name_plural = _("traces")
        indexes = [models.Index(fields=["key", "congress", "manuscript"], name="traces_by_fingerprint")]

    def __str__(self):
        return f"{self.manuscript_id} {self.key}"


def traces_of(manuscript: Manuscript) -> list[Trace]:
    """Return the traces of a manuscript's text as it stands, not yet saved."""
    return [
        Trace(congress_id=manuscript.congress_id, manuscript_id=manuscript.pk, key=key)
        for key in keys_of(text.plain(manuscript.body))
    ]


def _first_handed_in(keys: Sequence[int], *, model: type) -> dict[int, datetime]:
    """Return when each of these was first handed in; those that never were are left out."""
    handed_in = model.objects.filter(pk__in=keys, filing__isnull=False).order_by()
    return dict(handed_in.values_list("pk").annotate(Min("filing__at")))


def _read(keys: Sequence[int], *, model: type, seen_by: Person | None) -> list[Manuscript]:
    """Fetch these in their order, each with its authors and with whether its reader may see it."""
    seen = model.objects.visible_to(seen_by) if seen_by else model.objects.none()
    found = model.objects.filter(pk__in=keys).annotate(is_seen=Exists(seen.filter(pk=OuterRef("pk"))))
    with_people = found.select_related("unit").prefetch_related("authorship_set__person")
    return sorted(with_people, key=lambda other: keys.index(other.pk))


def _twin(other: Manuscript, measure: Likeness, *, of: Manuscript, on: date) -> Twin:
    """Tell of a twin, first handed in on a day, what its reader may know."""
    people = [authorship.person for authorship in other.authorship_set.all()]
    return Twin(
        key=other.pk,
        title=other.title if other.is_seen else "",
        authors=tuple(person.name for person in people),
        unit=other.unit.short_name,
        handed_in_on=on,
        share=measure.share,
        is_own=of.created_by in people,
        paragraphs=measure.lines,
    )
