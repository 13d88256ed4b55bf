import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Writing
from byline.manuscripts.models.filing import NotWritable
from byline.manuscripts.models.manuscript import ChangedElsewhere
from byline.team.models import NoPostThatDay

SCRIPT = {"HTTP_ACCEPT": "application/json"}


def typed(manuscript, **changes):
    return {
        "title": manuscript.title,
        "subtitle": "",
        "genre": manuscript.genre,
        "body": manuscript.body,
        "edition": manuscript.edition,
        **changes,
    }


def test_the_first_words_begin_a_manuscript_and_the_writer_is_its_author(at_work, lin):
    answer = at_work(lin).post(
        reverse("new-manuscript"),
        {"title": "渠边的接待日", "genre": "news", "body": "水到了田头。\n\n种什么都有底气。"},
    )

    manuscript = Manuscript.objects.get()
    assert answer.url == reverse("manuscript-writing", args=[manuscript.pk])
    assert manuscript.body == "<p>水到了田头。</p><p>种什么都有底气。</p>"
    assert manuscript.authors == [lin]


def test_an_empty_sheet_leaves_nothing_behind(at_work, lin):
    browser = at_work(lin)
    browser.get(reverse("new-manuscript"))

    answer = browser.post(reverse("new-manuscript"), {"genre": "news", "body": " <p> </p>"}, **SCRIPT)

    assert answer.status_code == 422
    assert answer.json()["sentence"]
    assert not Manuscript.objects.exists()


def test_who_holds_no_post_is_told_so_and_keeps_the_words(at_work, lin):
    lin.post_set.all().delete()
    with pytest.raises(NoPostThatDay):
        Manuscript.objects.begin(Writing(title="渠边", body=""), by=lin)


def test_a_save_answers_with_the_next_edition_and_what_is_asked_of_the_text(at_work, draft, lin):
    answer = at_work(lin).post(
        reverse("manuscript-writing", args=[draft.pk]), typed(draft, title="堤上接待日"), **SCRIPT
    )

    draft.refresh_from_db()
    assert draft.title == "堤上接待日"
    assert answer.json()["edition"] == draft.edition == 2
    assert "标题5字" in answer.json()["demands"]


def test_the_same_words_again_change_nothing(draft, lin):
    same = Writing(title=draft.title, body=draft.body, genre=draft.genre)

    draft.write(same, edition=0, by=lin)

    assert draft.edition == 1


def test_another_window_overwrites_nothing_and_is_told(at_work, draft, lin):
    draft.write(Writing(title="先存的", body=draft.body, genre=draft.genre), edition=1, by=lin)

    answer = at_work(lin).post(
        reverse("manuscript-writing", args=[draft.pk]), typed(draft, title="后存的", edition=1), **SCRIPT
    )

    draft.refresh_from_db()
    assert answer.status_code == 409
    assert "林秀" in answer.json()["sentence"]
    assert answer.json()["edition"] == 2
    assert draft.title == "先存的"


def test_without_a_script_too_what_was_typed_stays_on_the_page(at_work, draft, lin):
    draft.write(Writing(title="先存的", body=draft.body, genre=draft.genre), edition=1, by=lin)

    answer = at_work(lin).post(
        reverse("manuscript-writing", args=[draft.pk]), typed(draft, title="后存的", edition=1)
    )

    assert answer.status_code == 422
    assert "后存的" in answer.content.decode()


def test_a_co_author_who_saves_over_it_leaves_the_other_text_as_a_version(levee, draft, lin, wu):
    manuscript = Manuscript.objects.begin(Writing(title="两人写", body="<p>林秀的话。</p>"), by=lin)
    with pytest.raises(ChangedElsewhere):
        manuscript.write(Writing(title="两人写", body="<p>吴建民的话。</p>"), edition=0, by=wu)

    manuscript.write(Writing(title="两人写", body="<p>吴建民的话。</p>"), edition=1, by=wu)

    version = manuscript.version_set.get()
    assert (version.by, version.body) == (lin, "<p>林秀的话。</p>")


def test_what_is_handed_in_cannot_be_written(at_work, draft, lin):
    draft.file(by=lin)

    with pytest.raises(NotWritable):
        draft.write(Writing(title="改题", body=draft.body), edition=1, by=lin)
    answer = at_work(lin).post(
        reverse("manuscript-writing", args=[draft.pk]), typed(draft, title="改题"), **SCRIPT
    )
    assert answer.status_code == 409
    assert at_work(lin).get(reverse("manuscript-writing", args=[draft.pk])).status_code == 409


def test_what_may_not_stand_in_a_manuscript_is_taken_away(draft, lin):
    body = '<p onclick="x()">好<script>x()</script><img src="https://elsewhere.example/a.png"></p><h1>题</h1>'

    draft.write(Writing(title=draft.title, body=body), edition=1, by=lin)

    assert draft.body == "<p>好<img></p>题"


def test_the_page_opens_with_the_text_and_who_will_review_it(at_work, draft, lin, wu):
    page = at_work(lin).get(reverse("manuscript-writing", args=[draft.pk])).content.decode()

    assert "北河镇：代表联络站开到河堤上" in page
    assert "<b>吴建民</b>" in page
