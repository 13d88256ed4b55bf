"""Notices: what one must hear of, and having read it."""

import re

import pytest

from byline.activity.models import Notice


@pytest.fixture
def told(draft, lin, wu):
    """Wu hears that Lin has handed in a draft."""
    draft.file(by=lin)
    return Notice.objects.get(person=wu)


def test_the_bell_counts_what_is_unread(desk, wu, told):
    assert re.search(r'</span>1<span class="sr">条未读', desk(wu).get("/me/").text)


def test_the_list_says_who_did_what_to_what(desk, wu, told):
    text = desk(wu).get("/notices/").text

    assert "北河镇：代表联络站开到河堤上" in text
    assert "林秀" in text
    assert '<span class="sr"> 未读</span>' in text


def test_opening_a_notice_reads_it_and_leads_to_its_subject(desk, wu, told, draft):
    response = desk(wu).post(f"/notices/{told.pk}/opening/")

    assert response.headers["Location"] == draft.get_absolute_url()
    told.refresh_from_db()
    assert told.read_at


def test_all_are_read_at_once(desk, wu, told):
    desk(wu).post("/notices/reading/")

    assert not Notice.objects.filter(person=wu).unread().exists()


def test_nobody_opens_another_s_notice(desk, lin, told):
    assert desk(lin).post(f"/notices/{told.pk}/opening/").status_code == 404
    told.refresh_from_db()
    assert told.read_at is None


def test_a_stranger_is_led_to_the_sign_in(client, told):
    assert client.post(f"/notices/{told.pk}/opening/").status_code == 302
    assert client.get("/notices/").status_code == 302


def test_before_anything_happened_the_page_says_so(desk, lin):
    assert "还没有通知" in desk(lin).get("/notices/").text


def test_the_list_asks_the_same_for_many(desk, adoption, lin, chen, django_assert_max_num_queries):
    adoption.confirm(by=chen)
    at_work = desk(lin)

    with django_assert_max_num_queries(13):
        assert len(at_work.get("/notices/").context["page_obj"]) > 2
