from decimal import Decimal

import pytest

from byline.closing.models import Appeal, Closing
from byline.closing.models.ruling import Verdict
from byline.ledger.models import Entry
from byline.papers.official import Heading, Table
from byline.standings.models import Bulletin


@pytest.fixture
def this_month(last_month):
    return last_month.next()


@pytest.fixture
def told(bulletin, last_month, chen, zhou):
    """Last month is closed and its bulletin signed."""
    Closing.objects.close(last_month, by=chen)
    bulletin.sign(by=zhou)
    return bulletin


def changes(bulletin):
    return [(one.who, one.before, one.after) for one in bulletin.figures.changes if "采用条数" in one.what]


def test_what_changed_after_closing_is_listed_in_the_next_bulletin(
    told, this_month, qinghe, chen, printed, lin, yunzhou_daily, day_of
):
    printed(lin, by_outlet=yunzhou_daily, on=day_of(25), pieces="2")
    printed(lin, by_outlet=yunzhou_daily, on=day_of(26), pieces="1")

    following = Bulletin.objects.prepare(qinghe, period=this_month, by=chen)

    assert changes(following) == [("林秀（北河镇）", "2", "5")]
    assert all("第2.1条" in one.why or "第1.1条" in one.why for one in following.figures.changes)
    blocks = following.paper().blocks
    place = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and "数据的变动" in one.text)
    assert isinstance(blocks[place + 1], Table)


def test_what_was_told_once_is_not_told_again(
    told, this_month, qinghe, chen, zhou, printed, lin, sun, yunzhou_daily, day_of
):
    printed(lin, by_outlet=yunzhou_daily, on=day_of(25))
    told.correct(reason="漏计一条。", by=chen).sign(by=zhou)
    printed(sun, by_outlet=yunzhou_daily, on=day_of(26))

    following = Bulletin.objects.prepare(qinghe, period=this_month, by=chen)

    assert changes(following) == [("孙晓燕（柳林乡）", "3", "4")]


def test_where_nothing_changed_nothing_is_set(told, this_month, qinghe, chen):
    following = Bulletin.objects.prepare(qinghe, period=this_month, by=chen)

    assert following.figures.changes == ()
    assert not [one for one in following.paper().blocks if "变动" in getattr(one, "text", "")]


def test_a_period_that_is_not_closed_has_no_late_changes(
    bulletin, zhou, this_month, qinghe, chen, printed, lin, yunzhou_daily, day_of
):
    bulletin.sign(by=zhou)
    printed(lin, by_outlet=yunzhou_daily, on=day_of(25))

    assert changes(Bulletin.objects.prepare(qinghe, period=this_month, by=chen)) == []


def test_an_upheld_appeal_stands_there_with_its_clause_and_reason(
    told, this_month, qinghe, chen, lin, printed, yunzhou_daily, day_of
):
    entry = Entry.objects.of_person(lin).measured("points").order_by("pk").last()
    appeal = Appeal.objects.appeal(entry, says="头版刊发，未按头版计分。", by=lin)
    appeal.rule(Verdict(is_upheld=True, reason="核对报样，确为头版", amount=Decimal(4)), by=chen)

    following = Bulletin.objects.prepare(qinghe, period=this_month, by=chen)

    told_why = [one.why for one in following.figures.changes]
    assert [(entry.clause in why, "核对报样，确为头版" in why) for why in told_why] == [(True, True)]
