"""What is asked of a manuscript, beside the text and at the desk."""

import pytest

from byline.manuscripts import demands, pieces
from byline.manuscripts.demands import DemandsUnmet
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.manuscript import Writing
from byline.norms import kinds
from byline.norms.piece import MAY, MET, MUST, Picture
from byline.standards.models import Demand

PICTURE = '<figure><img src="/pictures/1/"><figcaption>{}</figcaption></figure>'


def results(manuscript):
    return {check.kind: check.result for check in demands.checked(manuscript)}


@pytest.fixture
def sheet(qinghe, beihe, lin):
    """An empty sheet, not saved yet, with a title and a body: sheet(title="…", body="…")."""
    return lambda **words: Manuscript(congress=qinghe, unit=beihe, created_by=lin, **words)


def test_an_empty_sheet_lacks_title_and_text(sheet):
    check = demands.checked(sheet())[0]

    assert (check.kind, check.result, check.missing) == (kinds.FIELDS, MUST, ("title", "body"))


def test_where_nothing_is_laid_down_a_long_title_is_advised_against(sheet):
    assert results(sheet(title="字" * 27, body="<p>正文</p>"))[kinds.TITLE] == MAY
    assert results(sheet(title="字" * 26, body="<p>正文</p>"))[kinds.TITLE] == MET


def test_the_first_picture_without_a_caption_is_named(sheet):
    body = "<p>正文</p>" + PICTURE.format("堤上") + PICTURE.format(" <br>") + '<img src="/pictures/2/">'

    check = demands.checked(sheet(title="题", body=body))[0]

    assert (check.kind, check.result, check.found) == (kinds.CAPTIONS, MUST, 2)
    assert results(sheet(title="题", body="<p>正文</p>" + PICTURE.format("堤上")))[kinds.CAPTIONS] == MET


def test_lines_are_counted_as_the_plain_text_counts_them():
    body = pieces.body_of(
        "<h2>小标题</h2><p>第一段</p><figure><img src='/pictures/1/'></figure><p></p>"
        "<figure><img src='/pictures/2/'><figcaption>堤上</figcaption></figure>"
        "<table><tr><td>格</td></tr></table><p>末段</p>"
    )

    assert body.lines == ("小标题", "第一段", "堤上", "格", "末段")
    assert body.asides == {0, 2, 3}
    assert body.pictures == (Picture(1), Picture(2, "堤上", "", 2))


def test_a_credit_by_itself_is_no_caption():
    legend = "<figcaption><span>{}</span><small>林秀 摄</small></figcaption>"
    figure = f'<figure><img src="/pictures/1/">{legend}</figure>'
    body = pieces.body_of(figure.format("堤上") + figure.format(""))

    assert body.pictures == (Picture(1, "堤上", "林秀 摄", 0), Picture(2, "", "林秀 摄", 1))


def test_a_required_demand_says_what_to_mend(draft, lin, qinghe, chen):
    Demand(congress=qinghe, kind=kinds.SUBTITLE, is_required=True).lay_down(by=chen)

    with pytest.raises(DemandsUnmet, match="还没有副标题"):
        demands.insist(draft)


def test_advice_stops_nothing(draft, qinghe, chen):
    Demand(congress=qinghe, kind=kinds.SUBTITLE).lay_down(by=chen)

    demands.insist(draft)

    assert results(draft)[kinds.SUBTITLE] == MAY


def test_each_place_to_mend_leads_into_the_text(desk, lin, beihe, qinghe, chen):
    Demand(congress=qinghe, kind=kinds.NUMBERS).lay_down(by=chen)
    writing = Writing(title="北河镇巡堤", body="<p>开头。</p><p>三月12日巡堤。</p>")
    manuscript = Manuscript.objects.begin(writing, by=lin)

    page = desk(lin).get(f"/manuscripts/{manuscript.pk}/writing/").content.decode()

    assert 'data-place="1:0:4"' in page
