from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from PIL import Image

from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.standings.reviewpack import review_pack


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

    for part in ("个人采用排名", "单位采用排名", "表扬和提醒", "荣誉表", "单位采用条数", "各级媒体采用条数"):
        assert any(part in name for name in endings), part


def test_rankings_are_numbers(pack):
    rows = list(load_workbook(BytesIO(one(pack, "单位采用排名.xlsx"))).active.iter_rows(values_only=True))

    assert rows[2] == (1, "北河镇", 4, 3, 133, 20)


def test_the_honours_sheet_says_what_each_line_rests_on(pack):
    rows = list(load_workbook(BytesIO(one(pack, "荣誉表.xlsx"))).active.iter_rows(values_only=True))

    assert rows[2][0:3] == ("单位", "北河镇", "北河镇")
    assert rows[2][-1] == "完成任务的133%"
    assert rows[3][-1] == "采用条数第1名"


def test_a_slide_is_a_picture_of_sixteen_by_nine(pack):
    assert Image.open(BytesIO(one(pack, ".png"))).size == (1920, 1080)
    assert one(pack, ".svg").startswith(b"<svg")


def test_the_same_figures_give_the_same_archive_of_sheets(pack):
    assert one(pack, "表扬和提醒.docx").startswith(b"PK")


def test_it_comes_down_in_one_action_for_an_editor_alone(a_month_of_prints, desk, chen, lin, half):
    address = f"{reverse('bulletin-review-pack')}?period={half.key}"

    assert desk(chen).get(address).getvalue().startswith(b"PK")
    assert desk(lin).get(address).status_code == 403
