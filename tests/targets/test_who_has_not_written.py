"""Who has not written: people with a target or a writing post, and what came of them."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.targets.silence import NOTHING_ADOPTED, NOTHING_WRITTEN, writers_of
from byline.team.models import Leave


def found(person, half, on):
    return {str(one.person): one for one in writers_of(person, period=half, on=on)}


def test_who_wrote_and_was_printed_lacks_nothing_and_who_did_not_is_named(
    a_month_of_prints, lin, sun, chen, half, today
):
    lin.name = "林秀"
    seen = found(chen, half, today)

    assert seen["陈静"].lacks(NOTHING_WRITTEN)
    assert seen["陈静"].lacks(NOTHING_ADOPTED)
    assert seen["林秀"].adopted == 2
    assert not seen["林秀"].lacks(NOTHING_ADOPTED)


def test_who_has_only_a_target_is_expected_to_write_too(zhou, chen, half, today):
    assert "周世安" not in found(chen, half, today)
    Target.objects.lay_on([zhou], owed=Owed(half, "pieces", Decimal(1)), by=chen)

    assert found(chen, half, today)["周世安"].owes


def test_a_draft_is_written_and_not_handed_in(draft, lin, chen, half, today):
    one = found(chen, half, today)["林秀"]

    assert (one.written, one.handed_in, one.adopted) == (1, 0, 0)


def test_leave_is_told(lin, chen, half, today):
    Leave(person=lin, kind="sick", starts_on=today).grant(by=chen)

    assert found(chen, half, today)["林秀"].is_on_leave


def test_a_head_sees_their_people_and_a_writer_themselves(lin, wu, sun, half, today):
    assert set(found(wu, half, today)) == {"林秀", "吴建民"}
    assert set(found(lin, half, today)) == {"林秀"}


def test_the_own_unit_stands_first(lin, sun, chen, half, today):
    assert next(iter(found(chen, half, today))) == "陈静"


def test_more_people_ask_no_more_questions(lin, sun, wu, chen, half, today, django_assert_max_num_queries):
    assert chen.roles

    with django_assert_max_num_queries(7):
        found(chen, half, today)


@pytest.mark.parametrize("name", ["not-written", "not-written-table"])
def test_the_page_and_its_sheet(a_month_of_prints, lin, chen, desk, half, name):
    answer = desk(chen).get(reverse(name), {"period": half.key, "lack": NOTHING_ADOPTED, "kind": "office"})

    assert answer.status_code == 200
    if name == "not-written":
        page = answer.content.decode()
        assert "林秀" not in page
