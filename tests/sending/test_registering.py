from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from byline.activity.models import Notice
from byline.manuscripts.models import Manuscript, Register, Registration, Writing
from byline.manuscripts.models.registration import (
    CancelledWithoutReason,
    DayToCome,
    MarkWithBraces,
    NotPassed,
    NumberRepeated,
    RegisteredAlready,
)
from byline.manuscripts.models.state import State


class Killed(Exception):
    """The process was killed."""


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


def test_two_who_register_at_once_never_get_one_number(transactional_db, hire, office, liulin, today):
    editor, writer = (
        hire("chenjing", "陈静", office, "editor"),
        hire("sunxiaoyan", "孙晓燕", liulin, "writer"),
    )
    pieces = []
    for number in range(4):
        piece = Manuscript.objects.begin(Writing(title=f"春灌第{number}篇", body="<p>正文。</p>"), by=writer)
        piece.file(by=writer)
        piece.pass_review(by=editor)
        pieces.append(piece)

    def register(piece):
        try:
            return piece.register(by=editor).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(register, pieces))

    assert sorted(numbers) == [1, 2, 3, 4]


@transaction.atomic
def register_and_die(manuscript, *, by):
    manuscript.register(by=by)
    raise Killed


def test_a_killed_process_leaves_no_gap(passed, chen, today):
    before = Registration.objects.count()
    with pytest.raises(Killed):
        register_and_die(passed, by=chen)
    assert Registration.objects.count() == before
    assert Register.objects.filter(year=today.year, last_number__gt=0).count() == 0

    assert Manuscript.objects.get(pk=passed.pk).register(by=chen).number == 1


def test_a_cancelled_number_stays_visible_and_is_not_given_again(at_work, passed, chen, sun):
    registration = passed.register(by=chen)
    address = reverse("cancellation", args=[registration.pk])
    refusal = at_work(chen).post(address, {"reason": " "})
    assert refusal.status_code == 422
    assert "请用自己的话写明为什么注销" in refusal.content.decode()
    with pytest.raises(CancelledWithoutReason):
        registration.cancel(reason=" ", by=chen)

    assert at_work(chen).post(address, {"reason": "与另一篇重复"}).status_code == 302
    assert at_work(chen).post(address, {"reason": "再来一次"}).status_code == 422

    page = at_work(chen).get(reverse("registrations")).content.decode()
    assert f"<del>{registration}</del>" in page
    assert "与另一篇重复" in page
    assert Notice.objects.filter(person=sun, deed__verb="cancelled").count() == 1
    again = Manuscript.objects.get(pk=passed.pk).register(by=chen)
    assert again.number == registration.number + 1


def test_what_went_out_keeps_its_number(at_work, levee, chen):
    address = reverse("cancellation", args=[levee.number.pk])
    assert at_work(chen).post(address, {"reason": "不对"}).status_code == 422


def test_others_may_not_cancel_or_change_the_pattern(at_work, ditch, sun, zhou, stranger):
    for person in (sun, zhou):
        assert at_work(person).get(reverse("cancellation", args=[ditch.number.pk])).status_code == 403
        assert at_work(person).get(reverse("pattern")).status_code == 403
    assert at_work(stranger).get(reverse("cancellation", args=[ditch.number.pk])).status_code == 404


def test_the_next_number_is_shown_before_the_pattern_is_used(at_work, passed, chen, today):
    pattern = "{mark}（{year}）第{number:03}号"
    page = at_work(chen).get(reverse("pattern"), {"pattern": pattern}).content.decode()
    assert f"青人信（{today.year}）第001号" in page

    assert at_work(chen).post(reverse("pattern"), {"pattern": pattern}).status_code == 302

    assert str(passed.register(by=chen)) == f"青人信（{today.year}）第001号"


@pytest.mark.parametrize(
    "pattern", ["{year}年", "{number}号", "{mark}{year}{number}{x}", "{number!r}{year}", "}{number}{year}"]
)
def test_a_pattern_that_repeats_or_breaks_is_refused(at_work, chen, pattern):
    assert at_work(chen).post(reverse("pattern"), {"pattern": pattern}).status_code == 422


def test_a_mark_with_braces_is_refused(qinghe, chen, today):
    qinghe.register_mark = "青{人}"
    qinghe.save()
    with pytest.raises(MarkWithBraces):
        Register.of(qinghe, year=today.year).repattern("{mark}{year}-{number}", by=chen)


def test_a_pattern_that_would_give_a_label_twice_is_refused(passed, ditch, chen, qinghe, today):
    register = Register.of(qinghe, year=today.year)
    register.repattern("{year}-1{number}", by=chen)
    assert str(passed.register(by=chen)).startswith(f"{today.year}-1")
    register.refresh_from_db()

    with pytest.raises(NumberRepeated):
        register.repattern("{year}-{number}", by=chen)


def test_the_register_is_narrowed_by_unit_words_and_days(at_work, ditch, levee, chen, beihe, today):
    def found(**questions):
        page = at_work(chen).get(reverse("registrations"), questions)
        return {each.manuscript for each in page.context["page_obj"]}

    year = levee.number.year
    assert found(year=year, unit=beihe.pk) == {levee}
    assert found(year=year, q="水渠") == {ditch}
    assert found(year=year, q=str(levee.number)) == {levee}
    assert found(year=year, genre="feature") == {levee}
    assert found(year=year, to="2026-02-31", unit="x", genre="?") == {ditch, levee}
    day = levee.number.registered_on
    assert found(year=year, **{"from": day, "to": day}) == {levee}


def test_the_register_asks_few_questions(at_work, ditch, levee, passed, chen, django_assert_max_num_queries):
    registration = passed.register(by=chen)
    registration.cancel(reason="重复", by=chen)
    browser = at_work(chen)
    with django_assert_max_num_queries(25):
        browser.get(reverse("registrations"))
