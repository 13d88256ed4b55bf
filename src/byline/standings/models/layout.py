"""Layouts: how an office sets its bulletins."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.activity.deeds import record
from byline.papers.official import NEWSLETTER, OFFICIAL
from byline.team.models import Congress, Person
from byline.telling.wording import RED_HEAD, first_letterhead


class Set(models.Model):
    """What a layout and a bulletin have in common: the look, the numbers of issues, the letterhead."""

    class Style(models.TextChoices):
        """How the paper is set."""

        OFFICIAL = OFFICIAL, _("official paper (GB/T 9704)")
        NEWSLETTER = NEWSLETTER, _("newsletter")

    class Numerals(models.TextChoices):
        """In which figures a newsletter writes its issue."""

        ARABIC = "arabic", _("Arabic: 第3期")
        CHINESE = "chinese", _("Chinese: 第三期")

    style = models.CharField(_("style"), max_length=10, choices=Style, default=Style.OFFICIAL)
    numerals = models.CharField(_("figures of the issue"), max_length=10, choices=Numerals, default="arabic")
    red_head = models.CharField(_("red head"), max_length=20, default=RED_HEAD)
    maker = models.CharField(_("made by"), max_length=40)
    addressees = models.CharField(_("addressees"), max_length=200, blank=True)
    copies = models.PositiveSmallIntegerField(_("copies printed"), default=0)

    class Meta:
        abstract = True

    def letterhead(self) -> dict[str, object]:
        """Return what another one takes over from this."""
        return {name: getattr(self, name) for name in LETTERHEAD}


LETTERHEAD = ("style", "numerals", "red_head", "maker", "addressees", "copies")


class LayoutQuerySet(models.QuerySet):
    """Words about layouts."""

    def of(self, congress: Congress) -> LayoutQuerySet:
        """Keep those of a congress, in the order of their names."""
        return self.filter(congress=congress).order_by("name")

    def visible_to(self, person: Person) -> LayoutQuerySet:
        """Keep those of the person's congress."""
        return self.of(person.congress)

    def lay_out_first(self, congress: Congress) -> None:
        """Give a congress that has no layout its first two, the official paper and the newsletter."""
        if self.of(congress).exists():
            return
        head = first_letterhead(congress.name, level=congress.level)
        for name, style in (("公文格式", OFFICIAL), ("简报格式", NEWSLETTER)):
            self.create(congress=congress, name=name, style=style, **head)


class Layout(Set):
    """One way in which an office sets its bulletins: style, red head, maker, addressees, copies."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    name = models.CharField(_("name of the layout"), max_length=20)

    objects = LayoutQuerySet.as_manager()

    DEEDS = {"laid_out": _("changed the layout {layout}")}

    class Meta:
        verbose_name = pgettext_lazy("bulletin", "layout")
        verbose_name_plural = pgettext_lazy("bulletin", "layouts")
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="a_layout_has_its_own_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where it is changed."""
        return reverse("bulletin-layout", args=[self.pk])

    def lay_out(self, *, by: Person) -> None:
        """Keep it as it stands. Bulletins that were made with it before stay as they are."""
        self.save()
        record(self, "laid_out", by=by, layout=self.name)
