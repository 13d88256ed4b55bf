from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from byline.activity.models import Deed, Notice
from byline.bygones.models import PastLedger
from byline.closing.models import Closing, Outcome, Reopening, Trial
from byline.demo.making import is_made, make
from byline.demo.story import STAR_TITLE
from byline.ledger.models import Adoption, Circumstance, Confirmation, Dismissal, Entry, Reversal
from byline.manuscripts.models import Manuscript, Registration, Submission
from byline.outlets.models import Clipping, Evidence
from byline.publishing.models import ArticlePage, HomePage, Publication
from byline.rewards.models import AwardRound, Payment
from byline.rules.models import Pledge, Rulebook, Signing, Target
from byline.standings.models import Bulletin
from byline.targets.models import Portion
from byline.team.models import Congress, Person, Squad
from byline.warnings.models import Statement
from byline.warnings.models import Warning as Warned

pytestmark = pytest.mark.xdist_group("making_the_county")  # by one worker: the county is made once
PIECES = 120


@pytest.fixture(scope="module")
def county_media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def whole(django_db_setup, django_db_blocker, county_media):
    """Make the county once for all scenes here: it takes seconds. It is gone at the end of the file."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=county_media), transaction.atomic():
        yield make(timezone.localdate(), pieces=PIECES, is_quiet=True)
        transaction.set_rollback(True)


@pytest.fixture
def made(whole, db, settings, county_media):
    settings.MEDIA_ROOT = county_media
    return whole


def test_everything_is_there_and_hangs_together(made):
    assert Manuscript.objects.count() == made.manuscripts > PIECES
    assert Clipping.objects.count() == Evidence.objects.count() == made.clippings
    assert Adoption.objects.confirmed().count() == Confirmation.objects.count() - Reversal.objects.count()
    assert Reversal.objects.exists()
    assert Dismissal.objects.exists()
    assert Adoption.objects.awaiting().exists()
    assert all(evidence.is_whole() for evidence in Evidence.objects.all())
    assert not list(Deed.objects.broken())
    assert Deed.objects.count() == made.deeds
    _registers_have_no_gap()
    _the_ledger_is_what_the_rules_say()
    _bulletins_are_frozen()
    _nobody_acted_in_the_future()


def _registers_have_no_gap():
    for year in set(Registration.objects.values_list("year", flat=True)):
        numbers = sorted(Registration.objects.filter(year=year).values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))


def _the_ledger_is_what_the_rules_say():
    """Reckoning every piece again by the deed's own way finds nothing to add."""
    assert Entry.objects.measured("pieces").amount() > Decimal(20)
    for congress in Congress.objects.all():
        entered = Entry.objects.filter(congress=congress).values("manuscript")
        matters = Circumstance.objects.matters(list(Manuscript.objects.filter(pk__in=entered)))
        assert Entry.objects.differences(matters, congress_id=congress.pk) == []


def _bulletins_are_frozen():
    signed = Bulletin.objects.signed()
    assert signed.count() > 10
    assert all(bulletin.is_whole for bulletin in signed)


def _nobody_acted_in_the_future():
    now = timezone.now()
    assert not Deed.objects.filter(at__gt=now).exists()
    assert not Submission.objects.filter(at__gt=now).exists()
    assert Notice.objects.unread().exists()


def test_the_rules_could_be_signed_as_they_stand(made):
    assert Rulebook.objects.signed().count() == 2
    assert all(rulebook.findings() == () for rulebook in Rulebook.objects.signed())
    assert Signing.objects.broken() == []
    assert Target.objects.of_units().exists()


def test_squads_are_led_and_what_writers_owe_is_prorated(made):
    assert all(squad.leaders and len(squad.staff) > 2 for squad in Squad.objects.all())
    assert Squad.objects.count() == 2
    away = Portion.objects.get(target__person__leave__isnull=False)
    moved = Portion.objects.get(unitpart__unit__short_name="柳林乡")
    assert away.days < away.of_days
    assert moved.unitpart_set.count() == 2
    assert Pledge.objects.count() == 4


def test_periods_are_closed_one_of_them_twice(made):
    standing = Closing.objects.standing()
    assert standing.filter(round=1).count() == Reopening.objects.count() == 1
    assert all(closing.is_untouched for closing in standing.order_by("-ends_on")[:3])
    assert Trial.objects.get().ended_at
    assert Outcome.objects.exists()
    assert not PastLedger.objects.standing().get().pastline_set.exclude(problems=[]).exists()


def test_awards_and_warnings_stand_at_every_turn(made):
    done = AwardRound.objects.get(signing__isnull=False)
    assert done.is_whole
    assert all(award.is_conferred for award in done.awards())
    assert AwardRound.objects.unsigned().get().objection_set.unanswered().exists()
    assert Payment.objects.filter(payout__isnull=False).get().agrees
    assert sorted(statement.is_accepted for statement in Statement.objects.all()) == [False, True]
    assert Warned.objects.filter(signing=None).count() == 1


def test_the_levee_has_been_printed_twice_and_waits_once(made):
    levee = Manuscript.objects.get(title=STAR_TITLE)
    adoptions = Adoption.objects.filter(manuscript=levee)
    assert adoptions.count() == 3
    assert adoptions.awaiting().get().clipping.outlet.name == "东江人大网"
    assert {adoption.verdict for adoption in adoptions} == {"proven"}


def test_demo_people_sign_in_with_the_demo_password(made, settings):
    assert Person.objects.get(sign_in_name="linxiu").check_password(settings.DEMO_PASSWORD)


def test_a_second_run_changes_nothing(made, capsys):
    assert is_made()
    call_command("demo")
    assert Manuscript.objects.count() == made.manuscripts
    assert "linxiu" in capsys.readouterr().out


def test_the_public_site_shows_the_levee_first(made):
    home = HomePage.objects.get()
    assert home.lead.title == STAR_TITLE
    assert ArticlePage.objects.under(home).count() == Publication.objects.count() == made.articles
