import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Writing
from byline.standards.models import Demand


@pytest.mark.parametrize("name", ["registrations", "submissions"])
def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    at_work, django_assert_max_num_queries, levee, sun, chen, yunzhou_daily, name
):
    for count in range(12):
        manuscript = Manuscript.objects.begin(Writing(title=f"第{count}篇", body="<p>正文。</p>"), by=sun)
        manuscript.file(by=sun)
        manuscript.pass_review(by=chen)
        manuscript.register(by=chen)
        manuscript.submit(to=yunzhou_daily, by=chen)

    browser = at_work(chen)
    with django_assert_max_num_queries(25):
        assert browser.get(reverse(name)).status_code == 200


def test_a_search_in_a_list_asks_no_more_the_more_it_finds(at_work, django_assert_max_num_queries, sun, chen):
    for count in range(30):
        Manuscript.objects.begin(Writing(title=f"第{count}篇", body="<p>堤上的接待日。</p>"), by=sun)

    browser = at_work(sun)
    with django_assert_max_num_queries(25):
        page = browser.get(reverse("manuscripts"), {"q": "接待日"}).content.decode()

    assert page.count("<mark>接待日</mark>") == 30


def test_a_sheet_and_the_desk_ask_at_most_25_questions(
    at_work, django_assert_max_num_queries, levee, lin, wu, chen
):
    waiting = Manuscript.objects.begin(Writing(title="等审的", body="<p>正文。</p>"), by=lin)
    waiting.file(by=lin)
    browser = at_work(chen)
    with django_assert_max_num_queries(25):
        browser.get(levee.get_absolute_url())
    browser = at_work(wu)
    with django_assert_max_num_queries(25):
        browser.get(reverse("review-desk"))
    waiting.pass_review(by=wu)
    browser = at_work(chen)
    with django_assert_max_num_queries(25):
        browser.get(reverse("review-desk"))
    with django_assert_max_num_queries(25):
        browser.get(waiting.get_absolute_url())


def test_a_save_asks_at_most_15_questions(at_work, django_assert_max_num_queries, qinghe, draft, lin, chen):
    Demand.objects.lay_down_customary(qinghe, by=chen)
    typed = {"title": "堤上接待日", "body": draft.body, "genre": draft.genre, "edition": 1}
    browser = at_work(lin)

    with django_assert_max_num_queries(15):
        address = reverse("manuscript-writing", args=[draft.pk])
        assert browser.post(address, typed, HTTP_ACCEPT="application/json").status_code == 200
