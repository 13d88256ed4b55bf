import pytest
from django.urls import reverse

from byline.papers.official import Table
from byline.standings.models import Bulletin
from byline.standings.models.correcting import CorrectedAlready
from byline.standings.models.disclosure import NotSignedYet
from byline.standings.models.presentation import ReasonNeeded

REASON = "漏计林秀在云州日报的2条。"


@pytest.fixture
def wrong(bulletin, zhou, printed, lin, yunzhou_daily, day_of):
    """The signed bulletin, after which two prints of Lin's were found."""
    bulletin.sign(by=zhou)
    printed(lin, by_outlet=yunzhou_daily, on=day_of(25), pieces="2")
    return bulletin


def test_a_correction_names_the_old_one_and_lists_each_figure(wrong, chen):
    correction = wrong.correct(reason=REASON, by=chen)

    assert correction.corrects == wrong
    assert correction.title.startswith("关于更正")
    assert f"（{wrong.printed_number}）" in correction.words("opening")
    assert "漏计林秀在云州日报的2条" in correction.words("opening")
    lines = next(block for block in correction.paper().blocks if isinstance(block, Table)).rows
    assert ("合计", "本期采用条数", "7", "9") in lines
    assert ("北河镇", "本期采用条数", "4", "6") in lines
    assert any(
        who == "林秀（北河镇）" and (before, after) == ("2", "4") for who, _what, before, after in lines
    )


def test_without_another_figure_no_list_is_promised(bulletin, zhou, chen):
    bulletin.sign(by=zhou)

    correction = bulletin.correct(reason="林秀误作林绣。", by=chen)

    assert correction.words("opening").endswith("现予更正，以本通报为准。")
    assert not correction.figures.corrections


def test_both_are_signed_frozen_and_numbered(wrong, chen, zhou, printed, lin, yunzhou_daily, day_of):
    correction = wrong.correct(reason=REASON, by=chen)

    correction.sign(by=zhou)
    printed(lin, by_outlet=yunzhou_daily, on=day_of(26))

    signed = Bulletin.objects.get(corrects=wrong)
    assert signed.number == wrong.number + 1
    assert signed.is_whole
    assert signed.figures.pieces == 9
    assert Bulletin.objects.get(pk=wrong.pk).is_whole
    assert Bulletin.objects.get(pk=wrong.pk).corrected_by == signed


def test_the_old_one_says_that_it_was_corrected(wrong, chen, zhou, desk, lin):
    correction = wrong.correct(reason=REASON, by=chen)
    assert correction.get_absolute_url() not in desk(lin).get(wrong.get_absolute_url()).content.decode()

    correction.sign(by=zhou)

    assert correction.get_absolute_url() in desk(lin).get(wrong.get_absolute_url()).content.decode()


def test_an_unsigned_one_is_not_corrected_but_changed(bulletin, chen):
    with pytest.raises(NotSignedYet):
        bulletin.correct(reason=REASON, by=chen)


def test_a_correction_says_why(wrong, chen):
    with pytest.raises(ReasonNeeded):
        wrong.correct(reason="  ", by=chen)


def test_a_second_correction_goes_to_the_first_one(wrong, chen, zhou):
    correction = wrong.correct(reason=REASON, by=chen)
    assert wrong.correct(reason="另一个理由。", by=chen) == correction
    correction.sign(by=zhou)

    with pytest.raises(CorrectedAlready):
        wrong.correct(reason=REASON, by=chen)
    assert correction.correct(reason="又漏一条。", by=chen).corrects == correction


def test_the_period_opens_its_latest_bulletin(wrong, chen, qinghe, last_month):
    correction = wrong.correct(reason=REASON, by=chen)

    assert Bulletin.objects.prepare(qinghe, period=last_month, by=chen) == correction


def test_the_correction_is_begun_on_the_page(wrong, desk, chen):
    answer = desk(chen).post(reverse("bulletin-correction", args=[wrong.pk]), {"reason": REASON}, follow=True)

    assert "更正前后对照" in answer.content.decode()
