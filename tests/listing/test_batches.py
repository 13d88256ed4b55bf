"""One deed for many: each by itself, each with what came of it."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from byline.listing.models import Batch, BatchLine, batch
from byline.listing.models.batch import BatchGoesOn, NothingChosen, Order, TooManyChosen
from byline.listing.views import documents
from byline.listing.zipping import zipped
from byline.manuscripts.models import Manuscript, Submission, Writing
from byline.manuscripts.models.state import State


@pytest.fixture
def drafts(sun):
    """Three drafts of Sun's; the second has no text."""
    texts = ("<p>第一篇的正文。</p>", "", "<p>第三篇的正文。</p>")
    return [
        Manuscript.objects.begin(Writing(title=f"柳林乡：第{place}篇", body=text), by=sun)
        for place, text in enumerate(texts, start=1)
    ]


def keys(manuscripts):
    return [manuscript.pk for manuscript in manuscripts]


def results(answer):
    """What came of each line on the page that one is led to."""
    return [line.refusal or line.is_done for line in answer.context["batch"].lines]


def state_of(manuscript):
    return Manuscript.objects.get(pk=manuscript.pk).state


def do(browser, order, sent):
    return browser.post(reverse(f"batch-{order}"), {"is_sure": 1, **sent}, follow=True)


def test_many_are_handed_in_and_the_empty_one_says_why_not(desk, drafts, sun):
    answer = do(desk(sun), "filing", {"chosen": keys(drafts)})

    first, second, third = results(answer)
    assert first is True
    assert third is True
    assert "标题和正文" in second
    assert [state_of(one) for one in drafts] == [State.OFFICE_REVIEW, State.DRAFT, State.OFFICE_REVIEW]


def test_what_is_chosen_is_shown_before_anything_is_done(desk, drafts, sun):
    page = desk(sun).post(reverse("batch-filing"), {"chosen": keys(drafts)})

    assert page.status_code == 200
    assert "柳林乡：第1篇" in page.text
    assert not Batch.objects.exists()
    assert state_of(drafts[0]) == State.DRAFT


def test_a_second_click_does_no_harm(desk, drafts, sun, chen):
    do(desk(sun), "filing", {"chosen": keys(drafts)})
    do(desk(chen), "passing", {"chosen": keys(drafts)})
    told = {"chosen": keys(drafts[:1]), "registered_on": timezone.localdate()}
    first = do(desk(chen), "registration", told)
    second = do(desk(chen), "registration", told)

    assert results(first) == [True]
    assert "登记" in results(second)[0]
    assert Manuscript.objects.registered().count() == 1


def test_the_ways_of_choosing(desk, drafts, sun, levee):
    browser = desk(sun)
    address = reverse("batch-filing")

    page = browser.post(address, {"which": "page", "page": ",".join(map(str, keys(drafts[:2])))})
    assert [row.pk for row in page.context["rows"]] == keys(drafts[:2])
    page = browser.post(address, {"which": "all", "query": "view=mine&sort=title"})
    assert [row.pk for row in page.context["rows"]] == keys(drafts)


def test_what_one_may_not_see_cannot_be_chosen(desk, drafts, lin):
    answer = do(desk(lin), "filing", {"chosen": [*keys(drafts), "x", "9" * 40]})

    assert "没有选中稿件" in answer.text
    assert not Batch.objects.exists()


def test_one_hands_in_only_what_one_wrote(desk, drafts, sun, chen):
    drafts[0].file(by=sun)
    answer = do(desk(chen), "filing", {"chosen": keys(drafts[:1])})

    assert results(answer) == ["只有作者能提交稿件，您不是这篇的作者。"]


@pytest.mark.parametrize("order", ["passing", "registration", "submission"])
def test_each_deed_wants_its_right(desk, drafts, sun, order):
    assert do(desk(sun), order, {"chosen": keys(drafts)}).status_code == 403


def test_many_are_asked_to_be_sent_and_what_went_there_already_says_so(
    desk, levee, ditch, chen, dongjiang_daily
):
    told = {"chosen": [levee.pk, ditch.pk], "outlet": dongjiang_daily.pk}
    first, second = results(do(desk(chen), "submission", told))

    assert "东江日报" in first
    assert second is True
    assert Submission.objects.get(manuscript=ditch).stands_at == "asked"


def test_an_outlet_must_be_chosen(desk, ditch, chen):
    answer = do(desk(chen), "submission", {"chosen": [ditch.pk]})

    assert answer.status_code == 422
    assert not Batch.objects.exists()


def test_a_right_that_ended_meanwhile_stops_what_is_left(drafts, sun, chen):
    drafts[0].file(by=sun)
    begun = Batch.objects.begin(Batch(order=Order.PASSING, by=chen), of=keys(drafts[:1]))
    chen.post_set.update(ends_on=timezone.localdate() - timedelta(days=1))
    Batch.objects.get(pk=begun.pk).run()

    assert "权限" in BatchLine.objects.get().refusal


def test_a_long_one_is_left_to_the_task_and_run_twice_does_each_once(desk, drafts, sun, monkeypatch):
    monkeypatch.setattr(batch, "AT_ONCE", 1)
    answer = do(desk(sun), "filing", {"chosen": keys(drafts)})
    begun = answer.context["batch"]
    begun.run()

    assert begun.ended_at
    assert drafts[0].filing_set.count() == 1


def test_one_that_fell_silent_goes_on(desk, drafts, sun):
    begun = Batch.objects.begin(Batch(order=Order.FILING, by=sun), of=keys(drafts))
    with pytest.raises(BatchGoesOn):
        begun.resume()
    Batch.objects.update(asked_at=timezone.now() - timedelta(hours=1))
    page = desk(sun).get(begun.get_absolute_url())
    assert "继续办理" in page.text
    answer = desk(sun).post(reverse("batch-resumption", args=[begun.pk]), follow=True)

    assert results(answer)[0] is True


def test_nobody_elses_batch_is_found(desk, drafts, sun, chen):
    begun = Batch.objects.begin(Batch(order=Order.FILING, by=sun), of=keys(drafts))

    assert desk(chen).get(begun.get_absolute_url()).status_code == 404
    assert desk(chen).post(reverse("batch-resumption", args=[begun.pk])).status_code == 404


def test_too_many_or_none_are_refused(drafts, sun, monkeypatch):
    monkeypatch.setattr(batch, "MOST", 2)
    with pytest.raises(TooManyChosen):
        Batch.objects.begin(Batch(order=Order.FILING, by=sun), of=keys(drafts))
    with pytest.raises(NothingChosen):
        Batch.objects.begin(Batch(order=Order.FILING, by=sun), of=[])


@pytest.mark.parametrize(("name", "suffix"), [("manuscripts-word", ".docx"), ("manuscripts-pdf", ".pdf")])
def test_many_go_out_as_files_in_one_zip(desk, levee, ditch, chen, name, suffix):
    answer = desk(chen).post(reverse(name), {"chosen": [levee.pk, ditch.pk]})

    folder = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    assert folder.testzip() is None
    assert [each.endswith(suffix) for each in folder.namelist()] == [True, True]
    assert "联络站" in folder.namelist()[0]


def test_too_many_files_are_refused(desk, levee, ditch, chen, monkeypatch):
    monkeypatch.setattr(documents.WordFilesView, "most", 1)
    answer = desk(chen).post(reverse("manuscripts-word"), {"chosen": [levee.pk, ditch.pk]}, follow=True)

    assert "太多了" in answer.text


def test_two_files_of_one_name_are_told_apart():
    content = b"".join(zipped([("甲.docx", b"1"), ("甲.docx", b"2"), ("甲.DOCX", b"3")]))

    assert ZipFile(BytesIO(content)).namelist() == ["甲.docx", "甲 (2).docx", "甲 (3).DOCX"]
