from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from byline.activity.models import Deed, Notice
from byline.reckoning.periods import Period
from byline.standings.models import Bulletin, IssueRegister, Signature
from byline.standings.models.signature import NothingToReport, PeriodNotOver, SignedAlready
from byline.team.models import Congress, Person


def test_a_signature_gives_the_next_number_of_the_year(bulletin, zhou, qinghe):
    IssueRegister.objects.create(congress=qinghe, year=timezone.localdate().year, last_number=6)

    bulletin.sign(by=zhou)

    assert (bulletin.year, bulletin.number) == (timezone.localdate().year, 7)
    assert bulletin.printed_number == f"青人办通〔{bulletin.year}〕7号"
    assert str(bulletin) == f"{bulletin.year}年第7期"


def test_a_signature_freezes_the_figures(bulletin, zhou, printed, lin, yunzhou_daily, day_of):
    bulletin.sign(by=zhou)

    printed(lin, by_outlet=yunzhou_daily, on=day_of(25), pieces="5")

    signed = Bulletin.objects.get()
    assert signed.figures == bulletin.figures
    assert signed.figures.pieces == 7
    assert signed.is_whole
    assert not signed.drifts(signed.figures)


def test_a_change_behind_our_back_is_seen(bulletin, zhou):
    bulletin.sign(by=zhou)

    bulletin.parts.filter(kind="praise").update(text="林秀第一。")

    assert not Bulletin.objects.get().is_whole


def test_a_changed_figure_is_seen_too(bulletin, zhou):
    bulletin.sign(by=zhou)

    Bulletin.objects.update(frozen_figures={**bulletin.frozen_figures, "pieces": "8"})

    assert not Bulletin.objects.get().is_whole


def test_a_changed_day_of_signing_is_seen_too(bulletin, zhou):
    signature = bulletin.sign(by=zhou)

    Signature.objects.update(at=signature.at - timedelta(days=1))

    assert not Bulletin.objects.get().is_whole


def test_a_new_mark_does_not_renumber_what_is_signed(bulletin, zhou, qinghe):
    bulletin.sign(by=zhou)

    Congress.objects.update(bulletin_mark="青人通")

    assert Bulletin.objects.get().printed_number == f"青人办通〔{bulletin.year}〕1号"


def test_a_second_signature_is_refused(bulletin, zhou):
    bulletin.sign(by=zhou)

    with pytest.raises(SignedAlready):
        Bulletin.objects.get().sign(by=zhou)

    assert Signature.objects.count() == 1
    assert IssueRegister.objects.get().last_number == 1


def test_a_signed_bulletin_is_not_reworded(bulletin, reword, zhou, chen):
    stale = Bulletin.objects.get()
    bulletin.sign(by=zhou)

    with pytest.raises(SignedAlready):
        reword(stale, "opening", "改过的开头。", by=chen)
    with pytest.raises(SignedAlready):
        stale.redraft(by=chen)


def test_a_period_that_is_not_over_is_not_signed(a_month_of_prints, qinghe, chen, zhou):
    this_month = Period.containing(timezone.localdate(), "month")
    bulletin = Bulletin.objects.prepare(qinghe, period=this_month, by=chen)

    with pytest.raises(PeriodNotOver) as refused:
        bulletin.sign(by=zhou)

    assert (this_month.last + timedelta(days=1)).isoformat() in refused.value.sentence


def test_a_bulletin_without_any_figure_is_not_signed(qinghe, chen, zhou, last_month):
    bulletin = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)

    with pytest.raises(NothingToReport):
        bulletin.sign(by=zhou)

    assert not IssueRegister.objects.exists()


def test_what_was_reworded_meanwhile_is_what_is_signed(bulletin, reword, zhou, chen):
    stale = Bulletin.objects.get()
    reword(bulletin, "praise", "林秀采用条数居前，予以通报表扬。", by=chen)

    stale.sign(by=zhou)

    assert stale.words("praise") == "林秀采用条数居前，予以通报表扬。"
    assert Bulletin.objects.get().is_whole


def test_everybody_hears_of_it(bulletin, zhou, lin, sun, chen):
    bulletin.sign(by=zhou)

    told = Notice.objects.filter(deed__verb="signed").values_list("person__name", flat=True)
    assert {"林秀", "孙晓燕", "陈静", "吴建民"} == set(told)
    assert "2" in Deed.objects.about(bulletin).last().sentence


def test_the_director_signs_on_the_page(bulletin, client, zhou):
    client.force_login(zhou)

    answer = client.post(reverse("bulletin-signature", args=[bulletin.pk]), follow=True)

    assert answer.status_code == 200
    assert Signature.objects.get().digest_in_groups in answer.content.decode()


def test_a_refusal_is_told_on_the_page(bulletin, client, zhou):
    bulletin.sign(by=zhou)
    client.force_login(zhou)

    answer = client.post(reverse("bulletin-signature", args=[bulletin.pk]))

    assert answer.status_code == 422
    assert "周世安" in answer.content.decode()


@pytest.mark.parametrize("name", ["lin", "chen", "shi"])
def test_only_a_leader_signs(bulletin, client, request, name):
    client.force_login(request.getfixturevalue(name))

    assert client.post(reverse("bulletin-signature", args=[bulletin.pk])).status_code == 403
    assert not Signature.objects.exists()


@pytest.mark.parametrize("page", ["bulletin-wording", "bulletin-redrafting"])
def test_a_leader_does_not_change_the_text(bulletin, client, zhou, page):
    client.force_login(zhou)

    assert client.post(reverse(page, args=[bulletin.pk])).status_code == 403


def test_the_text_of_a_signed_bulletin_is_not_offered_for_change(bulletin, client, zhou, chen):
    bulletin.sign(by=zhou)
    client.force_login(chen)

    answer = client.get(reverse("bulletin-wording", args=[bulletin.pk]))

    assert answer.status_code == 302
    assert answer.url == bulletin.get_absolute_url()


def test_the_editor_redrafts_on_the_page(bulletin, printed, lin, yunzhou_daily, day_of, client, chen):
    printed(lin, by_outlet=yunzhou_daily, on=day_of(25), pieces="2")
    client.force_login(chen)

    page = client.get(bulletin.get_absolute_url()).content.decode()
    client.post(reverse("bulletin-redrafting", args=[bulletin.pk]))

    assert reverse("bulletin-redrafting", args=[bulletin.pk]) in page
    bulletin.refresh_from_db()
    assert "采用9条" in bulletin.words("opening")


@pytest.mark.parametrize("page", ["ranking", "ranking-sheet", "targets", "bulletins", "bulletin-preparation"])
def test_one_without_a_post_sees_nothing(client, qinghe, page):
    client.force_login(
        Person.objects.create_account("heping", password="zhi-bi-ru-shi-9", congress=qinghe, name="何平")
    )

    assert client.get(reverse(page)).status_code == 403


def test_a_writer_reads_and_keeps_the_signed_bulletin(bulletin, client, lin, zhou):
    bulletin.sign(by=zhou)
    client.force_login(lin)

    assert client.get(bulletin.get_absolute_url()).status_code == 200
    word = client.get(reverse("bulletin-word", args=[bulletin.pk]))
    pdf = client.get(reverse("bulletin-pdf", args=[bulletin.pk]))
    assert word.getvalue().startswith(b"PK")
    assert pdf.getvalue().startswith(b"%PDF")


def test_the_list_asks_the_same_however_long_it_is(
    bulletin, client, chen, qinghe, last_month, django_assert_max_num_queries
):
    Bulletin.objects.prepare(qinghe, period=last_month.previous(), by=chen)
    client.force_login(chen)

    with django_assert_max_num_queries(9):
        assert client.get(reverse("bulletins")).status_code == 200


def test_word_and_pdf_are_set_from_the_same_paper(bulletin, zhou):
    bulletin.sign(by=zhou)

    paper = bulletin.paper()

    assert paper.number == bulletin.printed_number
    assert paper.blocks[-3].rows[0][1] == "北河镇"
    assert paper == Bulletin.objects.get().paper()
