from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from pypdfium2 import PdfDocument

from byline.rewards.awarding import short_ones
from byline.rewards.frozen import history_of
from byline.rewards.models import AwardRound
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.warnings.models import Warning as Warned
from byline.warnings.reviewpack import review_of, review_pack
from byline.warnings.views.reviewing import reviewed_now


@pytest.fixture
def pack(a_month_of_prints, qinghe, half, beihe, chen):
    """The pack of a half-year in which Beihe met its target."""
    Target.objects.lay_on([beihe], owed=Owed(half, "pieces", 3), by=chen)
    return review_pack(qinghe, half=half)


def files(pack):
    archive = ZipFile(BytesIO(pack.content))
    return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def one(pack, ending):
    return next(content for name, content in files(pack).items() if name.endswith(ending))


def test_the_pack_has_rankings_praise_honours_and_slides(pack):
    endings = [name.rpartition("/")[2].rpartition(".")[0] for name in files(pack)]

    for part in (
        "个人采用排名",
        "单位采用排名",
        "表扬和批评",
        "荣誉表",
        "图表（投影用）",
        "单位采用条数",
        "各级媒体采用条数",
    ):
        assert any(part in name for name in endings), part


def test_rankings_are_numbers(pack):
    rows = list(load_workbook(BytesIO(one(pack, "单位采用排名.xlsx"))).active.iter_rows(values_only=True))

    assert rows[2] == (1, "北河镇", 4, 3, 133, 20)


def test_the_honours_sheet_says_what_each_line_rests_on(pack):
    rows = list(load_workbook(BytesIO(one(pack, "荣誉表.xlsx"))).active.iter_rows(values_only=True))

    assert rows[2][0:3] == ("单位", "北河镇", "北河镇")
    assert rows[2][6] == "完成任务的133%"
    assert rows[3][6] == "采用条数第1名"


def test_a_slide_is_a_picture_of_sixteen_by_nine(pack):
    assert Image.open(BytesIO(one(pack, ".png"))).size == (1920, 1080)
    assert one(pack, ".svg").startswith(b"<svg")


def test_the_same_figures_give_the_same_archive_of_sheets(pack):
    assert one(pack, "表扬和批评.docx").startswith(b"PK")


def test_it_comes_down_in_one_action_for_an_editor_alone(a_month_of_prints, desk, chen, lin, half):
    address = f"{reverse('bulletin-review-pack')}?period={half.key}"

    assert desk(chen).get(address).getvalue().startswith(b"PK")
    assert desk(lin).get(address).status_code == 403


def test_the_slides_are_one_file_with_a_chart_on_each_page(pack):
    slides = PdfDocument(one(pack, "（投影用）.pdf"))

    assert len(slides) == len([name for name in files(pack) if name.endswith(".png")])
    assert slides[0].get_size() == pytest.approx((960, 540), abs=1)
    assert "单位采用条数" in slides[0].get_textpage().get_text_bounded()


@pytest.fixture
def reviewed(short_half, best, qinghe, last_half, chen, zhou, later):
    """The pack of a half-year of which Lin is warned and Sun awarded, both signed."""
    warning = Warned.objects.propose(short_ones(history_of(short_half)), of=short_half, by=chen)[0]
    warning.sign(by=zhou)
    new = AwardRound(title="信息宣传先进", bulletin=short_half, dispute_days=3)
    round_ = AwardRound.objects.propose(new, criteria=[best(1)], by=chen)
    later(10)
    round_.sign(by=zhou)
    return review_pack(qinghe, half=last_half)


def test_awards_and_warnings_that_were_signed_stand_in_it(reviewed, short_half, qinghe, last_half):
    told = Document(BytesIO(one(reviewed, "表扬和批评.docx")))
    cells = [[cell.text for cell in row.cells] for table in told.tables for row in table.rows]
    rows = list(load_workbook(BytesIO(one(reviewed, "荣誉表.xlsx"))).active.iter_rows(values_only=True))
    lines = {row[1]: row for row in rows[2:]}

    assert any(row[1] == "孙晓燕" and "信息宣传先进" in row[3] for row in cells)
    assert any(row[1] == "林秀" for row in cells)
    assert "信息宣传先进" in lines["孙晓燕"][7]
    assert lines["林秀"][8]
    assert short_half.printed_number in review_of(qinghe, half=last_half).source


def test_a_warning_that_is_only_proposed_stands_in_no_pack(short_half, qinghe, last_half, chen):
    Warned.objects.propose(short_ones(history_of(short_half)), of=short_half, by=chen)

    assert not review_of(qinghe, half=last_half).given


def test_without_a_signed_bulletin_the_pack_says_that_its_figures_still_move(a_month_of_prints, qinghe, half):
    assert "尚未签发" in review_of(qinghe, half=half).source


def test_a_half_years_bulletin_leads_to_its_own_pack(short_half, desk, chen, last_half):
    address = f"{reverse('bulletin-review-pack')}?period={last_half.key}"

    assert address in desk(chen).get(short_half.get_absolute_url()).text


def test_in_the_first_month_of_a_half_year_the_one_before_is_under_review(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 7, 3))

    assert reviewed_now().key == "2026-H1"
