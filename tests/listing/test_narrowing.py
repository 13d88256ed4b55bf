"""Filters in the address: each keeps what it says, together they keep what all of them say."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from byline.listing.spelling import is_spelt
from byline.manuscripts.models import Manuscript
from byline.topics.models import KeyTask, Topic

LEVEE, DITCH = "北河镇：代表联络站开到河堤上", "柳林乡：代表春灌时节访水渠"


@pytest.fixture
def found(desk, chen):
    """The titles that the editor's list shows for some questions: found("genre=news")."""

    def listed(questions=""):
        page = desk(chen).get(f"{reverse('manuscripts')}?{questions}")
        return [str(manuscript) for manuscript in page.context["page_obj"]]

    return listed


@pytest.mark.parametrize(
    ("questions", "titles"),
    [
        ("q=藕田", [LEVEE]),
        ("q=闸", [DITCH, LEVEE]),
        ("q=藕田 林秀", [LEVEE]),
        ("q=藕田 沙漠", []),
        ("q=sxy", [DITCH]),
        ("author=林", [LEVEE]),
        ("author=wjm", [LEVEE]),
        ("author=sunxiaoyan", [DITCH]),
        ("author=zz", []),
        ("number=2", [DITCH]),
        ("outcome=sent", [LEVEE]),
        ("outcome=silent", [LEVEE]),
        ("outcome=printed", []),
        ("day=registered&since={soon}", []),
        ("day=registered&until={soon}", [DITCH, LEVEE]),
        ("day=begun&since={today}&until={today}", [DITCH, LEVEE]),
        ("since={soon}", []),
        ("until={long_ago}", []),
        ("due=over", []),
        ("due=today", []),
        ("taken=me", []),
        ("genre=feature&author=林秀&outcome=sent", [LEVEE]),
        ("outlet=999999&key_task=nonsense&since=2026-02-31&due=soon&day=never", [DITCH, LEVEE]),
    ],
)
def test_each_filter_keeps_what_it_says(found, levee, ditch, today, questions, titles):
    days = {"today": today, "soon": today + timedelta(days=1), "long_ago": today - timedelta(days=900)}

    assert found(questions.format(**days)) == titles


def test_an_outlet_keeps_what_went_there_and_what_it_printed(
    found, levee, ditch, dongjiang_daily, qinghe_media, today
):
    ditch.appear(at=qinghe_media, on=today)

    assert found(f"outlet={dongjiang_daily.pk}") == [LEVEE]
    assert found(f"outlet={qinghe_media.pk}&outcome=printed") == [DITCH]
    assert found(f"outlet={qinghe_media.pk}&outcome=sent") == []
    levee.appear(at=dongjiang_daily, on=today)
    assert found(f"outlet={dongjiang_daily.pk}&outcome=silent") == []


def test_a_key_task_and_a_topic_keep_theirs(found, levee, ditch, qinghe):
    task = KeyTask.objects.create(congress=qinghe, year=2026, number="1", title="代表联络站建设")
    topic = Topic.objects.create(congress=qinghe, title="春灌")
    Manuscript.objects.filter(pk=levee.pk).update(key_task=task)
    Manuscript.objects.filter(pk=ditch.pk).update(topic=topic)

    assert found(f"key_task={task.pk}") == [LEVEE]
    assert found(f"topic={topic.pk}") == [DITCH]


def test_what_is_under_review_is_found_by_its_due_day_and_by_who_took_it_up(found, draft, lin, wu, chen):
    draft.file(by=lin)
    draft.pass_review(by=wu)
    draft.take(by=chen)
    Manuscript.objects.filter(pk=draft.pk).update(due_at=timezone.now() - timedelta(minutes=1))

    assert found("taken=me") == [LEVEE]
    assert found("due=over") == [LEVEE]


def test_a_row_under_review_says_that_it_is_overdue(desk, draft, lin, wu):
    draft.file(by=lin)
    Manuscript.objects.filter(pk=draft.pk).update(due_at=timezone.now() - timedelta(days=2))

    assert "已逾期" in desk(wu).get(reverse("manuscripts")).text


def test_the_search_page_takes_the_same_filters(desk, levee, ditch, chen):
    def hits(questions):
        page = desk(chen).get(f"{reverse('search')}?{questions}")
        return [str(hit.manuscript) for hit in page.context["hits"]]

    assert sorted(hits("q=代表")) == sorted([LEVEE, DITCH])
    assert hits("q=代表&genre=feature") == [LEVEE]
    assert hits("q=代表&outcome=printed") == []


def test_another_countys_list_keeps_nothing_of_ours(desk, levee, ditch, stranger):
    page = desk(stranger).get(f"{reverse('manuscripts')}?q=代表")

    assert list(page.context["page_obj"]) == []


def test_a_draft_is_found_by_its_author_alone(desk, draft, lin, sun):
    address = f"{reverse('manuscripts')}?q=联络站"

    assert list(desk(lin).get(address).context["page_obj"]) == [draft]
    assert list(desk(sun).get(address).context["page_obj"]) == []


def test_numbers_past_what_a_database_counts_ask_for_nothing(found, levee):
    assert found(f"unit={'9' * 30}&outlet={'9' * 30}") == [LEVEE]


def test_letters_are_spelt_from_the_beginning_of_a_name():
    assert is_spelt("林秀", "LX")
    assert is_spelt("林秀", "lin xiu")
    assert is_spelt("孙晓燕", "sx")
    assert not is_spelt("林秀", "x")
    assert not is_spelt("林秀", "l")


def test_what_was_looked_for_is_marked_in_the_list(desk, levee, ditch, chen):
    def page(words):
        return desk(chen).get(f"{reverse('manuscripts')}?q={words}").content.decode()

    assert "柳林乡：代表<mark>春灌</mark>时节访水渠" in page("春灌")
    in_the_text = page("藕田")
    assert "<mark>藕田</mark>" in in_the_text
    assert 'class="passage"' in in_the_text
    assert "<mark>林秀</mark>" in page("lx")
    assert "<mark>" not in page("")
