"""The piece: its text, its authors, its versions and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts import text
from byline.manuscripts.models.registration import Registrable, Registration
from byline.manuscripts.models.review import Filing, NotWritable, Review, Reviewable
from byline.manuscripts.models.state import Decision, State, Step
from byline.manuscripts.models.submission import Appearance, Sendable, Submission
from byline.rules.terms import Genre
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE = Decimal(1)


class ChangedElsewhere(Refused):
    """{name} saved another text of this manuscript at {time}. Yours is still here: compare, then save again."""


class SharesDoNotAddUp(Refused):
    """The authors' shares add up to {total}%, not to 100%. Change one of them."""


class TwiceAnAuthor(Refused):
    """{name} is named twice among the authors. Name each author once."""


@dataclass(frozen=True)
class Writing:
    """What a writer types: the words of a manuscript, and its genre."""

    title: str
    body: str
    subtitle: str = ""
    genre: str = Genre.NEWS


class ManuscriptQuerySet(models.QuerySet):
    """Words about manuscripts."""

    def of(self, congress: Congress) -> ManuscriptQuerySet:
        """Keep the manuscripts of a congress."""
        return self.filter(congress=congress)

    def by(self, person: Person) -> ManuscriptQuerySet:
        """Keep what a person began or is an author of."""
        return self.filter(Q(created_by=person) | Q(pk__in=person_authorships(person)))

    def visible_to(self, person: Person) -> ManuscriptQuerySet:
        """Keep what the person may see.

        One's own; the unit's, once handed in, for its head; all of the congress, once handed in, for the
        office; what is registered for leaders, the webmaster and the auditor. Nobody sees another's draft.
        """
        seen = Q(created_by=person) | Q(pk__in=person_authorships(person))
        if person.holds(Role.EDITOR):
            seen |= Q(filing__isnull=False)
        if person.holds(Role.HEAD):
            seen |= Q(filing__isnull=False, unit__in=person.units_headed())
        if person.holds(Role.LEADER, Role.WEBMASTER, Role.AUDITOR):
            seen |= Q(registration__isnull=False)
        mine = self.model.objects.filter(seen, congress=person.congress)
        return self.filter(pk__in=mine.values("pk"))

    def with_state(self) -> ManuscriptQuerySet:
        """Tell of each where it stands, in `stands_at`."""
        of_this = {"manuscript": OuterRef("pk")}
        last_filing = Filing.objects.filter(**of_this).order_by("-pk").values("pk")[:1]
        return self.annotate(last_filing=Subquery(last_filing), stands_at=furthest_state(of_this))

    def in_state(self, *states: str) -> ManuscriptQuerySet:
        """Keep those that stand in one of these states."""
        return self.with_state().filter(stands_at__in=states)

    def awaiting_review_by(self, person: Person) -> ManuscriptQuerySet:
        """Keep those whose next review is this person's to give; never one's own piece."""
        turn = Q(pk__in=[])
        if person.holds(Role.HEAD):
            turn |= Q(stands_at=State.UNIT_REVIEW, unit__in=person.units_headed())
        if person.holds(Role.EDITOR):
            turn |= Q(stands_at=State.OFFICE_REVIEW)
        others = self.of(person.congress).exclude(created_by=person)
        return others.with_state().filter(turn)

    def registered(self) -> ManuscriptQuerySet:
        """Keep those that have a number in the register."""
        return self.filter(registration__isnull=False)

    @transaction.atomic
    def begin(self, writing: Writing, *, by: Person) -> Manuscript:
        """Begin a manuscript whose only author is the one who writes it.

        Raises NoPostThatDay when the writer has no unit today.
        """
        manuscript = self.create(
            congress=by.congress,
            unit=by.unit_on(timezone.localdate()),
            created_by=by,
            changed_by=by,
            title=writing.title,
            subtitle=writing.subtitle,
            genre=writing.genre,
            body=text.clean(writing.body),
        )
        manuscript.authorship_set.create(person=by, unit=manuscript.unit, place=1, share=WHOLE)
        record(manuscript, "begun", by=by)
        return manuscript


class Manuscript(Reviewable, Registrable, Sendable, models.Model):
    """The piece that somebody writes, from its first word to its last print."""

    DEEDS = {
        "begun": _("began to write"),
        "credited": _("named the authors: {authors}"),
        "filed": _("handed in version {version}"),
        "passed": _("passed the review: {step}"),
        "returned": _("returned it: “{reason}”"),
        "registered": _("registered it as {number}"),
        "submitted": _("sent it to {outlet}"),
        "appeared": _("{outlet} printed it on {day}"),
        "retracted": _("the print in {outlet} no longer counts"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.CharField(_("title"), max_length=120, blank=True)
    subtitle = models.CharField(_("sub-title"), max_length=120, blank=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices, default=Genre.NEWS)
    body = models.TextField(_("text"), blank=True)
    edition = models.PositiveIntegerField(_("edition"), default=1)
    created_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("begun by")
    )
    created_at = models.DateTimeField(_("begun at"), default=timezone.now)
    changed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, db_index=True)

    objects = ManuscriptQuerySet.as_manager()

    class Meta:
        verbose_name = _("manuscript")
        verbose_name_plural = _("manuscripts")

    def __str__(self):
        return self.title or str(_("Untitled"))

    def get_absolute_url(self):
        """Where this manuscript's sheet stands."""
        return reverse("manuscript", args=[self.pk])

    @property
    def text(self) -> str:
        """The body as plain paragraphs, a line each."""
        return text.plain(self.body)

    @property
    def length(self) -> int:
        """How many characters the body has, counted the Chinese way."""
        return text.length(self.text)

    @property
    def state(self) -> State:
        """Where it stands. In lists `with_state` brings it along without a query."""
        if not hasattr(self, "stands_at"):
            self.stands_at = (
                Manuscript.objects.with_state().values_list("stands_at", flat=True).get(pk=self.pk)
            )
        return State(self.stands_at)

    @property
    def is_writable(self) -> bool:
        """Whether the author may change the text now."""
        return self.state in {State.DRAFT, State.RETURNED}

    @property
    def authors(self) -> list[Person]:
        """The authors in their order."""
        return [authorship.person for authorship in self.authorship_set.select_related("person")]

    @transaction.atomic
    def write(self, writing: Writing, *, edition: int, by: Person) -> None:
        """Save what was typed over the edition that the writer had before them.

        Raises NotWritable, and ChangedElsewhere when another text was saved since that edition. The same
        words again change nothing, so a repeated save does no harm.
        """
        current = Manuscript.objects.select_for_update().get(pk=self.pk)
        if not current.is_writable:
            raise NotWritable
        words = {**vars(writing), "body": text.clean(writing.body)}
        is_news = any(getattr(current, field) != value for field, value in words.items())
        if is_news and current.edition != edition:
            time = timezone.localtime(current.changed_at).strftime("%H:%M")
            raise ChangedElsewhere(name=current.changed_by.name, time=time)
        if is_news:
            words |= {"edition": edition + 1, "changed_by": by, "changed_at": timezone.now()}
            Manuscript.objects.filter(pk=self.pk).update(**words)
        self.refresh_from_db()

    @transaction.atomic
    def credit(self, shares: Sequence[tuple[Person, Decimal]], *, by: Person) -> None:
        """Name the authors in order with their shares, which add up to 1.

        Raises NotWritable, TwiceAnAuthor, SharesDoNotAddUp, and NoPostThatDay for an author without a unit.
        """
        if not self.is_writable:
            raise NotWritable
        people = [person for person, _share in shares]
        for person in people:
            if people.count(person) > 1:
                raise TwiceAnAuthor(name=person.name)
        total = sum((share for _person, share in shares), Decimal(0))
        if total != WHOLE:
            raise SharesDoNotAddUp(total=f"{total * 100:.4f}".rstrip("0").rstrip("."))
        self.authorship_set.all().delete()
        today = timezone.localdate()
        Authorship.objects.bulk_create(
            Authorship(manuscript=self, person=person, unit=person.unit_on(today), place=place, share=share)
            for place, (person, share) in enumerate(shares, start=1)
        )
        record(self, "credited", by=by, tell=people, authors="、".join(person.name for person in people))

    def keep_version(self, *, by: Person) -> Version:
        """Keep the text as it stands now under the next version number."""
        last = self.version_set.aggregate(last=models.Max("number"))["last"] or 0
        return self.version_set.create(
            number=last + 1, title=self.title, subtitle=self.subtitle, body=self.body, by=by
        )


class Authorship(models.Model):
    """One author of a manuscript: the place in the order, the share, the unit written for."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, verbose_name=_("manuscript"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    place = models.PositiveSmallIntegerField(_("place"))
    share = models.DecimalField(_("share"), max_digits=7, decimal_places=6)

    class Meta:
        verbose_name = _("authorship")
        verbose_name_plural = _("authorships")
        ordering = ["manuscript", "place"]
        constraints = [
            models.UniqueConstraint(fields=["manuscript", "person"], name="an_author_is_named_once"),
            models.UniqueConstraint(fields=["manuscript", "place"], name="authors_have_an_order"),
            models.CheckConstraint(condition=Q(share__gt=0) & Q(share__lte=1), name="a_share_is_a_part"),
        ]

    def __str__(self):
        return f"{self.person} {self.share:.0%}"


class Version(models.Model):
    """The text of a manuscript at one moment."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, verbose_name=_("manuscript"))
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=120)
    subtitle = models.CharField(_("sub-title"), max_length=120, blank=True)
    body = models.TextField(_("text"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [models.UniqueConstraint(fields=["manuscript", "number"], name="versions_are_numbered")]

    def __str__(self):
        return f"{self.manuscript} {self.number}"


class Picture(models.Model):
    """A picture in a manuscript, resized, without what the camera wrote into it."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, verbose_name=_("manuscript"))
    file = models.ImageField(
        _("file"), upload_to="pictures/%Y/%m/", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return f"{self.manuscript} {self.width}×{self.height}"

    def get_absolute_url(self):
        """Where the picture itself is served to those who may see the manuscript."""
        return reverse("picture", args=[self.pk])


def person_authorships(person: Person) -> models.QuerySet:
    """Return the manuscripts, by key, of which a person is an author."""
    return Authorship.objects.filter(person=person).values("manuscript")


def furthest_state(of_this: dict) -> Case:
    """Return the expression of the furthest state that a manuscript's rows tell; it needs `last_filing`."""
    reviews = Review.objects.filter(filing=OuterRef("last_filing"))
    through_unit = Filing.objects.filter(pk=OuterRef("last_filing"), asks_unit=True)
    appearances = Appearance.objects.filter(retracted_at=None, **of_this)
    return Case(
        When(Exists(appearances), then=Value(State.ADOPTED)),
        When(Exists(Submission.objects.filter(**of_this)), then=Value(State.SENT)),
        When(Exists(Registration.objects.filter(**of_this)), then=Value(State.REGISTERED)),
        When(last_filing=None, then=Value(State.DRAFT)),
        When(Exists(reviews.filter(decision=Decision.RETURNED)), then=Value(State.RETURNED)),
        When(Exists(reviews.filter(step=Step.OFFICE)), then=Value(State.PASSED)),
        When(Exists(through_unit) & ~Exists(reviews.filter(step=Step.UNIT)), then=Value(State.UNIT_REVIEW)),
        default=Value(State.OFFICE_REVIEW),
        output_field=models.CharField(),
    )
