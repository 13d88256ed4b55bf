import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Writing
from byline.manuscripts.models.filing import NotWritable

FIRST = Writing(title="渠边的接待日", body="<p>水到了田头。</p>")
SECOND = Writing(title="田头的接待日", body="<p>渠修好了，水到了田头。</p>", subtitle="北河乡代表小组记事")


@pytest.fixture
def rewritten(lin):
    """A draft whose first text is kept as version 1, and which says something else now."""
    manuscript = Manuscript.objects.begin(FIRST, by=lin)
    manuscript.keep_version(by=lin)
    manuscript.write(SECOND, edition=manuscript.edition, by=lin)
    return manuscript


def test_an_earlier_version_becomes_the_text_as_a_new_version(rewritten, lin):
    edition = rewritten.edition

    restored = rewritten.restore(rewritten.version_set.get(number=1), by=lin)

    assert (rewritten.title, rewritten.subtitle, rewritten.body) == (FIRST.title, "", FIRST.body)
    assert rewritten.edition == edition + 1
    assert (restored.number, restored.title) == (3, FIRST.title)


def test_the_text_that_stood_there_is_kept(rewritten, lin):
    rewritten.restore(rewritten.version_set.get(number=1), by=lin)

    kept = rewritten.version_set.get(number=2)
    assert (kept.title, kept.subtitle, kept.body) == (SECOND.title, SECOND.subtitle, SECOND.body)


def test_a_text_that_is_a_version_already_is_not_kept_twice(rewritten, lin):
    rewritten.keep_version(by=lin)

    rewritten.restore(rewritten.version_set.get(number=1), by=lin)

    assert [version.title for version in rewritten.version_set.order_by("number")] == [
        FIRST.title,
        SECOND.title,
        FIRST.title,
    ]


def test_what_was_handed_in_cannot_be_brought_back(rewritten, lin):
    rewritten.file(by=lin)

    with pytest.raises(NotWritable):
        rewritten.restore(rewritten.version_set.get(number=1), by=lin)


def test_a_window_that_is_still_open_does_not_write_over_it(at_work, rewritten, lin):
    before = rewritten.edition
    browser = at_work(lin)
    browser.post(reverse("restoration", args=[rewritten.pk, 1]))

    answer = browser.post(
        reverse("manuscript-writing", args=[rewritten.pk]),
        {"title": "另一个窗口", "genre": "news", "body": "<p>旧的一页。</p>", "edition": before},
        HTTP_ACCEPT="application/json",
    )

    rewritten.refresh_from_db()
    assert answer.status_code == 409
    assert rewritten.title == FIRST.title


def test_the_page_shows_what_will_change_before_it_is_done(at_work, rewritten, lin):
    page = at_work(lin).get(reverse("restoration", args=[rewritten.pk, 1]))

    assert any(row.is_changed for row in page.context["rows"])
    rewritten.refresh_from_db()
    assert rewritten.title == SECOND.title


def test_nobody_else_brings_a_version_back(at_work, rewritten, sun, stranger):
    for person in (sun, stranger):
        answer = at_work(person).post(reverse("restoration", args=[rewritten.pk, 1]))
        assert answer.status_code in {403, 404}
    rewritten.refresh_from_db()
    assert rewritten.title == SECOND.title
