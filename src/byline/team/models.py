"""Congresses, units, people and their posts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.errors import Refused
from byline.team.keeping import Admitted, Founded, Held
from byline.team.leaves import Leave
from byline.team.roles import Role
from byline.team.squads import Squad, SquadMember

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Congress", "Leave", "Person", "Post", "Squad", "SquadMember", "Unit"]
LAST_CUT_OFF_DAY = 28


class NoPostThatDay(Refused):
    """{person} held no post on {day}. Give them a post in a unit first."""


class Congress(models.Model):
    """A body whose office runs Byline here. Everything belongs to one."""

    class Level(models.TextChoices):
        """Where the body stands in the order of bodies."""

        NATIONAL = "national", _("national")
        PROVINCE = "province", _("provincial")
        CITY = "city", _("city")
        COUNTY = "county", _("county")
        TOWNSHIP = "township", _("township")

    name = models.CharField(_("name"), max_length=80, unique=True)
    short_name = models.CharField(_("short name"), max_length=20)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.COUNTY)
    superior = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("superior body"),
    )
    register_mark = models.CharField(
        _("mark of the register"),
        max_length=10,
        help_text=_("Stands before the year, as in 青人信〔2026〕12号."),
    )
    bulletin_mark = models.CharField(_("mark of bulletins"), max_length=10, blank=True)
    cut_off_day = models.PositiveSmallIntegerField(
        _("cut-off day"),
        default=0,
        validators=[MaxValueValidator(LAST_CUT_OFF_DAY)],
        help_text=_(
            "What is confirmed after this day of the next month counts in the month of its confirmation. "
            "0: always in the month of print."
        ),
    )

    class Meta:
        verbose_name = _("congress")
        verbose_name_plural = _("congresses")

    def __str__(self):
        return self.name

    @property
    def congress(self) -> Congress:
        """Itself: what is done to a congress stands in its own history."""
        return self


class UnitQuerySet(models.QuerySet):
    """Words about units."""

    def of(self, congress: Congress) -> UnitQuerySet:
        """Keep the units of a congress, in their order."""
        return self.filter(congress=congress).order_by("rank", "pk")

    def visible_to(self, person: Person) -> UnitQuerySet:
        """Keep the units of the person's congress."""
        return self.of(person.congress)


class Unit(Founded, models.Model):
    """A part of a congress, or a body that reports to it."""

    DEEDS = {"added": _("added the unit {unit}")}

    class Kind(models.TextChoices):
        """What class of unit it is; targets and rankings are kept by class."""

        OFFICE = "office", _("office")
        COMMITTEE = "committee", _("committee")
        TOWNSHIP = "township", _("township")
        DEPARTMENT = "department", _("department")
        MEDIA = "media", _("media")

    congress = models.ForeignKey(Congress, on_delete=models.PROTECT, verbose_name=_("congress"))
    name = models.CharField(_("name"), max_length=60)
    short_name = models.CharField(_("short name"), max_length=20)
    kind = models.CharField(_("class"), max_length=10, choices=Kind.choices)
    rank = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="a_unit_has_one_name")]

    def __str__(self):
        return self.short_name

    def heads(self, *, on: date | None = None) -> PersonQuerySet:
        """Return the people who answer for this unit on a day, today if none is given."""
        posts = Post.objects.in_force(on=on).filter(unit=self, role=Role.HEAD)
        return Person.objects.filter(pk__in=posts.values("person")).order_by("pk")


class PersonQuerySet(models.QuerySet):
    """Words about people."""

    def of(self, congress: Congress) -> PersonQuerySet:
        """Keep the people of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> PersonQuerySet:
        """Keep the people of the person's congress."""
        return self.of(person.congress)

    def holding(self, role: str, *, on: date | None = None) -> PersonQuerySet:
        """Keep those who hold a post of this role on a day, today if none is given."""
        posts = Post.objects.in_force(on=on).filter(role=role)
        return self.filter(pk__in=posts.values("person"))

    def only_names(self) -> PersonQuerySet:
        """Keep those who are only a name: no account, and never a post."""
        return self.filter(sign_in_name=None, post=None)

    @transaction.atomic
    def known_by_name(self, name: str, *, belongs_to: str = "", by: Person) -> Person:
        """Return who is only a name in the congress of `by`, entered now if nobody of that name was before.

        `belongs_to` tells two of one name apart by the words for where they work; left empty, any will do.
        """
        known = self.of(by.congress).only_names().filter(name=name)
        if belongs_to:
            known = known.filter(belongs_to=belongs_to)
        new = self.model(congress=by.congress, name=name, belongs_to=belongs_to)
        return known.order_by("pk").first() or new.add(by=by)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    """Makes accounts as Django asks for it."""

    def create_account(self, sign_in_name: str, *, password: str, **facts) -> Person:
        """Create a person who can sign in. `facts` are the fields of the row."""
        person = self.model(sign_in_name=sign_in_name, **facts)
        person.set_password(password)
        person.save()
        return person


class Person(Admitted, AbstractBaseUser, PermissionsMixin):
    """Someone with an account, or only a name."""

    DEEDS = {
        "added": _("added {person} to the people"),
        "mailbox_set": _("entered a mailbox of their own"),
        "mailbox_removed": _("took their mailbox out"),
        "born": _("entered the day {person} was born"),
        "let_in": _("set the sign-in name and a new password of {person}"),
        "posted": _("gave {person} a post: {unit}, {role}"),
        "post_ended": _("ended a post of {person}: {unit}, {role}, until {day}"),
    }

    congress = models.ForeignKey(Congress, on_delete=models.PROTECT, verbose_name=_("congress"))
    name = models.CharField(_("name"), max_length=30)
    sign_in_name = models.CharField(_("sign-in name"), max_length=40, unique=True, null=True, blank=True)
    email = models.EmailField(_("mailbox"), blank=True)
    mail_language = models.CharField(
        _("language of mails"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    belongs_to = models.CharField(
        _("works at"), max_length=60, blank=True, help_text=_("In words, for who is only a name.")
    )
    born_on = models.DateField(_("born on"), null=True, blank=True)
    is_active = models.BooleanField(_("in service"), default=True)

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.name

    def get_full_name(self):
        """Return the name; Django and Wagtail ask for it by this word."""
        return self.name

    def get_short_name(self):
        """Return the name; Django and Wagtail ask for it by this word."""
        return self.name

    def get_absolute_url(self):
        """Where this person's sheet stands."""
        return reverse("person", args=[self.pk])

    @cached_property
    def posts_today(self) -> list[Post]:
        """The posts held today, the oldest first, with their units."""
        return list(self.post_set.in_force().select_related("unit").order_by("starts_on", "pk"))

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles of the posts held today."""
        return frozenset(post.role for post in self.posts_today)

    @property
    def unit(self) -> Unit | None:
        """The unit of the first post held today."""
        return self.posts_today[0].unit if self.posts_today else None

    def holds(self, *roles: str) -> bool:
        """Tell whether the person holds one of these roles today."""
        return not self.roles.isdisjoint(roles)

    def units_headed(self) -> list[Unit]:
        """Return the units this person answers for today."""
        return [post.unit for post in self.posts_today if post.role == Role.HEAD]

    def unit_on(self, day: date) -> Unit:
        """Return the unit the person wrote for on a day: of the first post held then.

        Raises NoPostThatDay.
        """
        post = self.post_set.in_force(on=day).select_related("unit").order_by("starts_on", "pk").first()
        if post is None:
            raise NoPostThatDay(person=self.name, day=day)
        return post.unit


class PostQuerySet(models.QuerySet):
    """Words about posts."""

    def in_force(self, *, on: date | None = None) -> PostQuerySet:
        """Keep the posts held on a day, today if none is given."""
        day = on or timezone.localdate()
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day)))


class Post(Held, models.Model):
    """A person in a unit from a day to a day, with a role there."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, verbose_name=_("person"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, verbose_name=_("unit"))
    role = models.CharField(_("role"), max_length=15, choices=Role.choices)
    title = models.CharField(_("title"), max_length=40, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="a_post_ends_after_it_starts"
            )
        ]

    def __str__(self):
        return f"{self.person} {self.unit} {self.get_role_display()}"

    @property
    def congress(self) -> Congress:
        """The congress of the unit."""
        return self.unit.congress
