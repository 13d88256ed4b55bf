import pytest
from django.urls import reverse

from byline.activity.models import Deed
from byline.papers.chart import Chart
from byline.papers.official import Annex, Heading, Table
from byline.standings.models import BulletinPart
from byline.standings.models.composing import ThereAlready
from byline.standings.models.part import ChangedMeanwhile, TitleNeeded, Words
from byline.standings.models.presentation import LiesBefore
from byline.standings.models.signature import SignedAlready


def headings(bulletin):
    return [block.text for block in bulletin.paper().blocks if isinstance(block, Heading)]


def tables(bulletin):
    return [block for block in bulletin.paper().blocks if isinstance(block, Table)]


def test_a_new_bulletin_has_its_usual_parts(bulletin):
    assert [part.kind for part in bulletin.parts.all()][:3] == ["title", "opening", "overview"]
    assert headings(bulletin) == ["一、总体情况", "二、表扬", "三、通报批评", "四、下步要求"]
    titles = [block.title for block in bulletin.paper().blocks if isinstance(block, Annex)]
    assert titles[0].endswith("个人采用条数和积分")
    assert titles[2].endswith("单位采用条数")


def test_an_editor_adds_a_text_of_her_own_before_the_annexes(bulletin, chen):
    part = bulletin.add_part("text", by=chen)
    part.shape({"title": "经验做法"}, by=chen)
    part.reword(Words("北河镇把联络站开到了河堤上。", part.edition), by=chen)

    assert headings(bulletin)[-1] == "五、经验做法"
    assert [deed.verb for deed in Deed.objects.about(bulletin)][-3:] == ["added", "shaped", "worded"]


def test_a_part_that_is_there_is_not_added_twice(bulletin, chen):
    with pytest.raises(ThereAlready):
        bulletin.add_part("praise", by=chen)

    assert bulletin.add_part("people", by=chen).place < bulletin.parts.filter(is_annex=True).first().place


def test_what_is_left_out_leaves_no_gap_and_can_come_back(bulletin, chen):
    bulletin.parts.get(kind="praise").leave_out(by=chen)
    assert headings(bulletin) == ["一、总体情况", "二、通报批评", "三、下步要求"]

    bulletin.add_part("praise", by=chen)
    assert "采用条数居前" in bulletin.words("praise")


def test_a_bulletin_keeps_its_title(bulletin, chen):
    with pytest.raises(TitleNeeded):
        bulletin.parts.get(kind="title").leave_out(by=chen)


def test_parts_stand_in_the_order_they_are_put(bulletin, chen):
    closing = bulletin.parts.get(kind="closing")

    closing.move(to=3, by=chen)

    assert headings(bulletin)[0] == "一、下步要求"
    assert [part.place for part in bulletin.parts.all()] == list(range(1, bulletin.parts.count() + 1))


def test_a_table_goes_by_another_measure_and_kind_of_unit(bulletin, chen):
    table = bulletin.parts.get(kind="units")

    table.shape({"measure": "points", "group": "townships", "at_most": 1}, by=chen)

    shown = tables(bulletin)[-1]
    assert [column.title for column in shown.columns][-1] == "累计"
    assert shown.rows[0] == ("1", "北河镇", "20", "20")
    assert len(shown.rows) == 1


def test_a_chart_and_levels_follow_the_ledger(bulletin, chen, printed, lin, dongjiang_daily, day_of):
    bulletin.add_part("levels", by=chen)
    printed(lin, by_outlet=dongjiang_daily, on=day_of(25))

    charts = [block for block in bulletin.paper().blocks if isinstance(block, Chart)]
    assert [bar.shown for bar in charts[0].bars] == ["5", "3"]
    assert ("省级", "2", "2") in tables(bulletin)[0].rows


def test_two_people_at_one_text_do_not_overwrite_each_other(bulletin, chen, hire, office):
    he = hire("heyulan", "何玉兰", office, "editor")
    hers, his = bulletin.parts.get(kind="praise"), BulletinPart.objects.get(bulletin=bulletin, kind="praise")
    hers.reword(Words("林秀第一。", hers.edition), by=he)

    with pytest.raises(ChangedMeanwhile) as refused:
        his.reword(Words("孙晓燕第一。", his.edition), by=chen)

    assert "何玉兰" in refused.value.sentence
    assert bulletin.words("praise") == "林秀第一。"


def test_the_same_words_again_are_no_change(bulletin, chen):
    part = bulletin.parts.get(kind="praise")

    assert not part.reword(Words(f"  {part.text}\n\n", 1), by=chen)
    assert not Deed.objects.about(bulletin).filter(verb="worded").exists()


def test_what_one_person_types_in_a_sitting_is_one_deed(bulletin, reword, chen, zhou):
    for text in ("林", "林秀", "林秀第一。"):
        reword(bulletin, "praise", text, by=chen)
    reword(bulletin, "praise", "林秀、孙晓燕居前。", by=zhou)

    assert [deed.verb for deed in Deed.objects.about(bulletin)] == ["prepared", "worded", "worded"]


def test_what_is_typed_into_the_page_is_kept(bulletin, desk, chen):
    part = bulletin.parts.get(kind="opening")
    address = reverse("bulletin-part-words", args=[part.pk])

    kept = desk(chen).post(address, {"text": "共被采用9条。", "edition": part.edition})
    stale = desk(chen).post(address, {"text": "共被采用8条。", "edition": part.edition})

    assert kept.json() == {"edition": 2, "drifts": ["采用 9条"], "unknown": []}
    assert stale.status_code == 409
    assert "陈静" in stale.json()["said"]
    assert bulletin.words("opening") == "共被采用9条。"


def test_the_page_can_be_typed_into_by_an_editor_alone(bulletin, desk, chen, zhou):
    part = bulletin.parts.get(kind="opening")

    assert f'data-words="{part.pk}"' in desk(chen).get(bulletin.get_absolute_url()).content.decode()
    assert "data-words" not in desk(zhou).get(bulletin.get_absolute_url()).content.decode()
    assert desk(zhou).post(reverse("bulletin-part-words", args=[part.pk])).status_code == 403


def test_parts_are_added_moved_shaped_and_left_out_on_the_page(bulletin, desk, chen):
    browser = desk(chen)

    added = browser.post(reverse("bulletin-addition", args=[bulletin.pk]), {"kind": "levels"})
    levels = bulletin.parts.get(kind="levels")
    assert added.url == reverse("bulletin-part", args=[levels.pk])
    browser.post(reverse("bulletin-part", args=[levels.pk]), {"title": "各级媒体"})
    browser.post(reverse("bulletin-part-place", args=[levels.pk]), {"place": 3})
    assert headings(bulletin)[0] == "一、各级媒体"
    browser.post(reverse("bulletin-part-removal", args=[levels.pk]))
    assert not bulletin.parts.filter(kind="levels").exists()
    page = browser.get(reverse("bulletin-part", args=[bulletin.parts.get(kind="people").pk])).content.decode()
    assert "yuan" not in page


def test_nothing_is_changed_after_signing_or_before_a_leader(bulletin, chen, zhou):
    part = bulletin.parts.get(kind="praise")
    bulletin.present(to=zhou, by=chen)
    with pytest.raises(LiesBefore):
        part.reword(Words("改过。", part.edition), by=chen)
    bulletin.sign(by=zhou)

    for deed in (
        lambda: part.reword(Words("改过。", part.edition), by=chen),
        lambda: part.shape({"title": "别的"}, by=chen),
        lambda: part.move(to=1, by=chen),
        lambda: part.leave_out(by=chen),
        lambda: bulletin.add_part("text", by=chen),
        lambda: bulletin.lay_out({"copies": 3}, by=chen),
        lambda: bulletin.send_to({"send": "县政协"}, by=chen),
    ):
        with pytest.raises(SignedAlready):
            deed()
