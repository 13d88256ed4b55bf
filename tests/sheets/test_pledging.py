"""Responsibility sheets: signed by whoever owes it and by the office; a change asks for a new signature."""

import io
import zipfile
from decimal import Decimal

import docx
import openpyxl
import pytest
from django.urls import reverse

from byline.activity.models import Deed, Notice
from byline.reckoning.periods import HALF_YEAR, Period
from byline.rules.models import Countersignature, Pledge, Target
from byline.rules.models.pledge import (
    ChangedSinceSigned,
    CountersignedAlready,
    NothingOwed,
    NotYoursToSign,
    SignedAlready,
)
from byline.rules.models.target import Owed, SignedForReason
from byline.sheets.pledging import CHANGED, COMPLETE, OPEN, SIGNED, printed, sheets_of
from byline.sheets.responsibility import paper_of
from byline.targets.models import Quota
from byline.team.models import Leave


@pytest.fixture
def half(today):
    return Period.containing(today, HALF_YEAR)


@pytest.fixture
def owed(beihe, lin, chen, half):
    """Beihe owes six pieces, Lin two."""
    Target.objects.lay_on([beihe], owed=Owed(half, "pieces", Decimal(6)), by=chen)
    Target.objects.lay_on([lin], owed=Owed(half, "pieces", Decimal(2)), by=chen)


@pytest.fixture
def signed(owed, beihe, wu, half):
    return Pledge.objects.sign(beihe, period=half, owing=Target.objects.of(beihe), by=wu)


def states(person, half):
    return {str(one.holder): one.state for one in sheets_of(person, period=half)}


def text_of(content):
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_head_signs_for_the_unit_and_the_office_hears_of_it(signed, chen, half):
    assert signed.lines == [[half.key, "pieces", "", "", "adopted", "6"]]
    assert len(signed.digest) == 64
    assert Notice.objects.visible_to(chen).filter(deed__verb="pledged").count() == 1
    assert states(chen, half) == {"北河镇": SIGNED, "林秀": OPEN}


def test_a_person_signs_their_own_sheet(owed, lin, half):
    pledge = Pledge.objects.sign(lin, period=half, owing=Target.objects.for_person(lin), by=lin)

    assert pledge.holder == lin


def test_nobody_signs_for_another(owed, beihe, lin, wu, half):
    for holder, by in ((beihe, lin), (lin, wu)):
        with pytest.raises(NotYoursToSign):
            Pledge.objects.sign(holder, period=half, owing=Target.objects.all(), by=by)


def test_without_a_target_there_is_nothing_to_sign(beihe, wu, half):
    with pytest.raises(NothingOwed):
        Pledge.objects.sign(beihe, period=half, owing=Target.objects.of(beihe), by=wu)


def test_a_second_signature_is_refused(signed, beihe, wu, half):
    with pytest.raises(SignedAlready):
        Pledge.objects.sign(beihe, period=half, owing=Target.objects.of(beihe), by=wu)


def test_the_office_signs_after_the_unit_and_once(signed, beihe, chen, zhou, wu, half):
    signed.countersign(owing=Target.objects.of(beihe), by=zhou)

    assert states(chen, half)["北河镇"] == COMPLETE
    assert Notice.objects.visible_to(wu).filter(deed__verb="countersigned").count() == 1
    with pytest.raises(CountersignedAlready):
        signed.countersign(owing=Target.objects.of(beihe), by=chen)


def test_after_signing_a_target_changes_only_with_a_reason(signed, beihe, chen, half):
    target = Target.objects.of(beihe).get()

    with pytest.raises(SignedForReason):
        target.correct(amount=Decimal(8), by=chen)
    with pytest.raises(SignedForReason):
        Target.objects.lay_on([beihe], owed=Owed(half, "points", Decimal(8)), by=chen, reason="  ")

    assert Target.objects.of(beihe).get().amount == 6


def test_a_correction_with_a_reason_asks_for_a_new_signature(signed, beihe, wu, chen, half):
    target = Target.objects.of(beihe).get()
    target.correct(amount=Decimal(8), by=chen, reason="主任会议调整全年任务")

    assert states(chen, half)["北河镇"] == CHANGED
    deed = Deed.objects.about(target).last()
    assert (deed.verb, deed.details["reason"]) == ("resigned_pieces", "主任会议调整全年任务")
    assert Notice.objects.visible_to(wu).filter(deed=deed).exists()
    Pledge.objects.sign(beihe, period=half, owing=Target.objects.of(beihe), by=wu)
    assert states(chen, half)["北河镇"] == SIGNED


def test_a_changed_sheet_is_not_countersigned(signed, beihe, chen):
    Target.objects.of(beihe).get().correct(amount=Decimal(8), by=chen, reason="调整")

    with pytest.raises(ChangedSinceSigned):
        signed.countersign(owing=Target.objects.of(beihe), by=chen)


def test_a_years_sheet_takes_in_the_targets_of_its_halves(owed, beihe, wu, chen, half):
    year = Period.year(half.first.year)
    Target.objects.lay_on([beihe], owed=Owed(year, "pieces", Decimal(12)), by=chen)

    pledge = Pledge.objects.sign(beihe, period=year, owing=Target.objects.of(beihe).within(year), by=wu)

    assert [line[-1] for line in pledge.lines] == ["12", "6"]
    with pytest.raises(SignedForReason):
        Target.objects.of(beihe).in_period(half).get().correct(amount=Decimal(7), by=chen)


def test_a_head_sees_the_unit_s_sheet_a_writer_their_own_the_office_all(owed, lin, wu, sun, chen, half):
    assert set(states(lin, half)) == {"林秀"}
    assert set(states(wu, half)) == {"北河镇"}
    assert states(sun, half) == {}
    assert set(states(chen, half)) == {"北河镇", "林秀"}


def test_the_paper_says_what_is_owed_how_it_was_prorated_and_who_signed(lin, chen, zhou, half):
    Leave(person=lin, kind="sick", starts_on=half.first, ends_on=half.first).grant(by=chen)
    days = {"starts_on": half.first, "ends_on": half.last}
    quota = Quota(whom="people", role="writer", measure="pieces", amount=Decimal(6), rounding="two", **days)
    quota.draw_up(by=chen).lay(by=chen)
    pledge = Pledge.objects.sign(lin, period=half, owing=Target.objects.for_person(lin), by=lin)
    pledge.countersign(owing=Target.objects.for_person(lin), by=zhou)

    (sheet,) = printed(sheets_of(lin, period=half), period=half)

    assert f"6条 × {half.days - 1}/{half.days}天" in sheet.obligations[0].note
    assert (sheet.by_holder.name, sheet.by_office.name) == ("林秀", "周世安")
    assert "信息宣传工作目标责任书" in paper_of(sheet).title


def test_sheets_take_as_many_questions_for_many_as_for_few(owed, chen, half, django_assert_max_num_queries):
    assert chen.roles

    with django_assert_max_num_queries(3):
        found = sheets_of(chen, period=half)
    with django_assert_max_num_queries(2):
        printed(found, period=half)


def test_the_head_signs_on_the_page_and_the_editor_after(owed, beihe, wu, chen, desk, half):
    asked = f"?period={half.key}"

    page = desk(wu).get(reverse("unit-sheet", args=[beihe.pk]) + asked)
    desk(wu).post(reverse("unit-signing", args=[beihe.pk]) + asked)
    desk(chen).post(reverse("countersignature", args=[Pledge.objects.get().pk]))

    assert "目标责任书" in page.content.decode()
    assert Countersignature.objects.get().by == chen


def test_signing_twice_on_the_page_is_told_and_nothing_happens(signed, beihe, wu, desk, half):
    asked = f"?period={half.key}"

    answer = desk(wu).post(reverse("unit-signing", args=[beihe.pk]) + asked, follow=True)

    assert "此后没有变动" in answer.content.decode()
    assert Pledge.objects.count() == 1


def test_the_word_paper_and_all_of_them_in_a_zip(owed, beihe, chen, desk, half):
    asked = f"?period={half.key}"

    word = desk(chen).get(reverse("unit-sheet-word", args=[beihe.pk]) + asked).content
    packed = desk(chen).get(reverse("pledge-papers") + asked).content

    assert "采用条数" in text_of(word)
    assert "6条" in text_of(word)
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert len(names) == 2
    assert names[0].startswith("北河镇")


@pytest.mark.parametrize("name", ["pledges", "pledges-table"])
def test_the_list_keeps_the_state_that_is_asked_for(signed, chen, desk, half, name):
    answer = desk(chen).get(reverse(name), {"period": half.key, "state": SIGNED})

    assert answer.status_code == 200
    if name == "pledges":
        page = answer.content.decode()
        assert "北河镇" in page
        assert "林秀" not in page


@pytest.mark.parametrize(("kind", "is_shown"), [("township", True), ("office", False), ("nobody", True)])
def test_the_list_and_its_workbook_keep_the_class_that_is_asked_for(owed, chen, desk, half, kind, is_shown):
    browser, asked = desk(chen), {"period": half.key, "kind": kind}
    page = browser.get(reverse("pledges"), asked).text
    book = openpyxl.load_workbook(io.BytesIO(browser.get(reverse("pledges-table"), asked).content))
    names = [row[0].value for row in book.active.iter_rows(min_row=3)]

    assert ("北河镇" in names) == is_shown
    assert ("北河镇" in page) == is_shown
    assert ("林秀" in page) == is_shown


def test_a_writer_does_not_sign_for_the_office(signed, lin, desk):
    assert desk(lin).post(reverse("countersignature", args=[signed.pk])).status_code == 403


def test_another_township_s_writer_finds_no_sheet_of_it(signed, beihe, sun, desk, half):
    assert desk(sun).get(reverse("unit-sheet", args=[beihe.pk]), {"period": half.key}).status_code == 404
