from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from byline.activity.models import Notice
from byline.manuscripts.models import Submission, Terms
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import DeclinedAlready, NotRegistered, SentAlready, Standing
from byline.sending.account import Account


def test_a_registered_piece_goes_to_an_outlet(at_work, ditch, chen, sun, yunzhou_daily):
    at_work(chen).post(
        reverse("submission", args=[ditch.pk]),
        {"outlet": yunzhou_daily.pk, "way": "hand", "note": "送总编室"},
    )

    submission = Submission.objects.get(manuscript=ditch)
    assert (submission.outlet, submission.way, submission.note) == (yunzhou_daily, "hand", "送总编室")
    ditch.refresh_from_db()
    assert ditch.state == State.SENT
    assert Notice.objects.filter(person=sun, deed__verb="submitted").exists()


def test_only_what_is_registered_goes_out(draft, chen, yunzhou_daily):
    with pytest.raises(NotRegistered):
        draft.submit(to=yunzhou_daily, by=chen)


def test_the_same_outlet_is_sent_a_piece_once(at_work, levee, chen, dongjiang_daily):
    with pytest.raises(SentAlready):
        levee.submit(to=dongjiang_daily, by=chen)
    answer = at_work(chen).post(
        reverse("submission", args=[levee.pk]), {"outlet": dongjiang_daily.pk, "way": "mail"}
    )
    assert answer.status_code == 422
    assert "东江日报" in answer.content.decode()
    assert Submission.objects.filter(manuscript=levee).count() == 1


def test_the_list_tells_what_came_of_each(at_work, levee, ditch, chen, dongjiang_daily, today):
    browser = at_work(chen)
    assert browser.get(reverse("submissions")).context["page_obj"][0].printed_on is None
    assert list(browser.get(reverse("submissions") + "?view=waiting").context["page_obj"]) == [ditch]
    assert len(browser.get(reverse("submissions") + "?view=silent").context["page_obj"]) == 1

    levee.appear(at=dongjiang_daily, on=today)

    assert browser.get(reverse("submissions")).context["page_obj"][0].printed_on == today
    assert not browser.get(reverse("submissions") + "?view=silent").context["page_obj"].object_list
    assert len(browser.get(reverse("submissions") + "?view=printed").context["page_obj"]) == 1


def test_the_tabs_count_and_show_what_ones_own_congress_sent(at_work, levee, chen, stranger, qinghe_media):
    levee.submit(to=qinghe_media, by=chen)
    levee.appear(at=qinghe_media, on=timezone.localdate())

    def counts(person):
        context = at_work(person).get(reverse("submissions")).context
        return {tab.name: count for tab, count in context["tabs"] if count}

    assert counts(chen) == {"": 2, "sent": 2, "silent": 1, "printed": 1}
    assert counts(stranger) == {}
    assert not at_work(stranger).get(reverse("submissions")).context["page_obj"].object_list
    for name, count in counts(chen).items():
        page = at_work(chen).get(f"{reverse('submissions')}?view={name}").context["page_obj"]
        assert len(page.object_list) == page.paginator.count == count


def test_a_print_is_told_once_and_can_be_taken_back(levee, dongjiang_daily, today):
    for _time in range(2):
        levee.appear(at=dongjiang_daily, on=today)
    assert levee.appearance_set.count() == 1
    levee.refresh_from_db()
    assert levee.state == State.ADOPTED

    levee.disappear(at=dongjiang_daily, on=today)

    levee.refresh_from_db()
    assert levee.state == State.SENT


def test_what_failed_or_was_withdrawn_goes_anew_in_the_same_row(ditch, chen, yunzhou_daily):
    submission = ditch.submit(to=yunzhou_daily, by=chen)
    submission.move(to=Standing.WITHDRAWN, by=chen, words="要补一个数据")
    ditch.refresh_from_db()
    assert ditch.state == State.REGISTERED

    again = ditch.submit(to=yunzhou_daily, by=chen, terms=Terms(way="hand", note="改后再送"))

    assert again.pk == submission.pk
    assert (again.stands_at, again.note) == (Standing.SENT, "改后再送")
    assert [each.stands_at for each in again.progress_set.all()] == ["sent", "withdrawn", "sent"]
    ditch.refresh_from_db()
    assert ditch.state == State.SENT


def test_what_was_declined_is_asked_again_only_from_its_sheet(at_work, ditch, chen, yunzhou_daily):
    submission = ditch.submit(to=yunzhou_daily, by=chen)
    submission.move(to=Standing.DECLINED, by=chen, words="近期同类稿件较多")
    with pytest.raises(DeclinedAlready):
        ditch.submit(to=yunzhou_daily, by=chen)

    at_work(chen).post(reverse("renewal", args=[submission.pk]), {"words": ""})

    submission.refresh_from_db()
    assert submission.stands_at == Standing.ASKED


def test_what_is_only_asked_for_has_not_gone(at_work, ditch, chen, yunzhou_daily):
    data = {"outlet": yunzhou_daily.pk, "way": "hand", "rank": 2}
    for _time in range(2):
        assert at_work(chen).post(reverse("asking", args=[ditch.pk]), data).status_code == 302

    submission = Submission.objects.get(manuscript=ditch)
    assert (submission.stands_at, submission.rank) == (Standing.ASKED, 2)
    ditch.refresh_from_db()
    assert ditch.state == State.REGISTERED


@pytest.mark.parametrize(
    ("name", "words", "standing"),
    [
        ("acknowledgement", "", Standing.ACKNOWLEDGED),
        ("declining", "版面已满", Standing.DECLINED),
        ("failure", "信箱已满，退回", Standing.FAILED),
        ("submission-withdrawal", "数据有误", Standing.WITHDRAWN),
    ],
)
def test_what_became_of_it_is_noted_once_with_name_and_words(
    at_work, levee, chen, lin, name, words, standing
):
    submission = levee.submission_set.get()
    for _click in range(2):
        answer = at_work(chen).post(reverse(name, args=[submission.pk]), {"words": words})

    assert answer.status_code == 422
    last = submission.progress_set.last()
    assert (last.stands_at, last.by, last.words) == (standing, chen, words)
    assert Notice.objects.filter(person=lin, deed__verb=f"submission_{standing}").count() == 1
    page = at_work(chen).get(reverse("submission-sheet", args=[submission.pk])).content.decode()
    assert words in page


@pytest.mark.parametrize("name", ["failure", "submission-withdrawal"])
def test_a_failure_and_a_withdrawal_need_a_reason(at_work, levee, chen, name):
    submission = levee.submission_set.get()

    address = reverse(name, args=[submission.pk])
    assert "可不填" not in at_work(chen).get(address).content.decode()
    refusal = at_work(chen).post(address, {"words": " "})
    assert refusal.status_code == 422
    assert "请写明原因" in refusal.content.decode()
    submission.refresh_from_db()
    assert submission.stands_at == Standing.SENT


DEEDS = ["acknowledgement", "declining", "failure", "renewal", "submission-withdrawal"]


@pytest.mark.parametrize("name", DEEDS)
def test_others_may_not_note_anything_and_strangers_find_nothing(at_work, levee, lin, stranger, name):
    address = reverse(name, args=[levee.submission_set.get().pk])

    assert at_work(lin).post(address, {"words": "不行"}).status_code == 403
    assert at_work(stranger).post(address, {"words": "不行"}).status_code == 404


@pytest.mark.parametrize("name", ["submission", "asking"])
def test_others_may_not_send(at_work, levee, lin, stranger, name):
    address = reverse(name, args=[levee.pk])

    assert at_work(lin).post(address, {}).status_code == 403
    assert at_work(stranger).post(address, {}).status_code == 404


def test_the_table_holds_what_the_list_shows(at_work, levee, ditch, chen, yunzhou_daily):
    ditch.submit(to=yunzhou_daily, by=chen, terms=Terms(is_exclusive=True))

    asked = f"?outlet={yunzhou_daily.pk}&way=mail"
    answer = at_work(chen).get(reverse("submissions-table") + asked)

    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert [row[1] for row in rows[2:]] == [ditch.title]
    assert rows[1][:4] == ("登记号", "标题", "单位", "媒体")


def test_the_list_asks_few_questions(
    at_work, levee, ditch, chen, yunzhou_daily, qinghe_media, django_assert_max_num_queries
):
    browser = at_work(chen)
    browser.get(reverse("submissions"))
    for outlet in (yunzhou_daily, qinghe_media):
        ditch.submit(to=outlet, by=chen)

    with django_assert_max_num_queries(25):
        browser.get(reverse("submissions"))


def test_a_submission_that_makes_no_sense_is_no_error(at_work, levee, chen):
    for question in ("view=none", "outlet=x", "from=2026-13-45", "way=none", "unit=", "q=%00"[:2]):
        assert at_work(chen).get(reverse("submissions") + f"?{question}").status_code == 200


def test_the_outlets_sheet_tells_what_it_took_and_how_fast(
    at_work, levee, ditch, chen, dongjiang_daily, today, django_assert_max_num_queries
):
    ditch.submit(to=dongjiang_daily, by=chen).move(to=Standing.DECLINED, by=chen, words="题材相近")
    levee.appear(at=dongjiang_daily, on=today + timedelta(days=2))

    account = Account.of(dongjiang_daily)
    assert [(year.sent, year.printed, year.declined) for year in account.years] == [(2, 1, 1)]
    assert account.median_days == 2
    browser = at_work(chen)
    with django_assert_max_num_queries(20):
        page = browser.get(dongjiang_daily.get_absolute_url()).content.decode()
    assert "题材相近" in page
