"""One piece from its first word to the public site, walked by those who do it in a county."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta

import pytest
from docx import Document
from playwright.sync_api import expect

from byline.reckoning.periods import HALF_YEAR, Period
from byline.rules.models import Target
from byline.rules.models.target import Owed
from tests.journeys.mirror import TEXT, TITLE, mirrored
from tests.journeys.steps import (
    button,
    claim,
    confirm,
    hand_in,
    is_saved,
    pass_on,
    register,
    send,
    sign_with,
    write,
)

PDFTOTEXT = shutil.which("pdftotext")
PRINTED_AS = "田埂上的长凳 议出排涝新闸门"
LINES = TEXT.splitlines()


@pytest.fixture
def printed_page(last_month, tmp_path):
    """The page as a mirror serves it: retitled, the fifth paragraph cut, damaged all over."""
    file = tmp_path / "tianjian.html"
    day = last_month.first + timedelta(days=19)
    file.write_bytes(mirrored(LINES[:4] + LINES[5:], title=PRINTED_AS, on=day, source="东江日报"))
    return file


@pytest.fixture
def fang(hire, beihe):
    """Fang Yun writes with Lin: whoever heads the township could not review a piece of his own."""
    return hire("fangyun", "方芸", beihe, "writer", title="镇人大干事")


@pytest.fixture
def targets(beihe, lin, chen, last_month):
    """What Beihe and Lin owe in the half-year of that month."""
    half_year = Period.containing(last_month.first, HALF_YEAR)
    Target.objects.lay_on([beihe], owed=Owed(half_year, "pieces", 4), by=chen)
    Target.objects.lay_on([lin], owed=Owed(half_year, "points", 20), by=chen)
    return half_year


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed: apt-get install poppler-utils")
def test_a_piece_goes_from_its_first_word_to_a_signed_bulletin(
    at_desk,
    lin,
    fang,
    wu,
    chen,
    zhou,
    rulebook,
    dongjiang_daily,
    targets,
    last_month,
    printed_page,
    site,
    wide,
):
    lins, wus, chens, zhous = (at_desk(person) for person in (lin, wu, chen, zhou))

    number = write(lins, title=TITLE, text=TEXT)
    lins.get_by_label("体裁").select_option(label="通讯")
    is_saved(lins)
    sign_with(lins, [("林秀", 60), ("方芸", 40)])
    hand_in(lins, to="吴建民")
    pass_on(wus, number, words="通过，转办公室")
    pass_on(chens, number, words="通过，转登记")
    register(chens, number, on=last_month.first + timedelta(days=2))
    send(chens, number, to="东江日报")

    claim(lins, printed_page)
    the_claim_is_understood(lins)
    open_the_desk(chens)
    the_two_texts_stand_side_by_side(chens)
    the_original_is_kept_as_it_came(chens)
    confirm(chens)

    lin_has_her_credit(lins, number)
    the_ranking_shows_them(lins, last_month)
    the_targets_move(lins, targets)

    bulletin = prepare(chens, last_month)
    reword(chens, opening="各乡镇人大写稿的劲头足，本月采用又有增加。")
    sign(zhous, bulletin)
    the_files_name(zhous, "林秀")

    publish(chens, number, channel="代表履职")
    a_stranger_reads_it(wide)


def the_claim_is_understood(page):
    """Lin sees at once what was read, and whose manuscript it is."""
    main = page.locator("main")
    expect(main).to_contain_text(PRINTED_AS)
    expect(main).to_contain_text(TITLE)
    expect(main).to_contain_text("可证")
    expect(main).to_contain_text("字节损坏，已修复")
    expect(main).to_contain_text("地名堆砌")


def open_the_desk(page):
    """Chen comes from her first page, where it waits."""
    page.goto("/")
    page.locator(".docket").get_by_role("link", name=TITLE).click()


def the_two_texts_stand_side_by_side(page):
    """The verdict, both texts, what is alike tinted on both sides, what would follow."""
    expect(page.locator(".stamp")).to_have_text("可证")
    ours, theirs = page.locator(".pair > section").all()
    expect(ours).to_contain_text("每年260吨的收购协议")
    expect(theirs).not_to_contain_text("每年260吨的收购协议")
    expect(theirs).to_contain_text("队伍越来越壮大。县人大机关抽调4名干部")
    expect(theirs).not_to_contain_text("棋牌")
    assert ours.locator("mark").count() == theirs.locator("mark").count() >= 1
    assert_same_tint(ours.locator("mark").first, theirs.locator("mark").first)
    expect(page.locator("#follows")).to_contain_text("第3.2条")
    expect(page.locator("#follows")).to_contain_text("4.8分")


def the_original_is_kept_as_it_came(page):
    """Behind 原样 stands the page with all its damage, shut off from ours; then back to the desk."""
    page.get_by_role("link", name="原样").click()
    kept = page.frame_locator(".pair iframe").locator("body")
    expect(kept).to_contain_text("壯大?h人大機(jī)關(guān)")
    page.go_back()


def assert_same_tint(one, other):
    """Passages that are twins have one colour, and it is not the paper's."""
    tint = "(mark) => getComputedStyle(mark).backgroundColor"
    assert one.evaluate(tint) == other.evaluate(tint) != "rgba(0, 0, 0, 0)"


def lin_has_her_credit(page, number):
    """Her manuscript's sheet and the ledger tell what she got, and by which clause."""
    page.goto(f"/manuscripts/{number}/")
    expect(page.get_by_role("region", name="采用与计分")).to_contain_text("东江日报")
    expect(page.get_by_role("region", name="采用与计分")).to_contain_text("8分")
    page.goto("/entries/?measure=points")
    line = page.get_by_role("row", name=TITLE)
    expect(line).to_contain_text("3.2")
    expect(line).to_contain_text("4.8")


def the_ranking_shows_them(page, month):
    """Lin stands first among the people, Beihe among the townships."""
    page.goto(f"/ranking/?period={month.key}&by=points")
    first = page.locator(".ranking tbody tr").first
    expect(first).to_contain_text("林秀")
    expect(first).to_contain_text("4.8")
    page.goto(f"/ranking/?period={month.key}&of=townships&by=points")
    expect(page.locator(".ranking tbody tr").first).to_contain_text("北河镇")


def the_targets_move(page, half_year):
    """The township has one of four, Lin 4.8 of 20."""
    page.goto(f"/targets/?period={half_year.key}")
    expect(page.get_by_role("region", name="单位").get_by_role("row", name="北河镇")).to_contain_text("25%")
    expect(page.get_by_role("region", name="人员").get_by_role("row", name="林秀")).to_contain_text("24%")


def prepare(page, month):
    """Chen prepares the month's bulletin in one action."""
    page.goto("/bulletins/")
    button(page, "起草通报").click()
    page.get_by_label("周期").select_option(month.key)
    button(page, "生成通报").click()
    expect(page.locator("main")).to_contain_text("林秀")
    return page.url


def reword(page, *, opening):
    """She changes the opening, and sees it in the pages."""
    button(page, "修改文字").click()
    page.get_by_label("开头").fill(opening)
    button(page, "保存文字").click()
    expect(page.locator("main")).to_contain_text(opening)


def sign(page, bulletin):
    """The director opens it from his first page, signs, and it has a number."""
    page.goto("/")
    page.locator(f'.round a[href="{bulletin[bulletin.index("/bulletins") :]}"]').first.click()
    button(page, "签发，编号印发").click()
    expect(page.locator("main")).to_contain_text("第1期")
    expect(page.get_by_role("link", name="修改文字")).to_have_count(0)


def the_files_name(page, name):
    """Word and PDF come down and name the writer."""
    with page.expect_download() as word:
        button(page, "下载Word").click()
    tables = Document(word.value.path()).tables
    assert any(name in cell.text for table in tables for row in table.rows for cell in row.cells)
    with page.expect_download() as pdf:
        button(page, "下载PDF").click()
    assert name in words_of_pdf(pdf.value.path())


def words_of_pdf(path):
    """Read a PDF as pdftotext sees it."""
    command = [PDFTOTEXT, path, "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 -- our own file


def publish(page, number, *, channel):
    """Chen puts the manuscript on the site in one action."""
    page.goto(f"/manuscripts/{number}/")
    button(page, "发布到网站").click()
    page.get_by_label("栏目").select_option(label=channel)
    button(page, "立即发布").click()
    expect(page.locator("#said")).to_contain_text(f"已发布到“{channel}”栏目。")


def a_stranger_reads_it(page):
    """Somebody without an account finds it on the first page of the site, and reads who wrote it."""
    page.goto("/site/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    article = page.get_by_role("article")
    expect(article).to_contain_text(LINES[-1])
    expect(page.locator("main")).to_contain_text("林秀")
    expect(page.locator("main")).to_contain_text("陈静")
