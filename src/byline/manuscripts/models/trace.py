"""What a text that was handed in leaves behind, so that a later one that is like it is known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import text
from byline.manuscripts.likeness import keys_of, likeness
from byline.norms.piece import Twin
from byline.team.models import Congress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.manuscripts.models.manuscript import Manuscript
    from byline.team.models import Person

# What more manuscripts than this have in common is a form that an office fills in, or a set phrase; one event
# is hardly sent by a dozen units.
SET_PHRASE = 12
# So many manuscripts are compared letter by letter, those first that share most fingerprints.
COMPARED = 5
# So much of a text must stand in the other and in few others, in percent of its fingerprints; what is left of
# a form without its common words is a name and a figure. A single fingerprint is chance or a quotation.
LEAST_KEYS, LEAST_RARE = 2, 20
AT_ONCE = 200  # manuscripts traced together in the background


class TraceQuerySet(models.QuerySet):
    """Words about traces."""

    @transaction.atomic
    def leave(self, manuscript: Manuscript) -> None:
        """Keep the fingerprints of a manuscript's text as it stands, in place of earlier ones."""
        self.filter(manuscript=manuscript).delete()
        self.bulk_create(_traces(manuscript), batch_size=500)

    def catch_up(self, manuscripts: QuerySet) -> int:
        """Trace those manuscripts that were handed in and have left no trace; return how many.

        Handing in leaves its own; this is for those that came in by other ways. Safe to run twice.
        """
        untraced = manuscripts.filter(filing__isnull=False).exclude(
            Exists(self.filter(manuscript=OuterRef("pk")))
        )
        keys = list(untraced.order_by("pk").values_list("pk", flat=True).distinct())
        for start in range(0, len(keys), AT_ONCE):
            batch = manuscripts.filter(pk__in=keys[start : start + AT_ONCE])
            self.bulk_create([trace for one in batch for trace in _traces(one)], batch_size=500)
        return len(keys)

    def twins_of(self, manuscript: Manuscript, *, seen_by: Person | None = None) -> tuple[Twin, ...]:
        """Return the manuscripts of the congress, handed in earlier, that a good part of this one stands in.

        The first that was handed in comes first. `seen_by` reads it: where they may not see the other
        manuscript its title is left out; who handed it in, for which unit and when, everybody may know.
        """
        lines = manuscript.text.splitlines()
        alike = self._sharing_with(manuscript, keys_of("\n".join(lines)))
        found = self._handed_in(alike, before=manuscript)
        seen = set()
        if found and seen_by is not None:
            visible = type(manuscript).objects.visible_to(seen_by).filter(pk__in=alike)
            seen = set(visible.values_list("pk", flat=True))
        twins = [_twin(other, lines=lines, of=manuscript, is_seen=other.pk in seen) for other in found]
        return tuple(sorted((twin for twin in twins if twin), key=lambda twin: (twin.handed_in_on, twin.key)))

    def _sharing_with(self, manuscript: Manuscript, keys: Sequence[int]) -> list[int]:
        """Name the manuscripts that share most fingerprints, without those that everybody has."""
        ours = self.filter(congress=manuscript.congress, key__in=keys)
        told = ours.exclude(manuscript=manuscript.pk)
        rare = told.values("key").annotate(n=Count("pk")).filter(n__lte=SET_PHRASE)
        shared = Counter(told.filter(key__in=rare.values("key")).values_list("manuscript", flat=True))
        enough = max(LEAST_KEYS, len(keys) * LEAST_RARE // 100)
        return [pk for pk, count in shared.most_common(COMPARED) if count >= enough]

    def _handed_in(self, keys: Sequence[int], *, before: Manuscript) -> list[Manuscript]:
        """Fetch them with the moment they were first handed in, as far as that is earlier."""
        if not keys:
            return []
        first_at = type(before).objects.annotate(first_at=Min("filing__at")).values("first_at")
        ours = Subquery(first_at.filter(pk=before.pk))
        found = type(before).objects.filter(pk__in=keys).annotate(first_at=Min("filing__at"), ours=ours)
        found = found.filter(Q(ours=None) | Q(first_at__lt=F("ours")))
        return list(found.select_related("unit").prefetch_related("authorship_set__person"))


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


def _traces(manuscript: Manuscript) -> list[Trace]:
    return [
        Trace(congress_id=manuscript.congress_id, manuscript_id=manuscript.pk, key=key)
        for key in keys_of(text.plain(manuscript.body))
    ]


def _twin(other: Manuscript, *, lines: Sequence[str], of: Manuscript, is_seen: bool) -> Twin | None:
    """Compare letter by letter; None where it is not enough."""
    found = likeness(lines, other.text)
    if not found.is_duplicate:
        return None
    people = [authorship.person for authorship in other.authorship_set.all()]
    return Twin(
        key=other.pk,
        title=other.title if is_seen else "",
        authors=tuple(person.name for person in people),
        unit=other.unit.short_name,
        handed_in_on=timezone.localdate(other.first_at),
        share=found.share,
        is_own=of.created_by in people,
        paragraphs=found.lines,
    )
