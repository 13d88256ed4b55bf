"""The ledger deed by deed: filters, sums, explanations, and the sheet of what is shown."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.http import QueryDict
from django.urls import reverse
from openpyxl import load_workbook

from byline.bookkeeping.asked import Asked
from byline.bookkeeping.lines import grouped, sums_of
from byline.ledger.models import Entry, Tally
from byline.reckoning.periods import HALF_YEAR, Period

MOST_QUERIES = 25


@pytest.fixture
def at_work(adoption, levee, chen, lin, beihe, desk, today):
    """A confirmation, and a line by hand."""
    adoption.confirm(by=chen)
    line = Entry(person=lin, unit=beihe, measure="points", amount=Decimal(3), counted_on=today)
    Entry.objects.adjust(line, reason="主任会议决定补记", by=chen)
    return desk(chen)


def shown(client, **asked):
    return client.get(reverse("entries"), asked).context


def test_each_deed_is_one_line_with_its_entries_folded(at_work, levee):
    lines = shown(at_work)["lines"]

    assert [(line.label, line.count) for line in lines] == [("手工更正", 1), ("确认", 4)]
    assert lines[1].manuscript == levee
    assert dict(lines[1].amounts) == {"pieces": 1, "points": 8}


def test_the_sums_are_of_what_is_shown(at_work, lin, wu, beihe, today):
    period = Period.containing(today, HALF_YEAR).key

    assert shown(at_work)["sums"] == ["1条", "11分"]
    assert shown(at_work, person=lin.pk, measure="points")["sums"] == ["7.8分"]
    assert shown(at_work, unit=beihe.pk, measure="points", period=period)["sums"] == ["11分"]
    assert shown(at_work, level="province", measure="points")["sums"] == ["8分"]
    assert shown(at_work, clause="2.1")["sums"] == ["1条"]
    assert shown(at_work, deed="correction")["sums"] == ["3分"]
    assert shown(at_work, deed="reversal")["sums"] == []
    assert shown(at_work, kind="department")["sums"] == []
    assert shown(at_work, genre="feature", measure="points")["sums"] == ["8分"]
    assert shown(at_work, name="吴建", measure="points")["sums"] == ["3.2分"]
    assert shown(at_work, period="2016")["sums"] == []


def test_the_lines_of_one_posting_stand_each_by_itself(at_work):
    posting = Entry.objects.latest("pk").posting
    context = shown(at_work, posting=posting.pk)

    assert [line.count for line in context["lines"]] == [1]
    assert "主任会议决定补记" in at_work.get(posting.get_absolute_url()).text


def test_the_sheet_has_exactly_what_is_shown(at_work, lin):
    answer = at_work.get(reverse("entries-sheet"), {"person": lin.pk, "measure": "points"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))

    assert [row[5] for row in rows] == [3, 4.8, 7.8]
    assert {row[1] for row in rows[:2]} == {"林秀"}
    assert rows[1][7] == "3.2"


def test_a_writer_s_sheet_has_their_own_lines_alone(at_work, desk, wu, lin, sun):
    answer = desk(sun).get(reverse("entries-sheet"), {"person": lin.pk})

    assert "林秀" not in str(list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values))


def test_the_ledger_asks_few_questions(
    at_work, adoption, chen, lin, beihe, today, django_assert_max_num_queries
):
    for number in range(1, 21):
        line = Entry(person=lin, unit=beihe, measure="points", amount=number, counted_on=today)
        Entry.objects.adjust(line, reason="补记", by=chen)
    adoption.reverse(by=chen, reason="核对")

    with django_assert_max_num_queries(MOST_QUERIES):
        at_work.get(reverse("entries"))


def test_the_pages_of_facts_tell_and_take(at_work, levee, adoption, chen, today, desk):
    typed = {"level": "city", "on": today.isoformat(), "note": "批示件2026第3号"}
    address = reverse("new-piece-fact", args=[levee.pk]) + "?kind=endorsement"
    assert at_work.get(address).status_code == 200
    assert at_work.post(address, typed).url == levee.get_absolute_url()
    assert "领导批示" in at_work.get(levee.get_absolute_url()).text
    fact = levee and at_work.get(reverse("facts")).context["page_obj"][0]
    assert "批示件2026第3号" in at_work.get(fact.get_absolute_url()).text
    assert at_work.post(reverse("retraction", args=[fact.pk]), {"reason": "不是批示"}).status_code == 302
    assert "不是批示" in at_work.get(fact.get_absolute_url()).text


def test_a_fact_that_lacks_something_is_asked_for_again_and_what_was_typed_stays(at_work, levee, today):
    address = reverse("new-piece-fact", args=[levee.pk]) + "?kind=prize"
    answer = at_work.post(address, {"level": "city", "on": today.isoformat(), "note": ""})

    assert answer.status_code == 422
    assert today.isoformat() in answer.text


def test_the_months_sums_come_to_what_the_lines_come_to(at_work, lin, wu, chen, beihe):
    addresses = ("period=all", f"unit={beihe.pk}&period=all", "level=province&measure=points&period=all")

    for person in (chen, lin, wu):
        for address in addresses:
            asked = Asked(QueryDict(address))
            assert sums_of(asked.summed_for(person)) == sums_of(asked.seen_by(person))
            assert asked.summed_for(person).model is Tally
    assert Asked(QueryDict("name=林&period=all")).summed_for(chen).model is Entry


def test_the_latest_deeds_are_paged_through(at_work, adoption, chen, monkeypatch):
    monkeypatch.setattr("byline.bookkeeping.lines.PORTION", 2)

    groups, are_more = grouped(Entry.objects.of_congress(chen.congress))
    monkeypatch.setattr("byline.bookkeeping.lines.MOST", 1)
    first, is_cut = grouped(Entry.objects.of_congress(chen.congress))

    assert [one["confirmation"] for one in groups] == [None, adoption.standing_confirmation.pk]
    assert not are_more
    assert (first, is_cut) == (groups[:1], True)


@pytest.mark.parametrize("address", [["new-posting"], ["new-fact", "incident"]])
def test_a_day_is_filled_in_as_a_browser_reads_it_in_any_language(at_work, today, address):
    name, *kind = address

    page = at_work.get(
        reverse(name), {"kind": kind[0]} if kind else {}, headers={"accept-language": "zh-hans"}
    )

    assert f'value="{today.isoformat()}"' in page.content.decode()
