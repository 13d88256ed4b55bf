"""What stands in the rail: the road of a manuscript, the four points, the site. Data, read by frame.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.web import waits

Question = Callable[[Any], Any]


@dataclass(frozen=True)
class Entry:
    """One line of the rail: its word, its address by name, who may open it, what waits behind it.

    `may` is a permission's name, or empty where everybody who is signed in may look. Each of `waiting`
    takes the person and gives a queryset of what waits for them; no two give the same row, and the frame
    counts all of them in one question.
    """

    label: Any
    name: str
    may: str = ""
    waiting: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Group:
    """Lines that belong together. Without a label they stand in the open."""

    label: Any
    entries: tuple[Entry, ...]


ROAD = Group(
    "",
    (
        Entry(pgettext_lazy("navigation", "Today"), "today"),
        Entry(
            _("Manuscripts"),
            "manuscripts",
            "manuscripts.add_manuscript",
            (waits.returns, waits.answers, waits.reviews),
        ),
        Entry(_("Registrations"), "registrations", "manuscripts.view_registration", (waits.registrations,)),
        Entry(_("Submissions"), "submissions", "manuscripts.view_submission", (waits.submissions,)),
        Entry(_("Adoptions"), "adoptions", "ledger.add_claim", (waits.confirmations,)),
        Entry(_("Claims"), "claims", "ledger.add_claim"),
        Entry(_("Ledger"), "entries", "ledger.view_entry"),
        Entry(_("Closings"), "closings", "closing.view_closing"),
        Entry(_("Appeals"), "appeals", "closing.add_appeal", (waits.appeals,)),
        Entry(_("Ranking"), "ranking", "ledger.view_entry"),
        Entry(_("Bulletins"), "bulletins", "standings.view_bulletin", (waits.signatures,)),
    ),
)
LEADERSHIP = Group(
    _("Leadership"),
    (Entry(_("Key tasks"), "key-tasks"), Entry(_("Topics"), "topics")),
)
TEAM = Group(
    _("Team"),
    (
        Entry(_("Units"), "units", "team.view_unit"),
        Entry(_("People"), "people", "team.view_person"),
        Entry(_("Squads"), "squads", "team.view_squad"),
        Entry(_("Mails"), "mailings", "activity.view_mailing"),
    ),
)
RULES = Group(
    _("Rules"),
    (
        Entry(_("Rulebooks"), "rulebooks", "rules.view_rulebook"),
        Entry(_("Trials of rules"), "trials", "closing.add_trial"),
        Entry(_("Past ledgers"), "past-ledgers", "bygones.view_pastledger"),
        Entry(_("Writing demands"), "demands", "standards.view_demand"),
        Entry(_("Word lists"), "word-lists", "standards.view_wordlist"),
        Entry(_("Review routes"), "routes", "standards.view_route"),
        Entry(_("Stand-ins"), "stand-ins", "standards.view_standin"),
        Entry(_("Outlets"), "outlets", "outlets.view_outlet"),
        Entry(_("Clippings"), "clippings", "outlets.view_clipping"),
    ),
)
INCENTIVES = Group(
    _("Incentives"),
    (
        Entry(_("Targets"), "targets", "rules.view_target"),
        Entry(_("Year sheets"), "year-sheets", "rules.view_target"),
        Entry(_("Awards"), "award-rounds", "rewards.view_awardround", (waits.objections,)),
        Entry(_("Payments"), "payments", "rewards.view_payment"),
        Entry(
            _("Warnings and statements"),
            "warnings",
            "warnings.view_warning",
            (waits.statements, waits.handed_in, waits.warnings),
        ),
        Entry(_("Honours on file"), "honours", "rewards.view_award"),
        Entry(_("My rewards"), "own-rewards", "rewards.view_awardround"),
    ),
)
SITE = Group(
    "",
    (
        Entry(_("Site"), "site"),
        Entry(_("Edit the site"), "wagtailadmin_home", "wagtailadmin.access_admin"),
    ),
)

POINTS = (LEADERSHIP, TEAM, RULES, INCENTIVES)
GROUPS = (ROAD, *POINTS, SITE)
