"""What cannot be done is said in a sentence, with what to do next; nothing typed is lost."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from playwright.sync_api import expect

from byline.ledger.models import Adoption, Claim, Confirmation, Entry
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.manuscript import Writing
from byline.outlets.models import Clipping, Outlet
from tests.cast import DITCH, chinese_day, html, register
from tests.cast import page as printed
from tests.journeys.steps import button, claim, confirm, is_saved

NOTE = "昨天的四版，主任让报。"
TITLES = [
    f"{place}召开第{number}次代表小组会"
    for number in range(1, 12)
    for place in ("白鹭乡", "云桥乡", "石鼓镇")
]
STRANGE = """\
{day}，青禾县图书馆把阅览室的关门时间推迟到晚上十点，新添的四十盏护眼台灯全部亮了起来。
管理员魏春生把归还的三百多册书按编号插回书架，他说假期里每天来读书的孩子有一百二十多名。
读者可以在服务台领取号码牌，三个月内借满二十册的，再送一张下半年的讲座门票。"""
ITEMS = "".join(
    f'<li><a href="/a/{place}.html">{title}</a> 2026-03-05</li>' for place, title in enumerate(TITLES)
)
LIST = f"""<!doctype html><html><head><meta charset="utf-8"><title>市县人大_东江日报</title></head><body>
<div class="nav"><a href="/">首页</a></div><h2>市县人大</h2><ul>{ITEMS}</ul>
<div>共48页　上一页　下一页</div></body></html>"""
A_PDF = (
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def strange_page(day, *, source="东江日报"):
    """A page that prints nobody's manuscript."""
    lines = STRANGE.format(day=chinese_day(day)).splitlines()
    return printed(lines, title="县图书馆夜间灯亮了", on=day, source=source)


def too_large(_today):
    return b"<html><body>" + b"<!-- page -->" * (30_000_000 // 13)


def printed_tomorrow(today):
    return strange_page(today + timedelta(days=1))


WRONG_FILE = "这个文件不是网页。请在浏览器里把文章另存为 .html，或粘贴正文。"
NO_TEXT = "这个网页上没有读到正文。请换成文章自己的页面，或粘贴正文。"
ONLY_TITLES = "这个网页是一份标题列表。请打开文章本身，申报那个页面。"
TOO_LARGE = f"网页超过 {settings.LARGEST_PAGE // 1_000_000} MB。请只保存文章、不带视频，或粘贴正文。"
TO_COME = "还没有到。请核对网页上的日期，再手工填写。"
PAGES = {
    "a PDF": ("report.pdf", lambda _today: A_PDF, WRONG_FILE),
    "an empty file": ("page.html", lambda _today: b"", NO_TEXT),
    "a page without text": ("page.html", lambda _today: b"<html><body></body></html>", NO_TEXT),
    "a list of titles": ("list.html", lambda _today: LIST.encode(), ONLY_TITLES),
    "30 MB": ("page.html", too_large, TOO_LARGE),
    "a day to come": ("page.html", printed_tomorrow, TO_COME),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_cannot_be_claimed_is_refused_in_a_sentence(at_desk, lin, today, tmp_path, name):
    file_name, made, sentence = PAGES[name]
    file = tmp_path / file_name
    file.write_bytes(made(today))
    page = at_desk(lin)
    page.goto("/claims/new/")
    page.get_by_label("给办公室的说明").fill(NOTE)
    page.get_by_label("或者上传另存的网页").set_input_files(file)
    button(page, "申报").click()

    expect(page.get_by_role("alert")).to_contain_text(sentence)
    expect(page.get_by_label("给办公室的说明")).to_have_value(NOTE)
    assert not Clipping.objects.exists()
    assert not Claim.objects.exists()


def test_pasted_text_that_is_refused_stays_in_its_field(at_desk, lin, today):
    day = today + timedelta(days=3)
    head = f"县图书馆夜间灯亮了\n{day:%Y-%m-%d} 08:20　来源：东江日报\n"
    text = head + STRANGE.format(day=chinese_day(day))
    page = at_desk(lin)
    page.goto("/claims/new/")
    page.get_by_label("或者粘贴正文").fill(text)
    button(page, "申报").click()

    expect(page.get_by_role("alert")).to_contain_text("还没有到")
    expect(page.get_by_label("或者粘贴正文")).to_have_value(text)
    assert not Clipping.objects.exists()


def test_a_page_like_no_manuscript_is_kept_and_the_writer_names_theirs(
    at_desk, lin, levee, dongjiang_daily, today, tmp_path
):
    file = tmp_path / "library.html"
    file.write_bytes(strange_page(today - timedelta(days=1)))
    page = at_desk(lin)
    claim(page, file)

    expect(page.locator("main")).to_contain_text("已登记的稿件里没有和这个网页相像的。请自己指明稿件")
    assert Adoption.objects.count() == 0
    button(page, "指明稿件").click()
    page.get_by_label(levee.title).check()
    button(page, "就是这一篇").click()

    expect(page.locator("main")).to_contain_text("未证")
    assert Adoption.objects.get().manuscript == levee


def test_an_unknown_outlet_is_added_by_the_editor_who_comes_back_to_the_desk(
    at_desk, lin, chen, levee, levee_page, rulebook, dongjiang_daily, today, tmp_path
):
    Outlet.objects.filter(pk=dongjiang_daily.pk).update(hosts=[])
    file = tmp_path / "evening.html"
    file.write_bytes(
        levee_page.replace("东江日报".encode(), "山岚晚报".encode()).replace(b"dongjiang-daily", b"shanlan")
    )
    claim(at_desk(lin), file)
    page = at_desk(chen)
    page.goto("/adoptions/")

    expect(page.locator("#follows")).to_contain_text("请先填写媒体和日期，再确认。")
    expect(button(page, "确认采用")).to_be_disabled()
    button(page, "填写媒体和日期").click()
    button(page, "名单里没有，添加一家").click()
    expect(page.get_by_label("名称")).to_have_value("山岚晚报")
    page.get_by_label("级别").select_option(label="市级")
    page.get_by_label("媒介").select_option(label="报纸")
    button(page, "添加媒体").click()
    page.get_by_label("媒体").select_option(label="山岚晚报")
    button(page, "就这样认定").click()

    expect(page.locator("#follows")).to_contain_text("第3.3条")
    confirm(page)
    assert Entry.objects.filter(measure="points").count() == 2


def test_without_a_rulebook_of_that_day_nothing_can_be_confirmed(
    at_desk, sun, chen, lin, rulebook, dongjiang_daily, tmp_path
):
    day = date(2017, 3, 14)
    text = DITCH.format(day=chinese_day(day))
    manuscript = old_manuscript(sun, chen, text, on=day)
    file = tmp_path / "ditch.html"
    file.write_bytes(
        printed(text.splitlines(), title="代表走进东坡灌区", on=day + timedelta(days=3), source="东江日报")
    )
    claim(at_desk(sun), file)
    page = at_desk(chen)
    page.goto("/adoptions/")

    expect(page.locator("#follows")).to_contain_text("2017年3月17日")
    expect(page.locator("#follows")).to_contain_text("考核办法")
    expect(button(page, "确认采用")).to_be_disabled()
    assert Adoption.objects.get().manuscript == manuscript
    assert not Confirmation.objects.exists()


def old_manuscript(sun, chen, text, *, on):
    """Sun's piece of long ago, registered on its day."""
    writing = Writing(title="柳林乡：代表春灌时节访水渠", body=html(text))
    return register(Manuscript.objects.begin(writing, by=sun), by=chen, on=on)


def test_a_second_confirmation_from_a_second_window_is_refused(at_desk, chen, hire, office, adoption):
    second = hire("hexin", "何欣", office, "editor")
    first, other = at_desk(chen), at_desk(second)
    for page in (first, other):
        page.goto(adoption.get_absolute_url())
    confirm(first)
    entries = Entry.objects.count()
    button(other, "确认采用").click()

    expect(other.locator("#said")).to_contain_text("陈静已在")
    expect(other.locator("#said")).to_contain_text("台账里已经有了")
    assert Confirmation.objects.count() == 1
    assert Entry.objects.count() == entries


def test_a_double_click_confirms_once(at_desk, chen, adoption):
    page = at_desk(chen)
    page.goto(adoption.get_absolute_url())
    button(page, "确认采用").dblclick()

    # the second click is either never sent, or told that the first one was enough
    expect(page.locator("#said")).to_contain_text(re.compile("已确认|确认过"))
    assert Confirmation.objects.count() == 1
    assert Entry.objects.filter(measure="points").count() == 2


def test_a_dismissal_without_a_reason_asks_for_one(at_desk, chen, adoption):
    page = at_desk(chen)
    page.goto(adoption.get_absolute_url())
    button(page, "排除…").click()
    button(page, "排除").click()

    expect(page.get_by_role("alert")).to_contain_text("请用自己的话写明理由，有关的人会看到。")
    assert Adoption.objects.awaiting().exists()


def test_a_return_without_own_words_asks_for_them(at_desk, lin, wu, chen, draft):
    draft.file(by=lin)
    page = at_desk(wu)
    page.goto(f"/reviews/{draft.pk}/")
    page.get_by_label("写给作者").fill("时效已过：")
    button(page, "退回修改").click()

    expect(page.get_by_role("alert")).to_contain_text("请用自己的话写明为什么退回")
    expect(page.get_by_label("写给作者")).to_have_value("时效已过：")


def test_who_has_no_right_reads_why_and_whom_to_ask(at_desk, lin, rulebook):
    page = at_desk(lin)
    for address in ("/bulletins/preparation/", "/registrations/", "/rulebooks/drafting/", "/outlets/new/"):
        assert page.goto(address).status == 403
        expect(page.get_by_role("heading", level=1)).to_have_text("没有权限")
        expect(page.locator("main")).to_contain_text("办公室")
        expect(page.get_by_role("navigation", name="主导航")).to_be_visible()


def test_another_units_writer_finds_nothing_by_guessing_addresses(at_desk, sun, claim, adoption, levee):
    page = at_desk(sun)
    sheet = f"/manuscripts/{levee.pk}/"
    guessed = (
        sheet,
        f"{sheet}writing/",
        f"{sheet}versions/1/",
        f"{sheet}authorship/",
        claim.get_absolute_url(),
    )
    for address in (*guessed, adoption.get_absolute_url()):
        assert page.goto(address).status == 404
        expect(page.locator("main")).to_contain_text("没有这一页，或者不在您可看的范围内。")


def test_authors_whose_shares_do_not_add_up_stay_as_typed(at_desk, lin, wu, draft):
    page = at_desk(lin)
    page.goto(f"/manuscripts/{draft.pk}/authorship/")
    page.locator("#id_share_1").fill("70")
    page.locator("#id_person_2").fill("吴建民")
    page.locator("#id_share_2").fill("40")
    button(page, "署上这些作者").click()

    expect(page.get_by_role("alert")).to_contain_text("110%")
    expect(page.locator("#id_person_2")).to_have_value("吴建民")
    expect(page.locator("#id_share_2")).to_have_value("40")


def test_a_manuscript_without_a_title_is_saved_but_not_handed_in(at_desk, lin, wu):
    page = at_desk(lin)
    page.goto("/manuscripts/new/")
    page.locator("#body").click()
    page.keyboard.insert_text("代表们沿着渠埂走了一上午。")
    is_saved(page)
    button(page, "提交审稿").click()

    expect(page.locator(".errors")).to_contain_text("标题和正文都有了才能提交审稿。请把缺的补上。")
    expect(page.locator("#body")).to_contain_text("代表们沿着渠埂走了一上午。")
