"""The roles of a post, and what each may do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does in a post."""

    WRITER = "writer", _("writer")
    HEAD = "head", _("responsible person")
    EDITOR = "editor", _("editor")
    LEADER = "leader", _("leader")
    WEBMASTER = "webmaster", _("webmaster")
    ADMINISTRATOR = "administrator", _("administrator")
    AUDITOR = "auditor", _("auditor")


EVERYONE = frozenset(
    {
        "manuscripts.add_manuscript",
        "manuscripts.add_filing",
        "ledger.add_claim",
        "outlets.add_identification",
        "ledger.view_entry",
        "standings.view_bulletin",
        "rules.view_rulebook",
        "rules.view_target",
        "rules.add_pledge",
        "rewards.view_awardround",
        "rewards.add_objection",
        "warnings.view_warning",
        "warnings.add_statementversion",
        "standards.view_demand",
        "standards.view_wordlist",
        "standards.view_route",
        "standards.view_standin",
        "closing.add_appeal",
        "closing.add_referral",
    }
)
RIGHTS: dict[str, frozenset[str]] = {
    Role.WRITER: frozenset(),
    Role.HEAD: frozenset(
        {
            "manuscripts.add_review",
            "reviewing.add_proof",
            "standards.add_standin",
            "standards.change_standin",
        }
    ),
    Role.EDITOR: frozenset(
        {
            "manuscripts.add_review",
            "manuscripts.add_registration",
            "manuscripts.view_registration",
            "manuscripts.add_cancellation",
            "manuscripts.change_register",
            "manuscripts.add_submission",
            "manuscripts.add_progress",
            "sending.add_delivery",
            "sending.add_response",
            "sending.add_coverletter",
            "sending.add_practice",
            "reviewing.add_proof",
            "manuscripts.view_submission",
            "outlets.add_outlet",
            "outlets.change_outlet",
            "outlets.view_outlet",
            "outlets.view_clipping",
            "ledger.add_confirmation",
            "ledger.add_dismissal",
            "ledger.add_reinstatement",
            "ledger.add_reversal",
            "ledger.add_rematching",
            "ledger.add_correction",
            "ledger.add_circumstance",
            "ledger.add_retraction",
            "ledger.add_posting",
            "bookkeeping.add_recounting",
            "ledger.view_adoption",
            "closing.add_closing",
            "closing.add_reopening",
            "closing.view_closing",
            "closing.add_ruling",
            "closing.change_appealterm",
            "closing.add_trial",
            "bygones.add_pastledger",
            "bygones.view_pastledger",
            "bygones.add_pastreversal",
            "rules.add_rulebook",
            "rules.change_rulebook",
            "rules.add_target",
            "rules.add_countersignature",
            "targets.view_quota",
            "targets.add_quota",
            "targets.change_quota",
            "targets.add_laying",
            "standards.add_demand",
            "standards.change_demand",
            "standards.add_wordlist",
            "standards.change_wordlist",
            "standards.add_word",
            "standards.change_word",
            "standards.add_route",
            "standards.change_route",
            "standards.add_standin",
            "standards.change_standin",
            "standings.add_bulletin",
            "standings.change_bulletin",
            "standings.add_presentation",
            "standings.add_layout",
            "standings.change_layout",
            "rewards.add_awardround",
            "rewards.add_veto",
            "rewards.add_objectionanswer",
            "rewards.add_conferral",
            "rewards.view_award",
            "rewards.view_payment",
            "rewards.add_payment",
            "rewards.add_payout",
            "warnings.add_warning",
            "warnings.add_statement",
            "warnings.add_statementreview",
            "publishing.add_publication",
            "publishing.add_announcement",
            "publishing.add_withdrawal",
            "publishing.add_takingdown",
            "topics.add_keytask",
            "topics.change_keytask",
            "topics.add_topic",
            "topics.change_topic",
            "team.view_unit",
            "team.view_person",
            "team.add_leave",
            "team.change_leave",
            "activity.view_mailing",
        }
    ),
    Role.LEADER: frozenset(
        {
            "ledger.view_adoption",
            "manuscripts.view_registration",
            "closing.add_closing",
            "closing.add_reopening",
            "closing.view_closing",
            "closing.add_ruling",
            "closing.add_trial",
            "rules.add_signing",
            "rules.add_countersignature",
            "standards.add_standin",
            "standards.change_standin",
            "rewards.add_awardround",
            "rewards.add_veto",
            "rewards.add_awardsigning",
            "rewards.add_awarddisclosure",
            "rewards.view_award",
            "rewards.view_payment",
            "rewards.add_payout",
            "warnings.add_warning",
            "warnings.add_warningsigning",
            "warnings.add_statement",
            "warnings.add_statementreview",
            "standings.add_signature",
            "standings.add_handingback",
            "standings.add_disclosure",
            "topics.add_keytask",
            "topics.change_keytask",
            "topics.add_topic",
            "topics.change_topic",
            "team.view_unit",
            "team.view_person",
        }
    ),
    Role.WEBMASTER: frozenset(
        {
            "publishing.add_publication",
            "publishing.add_announcement",
            "publishing.add_withdrawal",
            "publishing.add_takingdown",
            "wagtailadmin.access_admin",
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            "team.view_unit",
            "team.add_unit",
            "team.view_person",
            "team.add_person",
            "team.change_person",
            "team.add_post",
            "team.change_post",
            "team.add_leave",
            "team.change_leave",
            "outlets.view_outlet",
            "activity.view_mailing",
            "activity.add_resending",
        }
    ),
    Role.AUDITOR: frozenset(
        {
            "activity.view_deed",
            "closing.view_closing",
            "bygones.view_pastledger",
            "rewards.view_award",
            "rewards.view_payment",
            "team.view_unit",
            "team.view_person",
            "ledger.view_adoption",
        }
    ),
}
