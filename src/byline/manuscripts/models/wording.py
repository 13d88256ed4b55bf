"""The words of a manuscript, ready to be searched."""

from __future__ import annotations

from django.db import connections, models
from django.db.models import F, Q, Sum
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from byline.manuscripts import pairs, text
from byline.manuscripts.models.manuscript import Manuscript

AT_ONCE = 500  # manuscripts whose words are cut and written together: about a second of work

# FTS5 asks for a phrase in quotes, with a star for what may go on; a column's name before it asks that alone.
SQLITE = "SELECT rowid FROM manuscripts_words WHERE manuscripts_words MATCH %s"
# Each half has a column and an index of its own (see the migrations). A phrase that is itself asked for is
# unknown to the planner, which takes it for a rare one and asks the index; knowing that nearly every row has
# it, it would open the rows one by one, which takes ten times as long.
POSTGRESQL = "SELECT manuscript_id FROM manuscripts_wording WHERE "
HALF = "{field}_pairs @@ (SELECT %s::tsquery)"


class WordingQuerySet(models.QuerySet):
    """Words about the words of manuscripts."""

    def bring_up_to_date(self) -> int:
        """Cut the words of every manuscript whose text is newer than its wording; return how many.

        Safe to run twice and by two at once: the later one writes the same words again. No wording is ahead
        of its manuscript, so where both count as many editions none is behind: two sums over an index tell
        that, and no row is read.
        """
        editions = Sum("edition", default=0)
        if self.aggregate(n=editions) == Manuscript.objects.aggregate(n=editions):
            return 0
        is_stale = Q(wording=None) | ~Q(wording__edition=F("edition"))
        stale = Manuscript.objects.filter(is_stale).values_list("pk", "edition", "title", "subtitle", "body")
        batch = list(stale.order_by("pk")[:AT_ONCE])
        if not batch:
            return 0
        self.bulk_create(
            [of(*row) for row in batch],
            update_conflicts=True,
            unique_fields=["manuscript"],
            update_fields=["edition", "title", "body"],
        )
        return len(batch) + (self.bring_up_to_date() if len(batch) == AT_ONCE else 0)

    def saying(self, words: str, *, field: str = "") -> Q:
        """Return the condition that a manuscript says `words`, in one `field` (title, body) or in either.

        It holds nowhere for words without a letter, character or figure.
        """
        asked = pairs.asked(words)
        if not asked:
            return Q(pk__in=[])
        if connections[self.db].vendor == "sqlite":
            phrase = f'"{" ".join(asked)}" *'
            return Q(pk__in=RawSQL(SQLITE, [f"{field} : {phrase}" if field else phrase]))  # noqa: S611 -- the phrase is a parameter
        phrase = " <-> ".join(f"'{pair}'" for pair in asked) + ":*"
        halves = [field] if field else ["title", "body"]
        asking = POSTGRESQL + " OR ".join(HALF.format(field=half) for half in halves)
        return Q(pk__in=RawSQL(asking, [phrase] * len(halves)))  # noqa: S611 -- likewise


class Wording(models.Model):
    """A manuscript's title and text in pairs of characters: a cache, made again from the text at any time."""

    manuscript = models.OneToOneField(
        Manuscript, on_delete=models.CASCADE, primary_key=True, verbose_name=_("manuscript")
    )
    edition = models.PositiveIntegerField(_("edition"))
    title = models.TextField(_("title"))
    body = models.TextField(_("text"))

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        indexes = [models.Index(fields=["edition"], name="wordings_by_edition")]

    def __str__(self):
        return str(self.manuscript)


def of(key: int, edition: int, title: str, subtitle: str, body: str) -> Wording:
    """Make the wording of one manuscript, not yet saved."""
    words = f"{title}\n{subtitle}"
    return Wording(
        manuscript_id=key,
        edition=edition,
        title=pairs.indexed(words),
        body=pairs.indexed(text.plain(body)),
    )
