from datetime import date, timedelta

import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Registration, Writing
from byline.manuscripts.models.registration import DayToCome, NotPassed, RegisteredAlready
from byline.manuscripts.models.state import State


@pytest.fixture
def passed(sun, chen):
    manuscript = Manuscript.objects.begin(Writing(title="审过的", body="<p>正文。</p>"), by=sun)
    manuscript.file(by=sun)
    manuscript.pass_review(by=chen)
    return manuscript


def test_a_passed_piece_gets_the_next_number_of_the_year(at_work, passed, ditch, chen, today):
    at_work(chen).post(reverse("registration", args=[passed.pk]), {"registered_on": today.isoformat()})

    registration = Registration.objects.get(manuscript=passed)
    year = Registration.objects.get(manuscript=ditch).year
    assert registration.number == (2 if year == today.year else 1)
    assert str(registration) == f"青人信〔{today.year}〕{registration.number}号"
    passed.refresh_from_db()
    assert passed.state == State.REGISTERED


def test_a_piece_from_before_byline_stands_in_the_register_of_its_year(passed, chen):
    registration = passed.register(by=chen, on=date(2019, 3, 5))

    assert (registration.year, registration.number) == (2019, 1)


def test_what_has_not_passed_gets_no_number(draft, chen):
    with pytest.raises(NotPassed):
        draft.register(by=chen)


def test_a_second_registration_is_refused(at_work, passed, chen, today):
    passed.register(by=chen)

    with pytest.raises(RegisteredAlready):
        passed.register(by=chen)
    answer = at_work(chen).post(
        reverse("registration", args=[passed.pk]), {"registered_on": today.isoformat()}
    )
    assert answer.status_code == 422
    assert Registration.objects.count() == 1


def test_a_day_to_come_is_refused(passed, chen, today):
    with pytest.raises(DayToCome):
        passed.register(by=chen, on=today + timedelta(days=1))


def test_the_register_shows_what_has_a_number_and_what_waits_for_one(at_work, passed, ditch, chen):
    page = at_work(chen).get(reverse("registrations"))

    assert [registration.manuscript for registration in page.context["page_obj"]] == [ditch]
    assert list(page.context["waiting"]) == [passed]


def test_the_register_comes_as_a_sheet(at_work, ditch, chen):
    answer = at_work(chen).get(reverse("registrations-table"))

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content[:2] == b"PK"
