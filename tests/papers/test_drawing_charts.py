from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

from PIL import Image

from byline.papers.chart import PAGE, SLIDE, Chart, as_svg
from byline.papers.official import Paper
from byline.papers.page import as_html
from byline.papers.pdf import as_pdf
from byline.papers.picture import ON_A_SLIDE, as_png

SVG = "{http://www.w3.org/2000/svg}"


def test_a_bar_is_as_long_as_its_number_against_the_furthest_end(a_chart):
    drawn = ET.fromstring(as_svg(a_chart))  # noqa: S314 -- our own drawing

    lengths = [float(bar.get("width")) for bar in drawn.iter(f"{SVG}rect")]
    tick = float(drawn.findall(f"{SVG}path")[1].get("d")[1:].split()[0])
    start = float(next(drawn.iter(f"{SVG}rect")).get("x"))
    assert lengths[1] == 0
    assert abs(lengths[0] / (tick - start) - 5.5 / 8) < 0.01


def test_markup_in_a_label_is_escaped(a_chart):
    assert "<b>" not in as_svg(a_chart)
    assert "柳林乡&lt;b&gt;" in as_svg(a_chart)


def test_a_chart_without_bars_says_so():
    assert ">无</text>" in as_svg(Chart("单位", ()))


def test_a_slide_is_sixteen_by_nine_and_holds_many_bars(a_chart):
    many = replace(a_chart, bars=a_chart.bars * 20)
    picture = Image.open(BytesIO(as_png(many, frame=SLIDE, scale=ON_A_SLIDE)))

    assert picture.size == (1920, 1080)
    drawn = ET.fromstring(as_svg(many, frame=SLIDE))  # noqa: S314 -- our own drawing
    assert max(float(bar.get("y")) for bar in drawn.iter(f"{SVG}rect")) < SLIDE.height - SLIDE.margin


def test_a_chart_stands_on_the_page_and_in_the_pdf(a_chart, words_of_pdf):
    paper = Paper(title="通报", maker="办公室", blocks=(a_chart,))

    assert "<figure><svg" in as_html(paper)
    assert "北河镇" in words_of_pdf(as_pdf(paper))
    assert PAGE.height_of(a_chart) < 60
