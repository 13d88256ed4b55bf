"""What is wrong with a page, told in words; and what stood there before it was restored."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from byline.outlets.articles import standing
from byline.outlets.findings import kinds_on, place_words
from byline.outlets.models import Brought, Clipping
from tearsheet.reading import Article, Finding, Reading
from tests.cast import page
from tests.journeys.mirror import TEXT, TITLE, mirrored


@pytest.fixture
def kept(qinghe, lin, today):
    """Keep a page of three paragraphs from an address."""

    def keep(address="", source="东江日报"):
        data = page(TEXT.splitlines()[:3], title=TITLE, on=today, source=source, address=address)
        return Clipping.objects.keep(Brought(data, kind="file"), congress=qinghe, by=lin)[0]

    return keep


@pytest.fixture
def from_a_mirror(qinghe, lin, today, dongjiang_daily):
    """A page of a hijacked mirror, damaged all over."""
    day = today - timedelta(days=2)
    data = mirrored(TEXT.splitlines(), title=TITLE, on=day, source="东江日报")
    return Clipping.objects.keep(Brought(data, kind="file"), congress=qinghe, by=lin)[0]


def test_the_words_before_restoring_are_kept_paragraph_by_paragraph(from_a_mirror):
    pairs = list(zip(from_a_mirror.original, from_a_mirror.body.split("\n"), strict=True))

    assert any("(" in came and "(" not in line for came, line in pairs)


def test_of_a_page_that_needed_no_restoring_nothing_is_kept_twice(kept):
    assert kept().original == []


def test_each_kind_is_told_once_with_all_its_places_the_gravest_first(from_a_mirror):
    kinds = kinds_on(from_a_mirror)

    assert len({kind.kind for kind in kinds}) == len(kinds)
    assert kinds[0].severity == "alarm"
    assert sum(len(kind.places) for kind in kinds) >= len(from_a_mirror.findings)
    assert all(kind.meaning and kind.words and kind.severity_words for kind in kinds)


@pytest.mark.parametrize(
    ("where", "chinese", "english"),
    [
        ("第 12 行（隐藏）", "第12行（隐藏）", "line 12, hidden"),
        ("第 7 行起（隐藏）", "第7行起（隐藏）", "from line 7 on, hidden"),
        ("第 9 行（段内）", "第9行（段内）", "line 9, inside a paragraph"),
        ("正文第 3 行", "正文第3行", "line 3 of the text"),
        ("全文", "全文", "whole text"),
        ("meta og:title", "meta og:title", "meta og:title"),
    ],
)
def test_places_are_told_in_both_languages(where, chinese, english):
    assert place_words(where) == chinese
    with translation.override("en"):
        assert place_words(where) == english


def test_a_page_of_no_known_outlet_says_so_and_what_to_do(client, kept, chen):
    clipping = kept("https://www.unknown.example/a.html", source="无名网")
    client.force_login(chen)

    words = client.get(clipping.get_absolute_url()).text

    assert "这个网址不属于已登记的媒体" in words
    assert f"{reverse('new-outlet')}?host=www.unknown.example" in words
    form = client.get(reverse("new-outlet"), {"host": "www.unknown.example", "name": "无名网"}).text
    assert "unknown.example" in form


def test_a_page_that_names_an_outlet_from_a_foreign_host_is_doubted(kept, dongjiang_daily):
    foreign = kept("https://copy.example/b.html")

    assert foreign.outlet == dongjiang_daily
    assert "不属于网页所称的东江日报" in kinds_on(foreign)[0].meaning


def test_a_page_at_its_outlet_s_home_and_a_pasted_text_are_not_doubted(kept, dongjiang_daily):
    assert kept("https://www.dongjiang-daily.example/c.html").foreign_host == ""
    assert kinds_on(Clipping(outlet=dongjiang_daily, address="")) == []


def test_an_outlet_whose_homes_nobody_entered_has_no_foreign_ones(kept, dongjiang_daily):
    dongjiang_daily.hosts = []
    dongjiang_daily.save()

    assert kept("https://anywhere.example/d.html").foreign_host == ""


def test_each_field_tells_where_it_was_found(client, kept, chen):
    client.force_login(chen)

    words = client.get(kept().get_absolute_url()).text

    assert "出处：第" in words


def test_several_articles_on_a_page_keep_their_places(qinghe):
    articles = (Article(0, 2, title="头条"), Article(2, 3, title="二条", author="林秀"))
    read = Reading(title="第三版", paragraphs=("一二三", "四五", "六七八九"), articles=articles)
    brought = Brought(b"", kind="file")
    clipping = Clipping.as_read(read, brought=brought, congress=qinghe)

    first, second = standing(clipping.body, clipping.articles)

    assert clipping.body[first.start : first.end] == "一二三\n四五"
    assert clipping.body[second.start : second.end] == "六七八九"
    assert second.author == "林秀"


def test_a_kind_that_is_not_known_yet_is_shown_by_its_own_word(dongjiang_daily):
    finding = Finding("new_trick", "某处", "摘录", "alarm")
    clipping = Clipping(outlet=dongjiang_daily, findings=[asdict(finding)])

    assert [kind.words for kind in kinds_on(clipping)] == ["new trick"]
