import pytest
from django.urls import reverse
from django.utils import timezone

from byline.manuscripts.models import Manuscript, Writing
from byline.manuscripts.models.filing import NotWritable
from byline.manuscripts.models.manuscript import ChangedElsewhere
from byline.team.models import NoPostThatDay
from byline.topics.models import KeyTask, Topic

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


def test_a_first_save_that_is_sent_twice_begins_one_manuscript(at_work, lin, sun):
    sheet = "8f14e45f-ceea-467f-a0e6-0c9d1e1a2b3c"
    browser = at_work(lin)
    first = {"title": "渠边", "genre": "news", "body": "", "sheet": sheet}

    browser.post(reverse("new-manuscript"), first, **SCRIPT)
    again = browser.post(reverse("new-manuscript"), first | {"body": "水到了田头。"}, **SCRIPT)
    at_work(sun).post(reverse("new-manuscript"), first, **SCRIPT)

    manuscript = Manuscript.objects.get(created_by=lin)
    assert again.json()["writing"] == reverse("manuscript-writing", args=[manuscript.pk])
    assert manuscript.text == "水到了田头。"
    assert manuscript.authors == [lin]
    assert Manuscript.objects.filter(created_by=sun).count() == 1


def test_a_sheet_whose_manuscript_was_changed_elsewhere_is_told_which_it_is(at_work, lin):
    first = {"title": "渠边", "genre": "news", "body": "", "sheet": "8f14e45f-ceea-467f-a0e6-0c9d1e1a2b3c"}
    browser = at_work(lin)
    browser.post(reverse("new-manuscript"), first, **SCRIPT)
    manuscript = Manuscript.objects.get()
    manuscript.write(Writing(title="别处改的", body=""), edition=1, by=lin)

    answer = browser.post(reverse("new-manuscript"), first | {"title": "这里改的"}, **SCRIPT)

    assert answer.status_code == 409
    assert answer.json()["edition"] == 2
    assert answer.json()["writing"] == reverse("manuscript-writing", args=[manuscript.pk])


def test_who_has_compared_saves_over_the_other_text_which_stays_as_a_version(at_work, draft, lin):
    draft.write(Writing(title="先存的", body=draft.body, genre=draft.genre), edition=1, by=lin)

    answer = at_work(lin).post(
        reverse("manuscript-writing", args=[draft.pk]),
        typed(draft, title="后存的", edition=2, is_over="on"),
        **SCRIPT,
    )

    draft.refresh_from_db()
    assert answer.status_code == 200
    assert draft.title == "后存的"
    assert [version.title for version in draft.version_set.all()] == ["先存的"]


def test_a_window_compares_its_words_with_what_is_saved(at_work, draft, lin, sun):
    address = reverse("writing-comparison", args=[draft.pk])
    sent = typed(draft, title="换了题目")

    page = at_work(lin).post(address, sent).content.decode()

    assert "<ins>换了题目</ins>" in page
    assert at_work(lin).get(address).status_code == 405
    assert at_work(sun).post(address, sent).status_code == 404


def test_topic_key_task_and_secrecy_are_kept_with_the_text(at_work, draft, lin):
    task = KeyTask.objects.create(
        congress=lin.congress, year=timezone.localdate().year, number="3", title="听民声"
    )
    topic = Topic.objects.create(congress=lin.congress, title="家门口的联络站", asked="有人、有数、有变化。")
    over = Topic.objects.create(congress=lin.congress, title="旧选题", closed_on=timezone.localdate())
    browser, address = at_work(lin), reverse("manuscript-writing", args=[draft.pk])

    browser.post(address, typed(draft, topic=topic.pk, key_task=task.pk, secrecy="clear"), **SCRIPT)

    draft.refresh_from_db()
    assert (draft.topic, draft.key_task, draft.secrecy) == (topic, task, "clear")
    sheet = browser.get(draft.get_absolute_url()).content.decode()
    assert all(said in sheet for said in (f"<dd>{topic}</dd>", f"<dd>{task}</dd>", "已作保密审查，不涉密"))
    assert "有人、有数、有变化。" in browser.get(address).content.decode()
    refused = browser.post(address, typed(draft, edition=2, topic=over.pk), **SCRIPT)
    assert refused.status_code == 422
    topic.closed_on = timezone.localdate()
    topic.save()
    kept = typed(draft, title="换题", edition=2, topic=topic.pk, key_task=task.pk, secrecy="clear")
    assert browser.post(address, kept, **SCRIPT).status_code == 200


def test_a_save_asks_the_database_little(at_work, draft, lin, django_assert_max_num_queries):
    browser = at_work(lin)
    browser.get(reverse("manuscript-writing", args=[draft.pk]))

    with django_assert_max_num_queries(26):
        browser.post(
            reverse("manuscript-writing", args=[draft.pk]), typed(draft, title="堤上接待日"), **SCRIPT
        )
