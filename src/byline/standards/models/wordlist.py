"""Lists of words: what must not be written, what is to be weighed, and how bodies and offices are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.norms.phrases import Finder, Phrase
from byline.standards.models.days import A_DAY, Dated, DatedQuerySet
from byline.standards.terms import Listed
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WORD = 40


class WordListedAlready(Refused):
    """“{word}” is in this list already. Change it there."""


class WordGone(Refused):
    """“{word}” was struck from the list meanwhile. Open the list to see how it stands."""


class ListNamedAlready(Refused):
    """There is a list called “{name}” already. Choose another name, or add the words there."""


class ListEnded(Refused):
    """This list ended on {day}, so its words stay as they are. Begin another list."""


class WordList(Dated, models.Model):
    """A list of words of one kind, in force from a day to a day."""

    DEEDS = {
        "begun": _("began the list “{name}”"),
        "ended": _("ended the list “{name}”"),
        "added": _("added “{word}”"),
        "changed": _("changed “{was}” to “{word}”"),
        "struck": _("struck “{word}”"),
        "imported": _("took in {count} words"),
        "undone": _("took back {count} imported words"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    name = models.CharField(_("name"), max_length=40)
    kind = models.CharField(_("what it is for"), max_length=12, choices=Listed.choices)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of words")
        verbose_name_plural = _("lists of words")
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "name"], condition=Q(ends_on=None), name="a_list_has_one_name"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where its words stand."""
        return reverse("word-list", args=[self.pk])

    @transaction.atomic
    def begin(self, *, by: Person) -> WordList:
        """Begin the list, empty. Refuses with DayGone and ListNamedAlready."""
        self.check_start()
        Congress.objects.select_for_update().get(pk=self.congress.pk)
        if WordList.objects.of(self.congress).filter(name=self.name, ends_on=None).exists():
            raise ListNamedAlready(name=self.name)
        self.by, self.at = by, timezone.now()
        self.save(force_insert=True)
        record(self, "begun", by=by, name=self.name)
        return self

    @transaction.atomic
    def end(self, *, by: Person) -> None:
        """End the list at once; its words stay readable. Refuses with EndedAlready."""
        current = self._locked()
        current.give_place(on=timezone.localdate())
        record(current, "ended", by=by, name=self.name)

    @transaction.atomic
    def add(self, phrase: Phrase, *, by: Person) -> Word:
        """Add a word from today on. Refuses with ListEnded and WordListedAlready."""
        word = self._put(phrase, by=by)
        record(self, "added", by=by, word=str(word))
        return word

    @transaction.atomic
    def take_in(self, phrases: Iterable[Phrase], *, by: Person) -> int:
        """Add words from a file that are not in the list yet; return how many. Refuses with ListEnded."""
        self._check_open_list()
        listed = set(self.word_set.not_over().values_list("word", flat=True))
        fresh = {phrase.word: phrase for phrase in phrases if phrase.word not in listed}
        if not fresh:
            return 0
        intake = self.intake_set.create(by=by)
        Word.objects.bulk_create(
            (
                Word(list=self, word=one.word, put=one.put, why=one.why, by=by, intake=intake)
                for one in fresh.values()
            ),
            batch_size=500,
        )
        record(self, "imported", by=by, count=len(fresh))
        return len(fresh)

    def _put(self, phrase: Phrase, *, by: Person) -> Word:
        self._check_open_list()
        if self.word_set.filter(word=phrase.word, ends_on=None).exists():
            raise WordListedAlready(word=phrase.word)
        return self.word_set.create(word=phrase.word, put=phrase.put, why=phrase.why, by=by)

    def _check_open_list(self) -> None:
        current = self._locked()
        if current.ends_on is not None:
            raise ListEnded(day=current.ends_on)

    def _locked(self) -> WordList:
        return WordList.objects.select_for_update().get(pk=self.pk)


class WordQuerySet(DatedQuerySet):
    """Words about listed words."""

    def visible_to(self, person: Person) -> WordQuerySet:
        """Keep those of the lists that a person may read."""
        return self.filter(list__in=WordList.objects.visible_to(person))

    def of(self, congress: Congress) -> WordQuerySet:
        """Keep those of a congress's lists."""
        return self.filter(list__congress=congress)

    def saying(self, words: str) -> WordQuerySet:
        """Keep those that have these characters in the word, in what to put, or in the reason."""
        return self.filter(Q(word__icontains=words) | Q(put__icontains=words) | Q(why__icontains=words))

    def finder(self, congress: Congress) -> Finder:
        """Return what finds today's words of a congress in a text.

        It is kept in this process until a word or a list changes, or the day does.
        """
        counted = self.of(congress).aggregate(
            n=Count("pk"), last=Max("pk"), over=Count("ends_on"), lists_over=Count("list__ends_on")
        )
        stamp = (timezone.localdate(), *counted.values())
        kept = FINDERS.get(congress.pk)
        if kept is None or kept.stamp != stamp:
            kept = FINDERS[congress.pk] = Kept(stamp, self._found(congress))
        return kept.finder

    def _found(self, congress: Congress) -> Finder:
        lists = WordList.objects.of(congress).in_force()
        rows = self.filter(list__in=lists).in_force().order_by("pk")
        return Finder(
            Phrase(word, kind, put, why)
            for word, kind, put, why in rows.values_list("word", "list__kind", "put", "why")
        )


@dataclass(frozen=True)
class Kept:
    """A finder, and what it was made from."""

    stamp: tuple
    finder: Finder


FINDERS: dict[int, Kept] = {}


class Word(Dated, models.Model):
    """One listed word, what to put instead, and why; in force from a day to a day."""

    list = models.ForeignKey(WordList, on_delete=models.PROTECT, verbose_name=_("list of words"))
    word = models.CharField(_("word"), max_length=LONGEST_WORD)
    put = models.CharField(
        _("put instead"), max_length=LONGEST_WORD, blank=True, help_text=_("Empty: it is to be left out.")
    )
    why = models.CharField(_("why"), max_length=120, blank=True)
    intake = models.ForeignKey(
        "Intake", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("import of words")
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = WordQuerySet.as_manager()

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        ordering = ["list", "word", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "word"], condition=Q(ends_on=None), name="a_word_stands_once_in_a_list"
            ),
            models.CheckConstraint(condition=~Q(word=""), name="a_listed_word_is_not_empty"),
        ]

    def __str__(self):
        return f"{self.word}→{self.put}" if self.put else self.word

    def get_absolute_url(self):
        """Where it stands in its list."""
        return self.list.get_absolute_url()

    @transaction.atomic
    def change(self, to: Phrase, *, by: Person) -> Word:
        """Strike it and add another in its place from today on.

        Refuses with ListEnded, WordGone and WordListedAlready.
        """
        was = self._strike()
        word = self.list._put(to, by=by)  # noqa: SLF001 -- the list's own rows are changed under its lock
        record(self.list, "changed", by=by, was=was, word=str(word))
        return word

    @transaction.atomic
    def strike(self, *, by: Person) -> None:
        """Strike it from today on; it stays readable. Refuses with ListEnded and WordGone."""
        record(self.list, "struck", by=by, word=self._strike())

    def _strike(self) -> str:
        self.list._check_open_list()  # noqa: SLF001 -- likewise
        current = Word.objects.select_for_update().get(pk=self.pk)
        if current.ends_on is not None:
            raise WordGone(word=self.word)
        current.ends_on = timezone.localdate() - A_DAY
        current.save(update_fields=["ends_on"])
        return str(current)
