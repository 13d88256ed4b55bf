"""What this room says in its templates, and on the pages of other rooms."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django import template
from django.db.models import Count, F, Max, Min, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from byline.ledger.models import Circumstance, Confirmation, Correction, Entry
from byline.reckoning.words import amount_words
from byline.rules.models import Rulebook

if TYPE_CHECKING:
    from decimal import Decimal

    from byline.bookkeeping.lines import DeedLine
    from byline.manuscripts.models import Manuscript
    from byline.outlets.models import Outlet
    from byline.team.models import Person

register = template.Library()


@register.simple_tag
def in_measure(amount: Decimal, measure: str) -> str:
    """Write an amount with its unit: 8 points."""
    return amount_words(amount, measure)


@register.filter
def people(line: DeedLine) -> str:
    """Name whom a deed's entries are for, each once."""
    return "、".join(dict.fromkeys(str(one.person or one.unit) for one in line.entries))


@register.simple_tag
def facts_of(manuscript: Manuscript, by: Person) -> list[Circumstance]:
    """Return the facts of a manuscript that stand, as far as the reader may see them."""
    found = Circumstance.objects.visible_to(by).of(manuscript).standing()
    return list(found.select_related("adoption__clipping__outlet"))


@register.simple_tag
def reckoned_otherwise(rulebook: Rulebook) -> dict[str, object]:
    """Count the pieces printed in a signed rulebook's days so far that were credited by another one."""
    today = timezone.localdate()
    if not rulebook.is_signed or rulebook.in_force_from > today:
        return {}
    later = Rulebook.objects.of(rulebook.congress).signed()
    ends = later.filter(in_force_from__gt=rulebook.in_force_from).aggregate(day=Min("in_force_from"))["day"]
    last = ends - timedelta(days=1) if ends else today
    entries = Entry.objects.of_congress(rulebook.congress).exclude(rulebook=rulebook)
    printed = entries.filter(adoption__clipping__printed_on__range=(rulebook.in_force_from, last))
    lines = printed.order_by().values("manuscript", "adoption", "measure", "rulebook", "clause", "person")
    standing = lines.annotate(sum=Sum("amount")).exclude(sum=0).values_list("manuscript", flat=True)
    return {"count": len(set(standing)), "first": rulebook.in_force_from, "last": last}


@register.simple_tag
def credited_as_before(outlet: Outlet) -> dict[str, object]:
    """Count the prints that were stated with the outlet as it was before, with their first and last day."""
    latest = Correction.objects.filter(confirmation=OuterRef("pk")).order_by("-pk")
    stated = {
        f"{name}_now": Coalesce(Subquery(latest.values(name)[:1]), name)
        for name in ("level", "medium", "group")
    }
    confirmed = Confirmation.objects.standing().filter(adoption__clipping__outlet=outlet).annotate(**stated)
    before = confirmed.exclude(level_now=outlet.level, medium_now=outlet.medium, group_now=outlet.group)
    day = F("adoption__clipping__printed_on")
    return before.aggregate(count=Count("pk"), first=Min(day), last=Max(day))
