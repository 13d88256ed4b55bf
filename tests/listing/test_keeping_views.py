"""Views under a name: kept, arranged, removed, told of what is new in them."""

import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.listing.models import SavedView, saved_view
from byline.listing.models.saved_view import NameTaken, NothingAsked, TooManyViews, TooWide
from byline.listing.tasks import tell_news
from byline.manuscripts.models import Manuscript, Writing


@pytest.fixture
def features(chen, levee):
    """Chen's view of features, with notice."""
    return SavedView.objects.keep("genre=feature", name="通讯", by=chen, wants_notice=True)


def news_of(person):
    return Notice.objects.filter(person=person, deed__verb="found")


def another_feature(by):
    manuscript = Manuscript.objects.begin(
        Writing(title="石桥镇：夜谈会", body="<p>灯下。</p>", genre="feature"), by=by
    )
    manuscript.file(by=by)
    return manuscript


def test_a_view_is_kept_with_its_questions_and_stands_above_the_list(desk, chen, levee, ditch):
    at_work = desk(chen)
    told = {"name": "通讯", "query": "page=3&genre=feature&unit=&day=changed"}
    at_work.post(reverse("saved-views"), told)

    view = SavedView.objects.get(person=chen)
    assert view.query == "genre=feature"
    page = at_work.get(view.get_absolute_url())
    assert page.context["saved_view"] == view
    assert list(page.context["page_obj"]) == [levee]


def test_a_name_stands_once(features, chen, lin):
    with pytest.raises(NameTaken):
        SavedView.objects.keep("genre=news", name="通讯", by=chen)
    assert SavedView.objects.keep("genre=news", name="通讯", by=lin)


def test_a_taken_name_is_told_at_the_form(desk, features, chen):
    answer = desk(chen).post(reverse("saved-views"), {"name": "通讯", "query": "genre=news"})

    assert answer.status_code == 422
    assert "您已有名为“通讯”的视图" in answer.text


@pytest.mark.parametrize("query", ["", "page=2", "unit=nonsense", "sort=nonsense", "day=changed"])
def test_nothing_asked_is_nothing_to_keep(chen, query):
    with pytest.raises(NothingAsked):
        SavedView.objects.keep(query, name="全部", by=chen)


def test_too_many_tabs_are_refused(chen, monkeypatch):
    monkeypatch.setattr(saved_view, "MOST_VIEWS", 1)
    SavedView.objects.keep("genre=news", name="消息", by=chen)
    with pytest.raises(TooManyViews):
        SavedView.objects.keep("genre=feature", name="通讯", by=chen)


def test_a_view_is_renamed_moved_and_removed(desk, features, chen):
    at_work = desk(chen)
    address = reverse("saved-view", args=[features.pk])
    at_work.post(address, {"name": "好通讯", "place": 4})

    features.refresh_from_db()
    assert (features.name, features.place, features.wants_notice) == ("好通讯", 4, False)
    assert not features.sighting_set.exists()
    at_work.post(reverse("saved-view-removal", args=[features.pk]))
    assert not SavedView.objects.exists()


def test_another_finds_neither_the_view_nor_its_removal(desk, features, lin):
    at_work = desk(lin)

    assert at_work.get(reverse("saved-view", args=[features.pk])).status_code == 404
    assert at_work.post(reverse("saved-view-removal", args=[features.pk])).status_code == 404
    assert SavedView.objects.filter(pk=features.pk).exists()


def test_what_was_there_already_is_no_news(features, chen):
    tell_news.enqueue()

    assert not news_of(chen).exists()


def test_what_is_new_is_told_once(features, chen, lin, sun):
    another_feature(sun)
    another_feature(sun)
    for _ in range(3):
        tell_news.enqueue()

    notice = news_of(chen).get()
    assert notice.deed.sentence == "在您的视图“通讯”里发现2篇新稿件"
    assert notice.deed.subject == features


def test_what_its_person_may_not_see_is_not_told(chen, sun, levee):
    SavedView.objects.keep("genre=feature", name="通讯", by=sun, wants_notice=True)
    another_feature(chen)
    tell_news.enqueue()

    assert not news_of(sun).exists()


def test_a_view_without_notice_tells_nothing(features, chen, sun):
    features.arrange(name="通讯", place=1, wants_notice=False)
    another_feature(sun)

    assert SavedView.objects.tell_news() == 0
    assert features.tell_news() == 0


def test_a_view_that_holds_too_much_cannot_be_watched(chen, levee, monkeypatch):
    monkeypatch.setattr(saved_view, "MOST_WATCHED", 0)
    with pytest.raises(TooWide):
        SavedView.objects.keep("genre=feature", name="通讯", by=chen, wants_notice=True)
    assert not SavedView.objects.exists()


def test_a_kept_view_is_a_tab_and_not_marked_as_ones_own_row(desk, chen, features):
    page = desk(chen).get(reverse("manuscripts")).text

    assert f'<a class="mine" href="{features.get_absolute_url()}">通讯</a>' in page
