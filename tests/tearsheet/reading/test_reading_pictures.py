"""Pictures of an article, with the words under them."""

import pytest

from tearsheet.reading import read

FIRST = "六月三日，莲塘县人大常委会组织代表视察城区雨污分流改造工程，实地查看了三处施工现场。"
SECOND = "代表们认为工程进展总体顺利，建议加强现场管理，减少对群众出行的影响，确保汛期前完工。"
ADDRESS = "https://liantang.example/news/2024/1.html"


def pictures(inner, address=ADDRESS):
    page = f"<html><body><h1>莲塘代表视察雨污分流工程</h1><div class='text'><p>{FIRST}</p>{inner}<p>{SECOND}</p></div></body></html>"  # noqa: E501 one sentence or page, read as a whole
    reading = read(page.encode(), address=address)
    assert reading.paragraphs[0] == FIRST
    assert reading.paragraphs[-1] == SECOND
    assert len(set(reading.paragraphs)) == len(reading.paragraphs)
    return reading.pictures


@pytest.mark.parametrize(
    "inner",
    [
        "<figure><img src='/p/a.jpg'><figcaption>代表在施工现场</figcaption></figure>",
        "<p><img src='/p/a.jpg'></p><p style='text-align: center'>代表在施工现场</p>",
        "<center><img src='/p/a.jpg'><br>代表在施工现场</center>",
        "<p><img data-src='/p/a.jpg' src='data:image/gif;base64,R0'></p><p class='img-desc'>代表在施工现场</p>",  # noqa: E501 one sentence or page, read as a whole
        "<p><img data-original='../../p/a.jpg' src='/images/loading.gif'><br>代表在施工现场</p>",
        "<p align=center><img src='//liantang.example/p/a.jpg' alt='代表在施工现场'></p>",
        "<p><img src='/p/a.jpg'></p><p align='center'>代表在施工现场</p><p align='center'>代表在施工现场</p>",
    ],
)
def test_a_picture_has_its_whole_address_and_its_caption(inner):
    [picture] = pictures(inner)

    assert picture.address == "https://liantang.example/p/a.jpg"
    assert picture.caption == "代表在施工现场"


def test_a_caption_that_says_what_is_seen_may_be_long():
    caption = (
        "图为莲塘县人大常委会组织代表视察城区雨污分流改造工程施工现场，听取建设单位负责人介绍。（周原 摄）"
    )

    [picture] = pictures(f"<p><img src='/p/a.jpg'></p><p>{caption}</p>")

    assert picture.caption == caption


def test_the_paragraph_under_a_picture_is_no_caption():
    [picture] = pictures("<p><img src='/p/a.jpg' alt='a.jpg'></p>")

    assert picture.caption == ""


def test_icons_and_pictures_seen_twice_are_left_out():
    inner = "<p><img src='/p/a.jpg'><img src='/images/icon.png'><img src='/x.gif' width=1 height=1><img src='/p/a.jpg'></p>"  # noqa: E501 one sentence or page, read as a whole

    assert [one.address for one in pictures(inner)] == ["https://liantang.example/p/a.jpg"]


def test_a_broken_address_stays_as_it_is():
    assert pictures("<p><img src='http://[broken'></p>")[0].address == "http://[broken"
