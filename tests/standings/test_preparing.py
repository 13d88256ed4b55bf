from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from byline.activity.models import Deed
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.standings.models import Bulletin
from byline.standings.models.bulletin import PeriodNotBegun


def test_a_bulletin_is_written_from_the_figures(bulletin, last_month):
    month = f"{last_month.first.year}年{last_month.first.month}月份"

    assert bulletin.title == f"关于{month}\n信息采用情况的通报"
    assert f"{month}（{last_month.first.month}月1日至" in bulletin.words("opening")
    assert "全县人大系统信息共被各级媒体采用7条，其中省级1条、市级6条。" in bulletin.words("opening")
    assert bulletin.words("praise").startswith("孙晓燕、林秀、吴建民采用条数居前")


def test_a_second_time_opens_the_same_bulletin_as_it_was_left(bulletin, reword, qinghe, last_month, chen):
    reword(bulletin, "opening", "改过的开头。", by=chen)

    again = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)

    assert again == bulletin
    assert again.words("opening") == "改过的开头。"
    assert [deed.verb for deed in Deed.objects.about(bulletin)] == ["prepared", "worded"]


def test_units_behind_their_target_are_named(
    a_month_of_prints, qinghe, beihe, liulin, office, chen, last_month, half
):
    Target.objects.lay_on([beihe], owed=Owed(half, "pieces", Decimal(3)), by=chen)
    Target.objects.lay_on([liulin], owed=Owed(half, "pieces", Decimal(300)), by=chen)
    Target.objects.lay_on([office], owed=Owed(half, "pieces", Decimal(6)), by=chen)

    bulletin = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)

    assert "北河镇" in bulletin.words("praise")
    assert "柳林乡" in bulletin.words("warnings")
    assert "办公室至今没有信息被采用" in bulletin.words("warnings")
    assert "任务共309条，已完成7条" in bulletin.words("overview")


def test_more_than_last_year_is_told(
    a_month_of_prints, printed, sun, yunzhou_daily, qinghe, chen, last_month
):
    a_year_ago = last_month.first.replace(year=last_month.first.year - 1)
    printed(sun, by_outlet=yunzhou_daily, on=a_year_ago)

    assert "同比多6条" in Bulletin.objects.prepare(qinghe, period=last_month, by=chen).words("opening")


def test_the_next_bulletin_keeps_the_letterhead(bulletin, qinghe, chen, last_month):
    bulletin.lay_out({"maker": "青禾县人大常委会研究室"}, by=chen)
    bulletin.send_to({"send": "县政协办公室"}, by=chen)

    following = Bulletin.objects.prepare(qinghe, period=last_month.previous(), by=chen)

    assert (following.maker, following.going("send")) == ("青禾县人大常委会研究室", "县政协办公室。")


def test_a_period_that_has_not_begun_is_refused(qinghe, chen, last_month):
    with pytest.raises(PeriodNotBegun):
        Bulletin.objects.prepare(qinghe, period=last_month.next().next(), by=chen)

    assert not Bulletin.objects.exists()


def test_tables_follow_the_ledger_until_it_is_signed(bulletin, printed, lin, yunzhou_daily, day_of):
    printed(lin, by_outlet=yunzhou_daily, on=day_of(25), pieces="2")

    assert bulletin.figures.pieces == 9
    assert bulletin.figures.people[0].name == "林秀"
    assert [drift.said for _part, drift in bulletin.drifts(bulletin.figures)] == ["7条", "6条"]


def test_redrafting_writes_the_text_anew(bulletin, printed, lin, yunzhou_daily, day_of, chen):
    printed(lin, by_outlet=yunzhou_daily, on=day_of(25), pieces="2")

    bulletin.redraft(by=chen)

    assert "采用9条" in bulletin.words("opening")
    assert not bulletin.drifts(bulletin.figures)


def test_the_page_prepares_it_in_one_action(a_month_of_prints, client, chen, last_month):
    client.force_login(chen)

    answer = client.post(reverse("bulletin-preparation"), {"period": last_month.key}, follow=True)

    assert answer.redirect_chain == [(Bulletin.objects.get().get_absolute_url(), 302)]
    page = answer.content.decode()
    assert page.count('class="annex"') == 3
    assert "信息采用情况的通报" in page


def test_a_writer_may_not_prepare_one(client, lin):
    client.force_login(lin)

    assert client.get(reverse("bulletin-preparation")).status_code == 403


def test_a_writer_finds_no_draft(bulletin, client, lin):
    client.force_login(lin)

    assert client.get(bulletin.get_absolute_url()).status_code == 404
    for name in ("bulletin-word", "bulletin-pdf"):
        assert client.get(reverse(name, args=[bulletin.pk])).status_code == 404


def test_another_congress_finds_no_bulletin(bulletin, client, stranger):
    client.force_login(stranger)

    assert client.get(bulletin.get_absolute_url()).status_code == 404


def test_the_text_is_changed_on_its_page(bulletin, typed, desk, chen):
    sent = typed(bulletin, red_head="青禾人大信息", warnings="", send="县政协办公室，吴建民")

    answer = desk(chen).post(reverse("bulletin-wording", args=[bulletin.pk]), sent)

    assert answer.status_code == 302
    bulletin.refresh_from_db()
    assert bulletin.red_head == "青禾人大信息"
    assert bulletin.going("send") == "县政协办公室，吴建民。"
    assert "三、下步要求" in [getattr(block, "text", "") for block in bulletin.paper().blocks]


def test_an_opening_is_needed(bulletin, typed, desk, chen):
    answer = desk(chen).post(reverse("bulletin-wording", args=[bulletin.pk]), typed(bulletin, opening=""))

    assert answer.status_code == 422
    bulletin.refresh_from_db()
    assert bulletin.words("opening")


def test_what_waits_for_a_decision_is_counted(bulletin, proposed, lin, yunzhou_daily, day_of, last_month):
    proposed(lin, by_outlet=yunzhou_daily, on=day_of(11))
    proposed(lin, by_outlet=yunzhou_daily, on=last_month.first - timedelta(days=1))

    assert bulletin.unconfirmed() == 1


def test_at_the_signature_a_wrong_percentage_and_an_unknown_place_are_told_apart(
    bulletin, reword, desk, chen, zhou
):
    reword(bulletin, "closing", "采用条数同比下降20%。北河镇居全省第一位。", by=chen)

    page = desk(zhou).get(reverse("bulletin-signature", args=[bulletin.pk])).text

    assert "“同比”写的是下降20%，表中" in page
    assert "“北河镇”写的是第1位，表中没有这项数据，请自行核对" in page


@pytest.mark.parametrize(("who", "place"), [("chen", "preparation"), ("lin", "list")])
def test_a_period_without_a_bulletin_leads_to_where_one_is_prepared(request, desk, last_month, who, place):
    answer = desk(request.getfixturevalue(who)).get(reverse("period-bulletin", args=[last_month.key]))

    places = {
        "preparation": f"{reverse('bulletin-preparation')}?period={last_month.key}",
        "list": reverse("bulletins"),
    }
    assert answer.url == places[place]


def test_a_period_leads_to_its_bulletin_and_a_writer_to_no_draft(bulletin, desk, last_month, chen, lin):
    address = reverse("period-bulletin", args=[last_month.key])

    assert desk(chen).get(address).url == bulletin.get_absolute_url()
    assert desk(lin).get(address).url == reverse("bulletins")
    assert desk(chen).get(reverse("period-bulletin", args=["nonsense"])).status_code == 404
