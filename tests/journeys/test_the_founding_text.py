"""The text that this house was founded on, a real page of a polluted mirror, taken through the product."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tearsheet import reading
from tests.journeys.steps import (
    button,
    claim,
    confirm,
    hand_in,
    pass_on,
    register,
    write,
)

SHARED = Path(os.environ.get("BYLINE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
TITLE = "抓住四个环节　写活人大故事"
REGISTERED_ON = date(2018, 4, 10)
CUT = 3  # the paragraph that the manuscript does not have


@pytest.fixture
def file():
    """The file of the page, where it lies beside the checkout."""
    path = SHARED / "founding_document.txt"
    if not path.exists():
        pytest.skip(f"{path} is not here; BYLINE_SHARED names another folder")
    return path


@pytest.fixture
def read(file):
    """What the engine reads in it."""
    return reading.read(file.read_bytes())


def test_the_founding_text_is_claimed_confirmed_credited_ranked_and_reported(
    at_desk, lin, wu, chen, rulebook, file, read
):
    lins, wus, chens = (at_desk(person) for person in (lin, wu, chen))
    lines = read.paragraphs[:CUT] + read.paragraphs[CUT + 1 :]
    number = write(lins, title=TITLE, text="\n".join(lines))
    hand_in(lins, to="吴建民")
    pass_on(wus, number, words="通过，转办公室")
    pass_on(chens, number, words="通过，转登记")
    register(chens, number, on=REGISTERED_ON)

    claim(lins, file)
    expect(lins.locator("main")).to_contain_text(read.title)
    expect(lins.locator("main")).to_contain_text("可证")
    open_the_desk(chens)
    name_the_outlet(chens, read.source)
    expect(chens.locator("#follows")).to_contain_text("第3.2条")
    confirm(chens)

    lins.goto(f"/manuscripts/{number}/")
    expect(lins.get_by_role("region", name="采用与计分")).to_contain_text("8分")
    lins.goto("/ranking/?period=2018-H1&by=points")
    expect(lins.get_by_role("heading", level=1)).to_contain_text("2018年上半年")
    expect(lins.locator(".ranking tbody tr").first).to_contain_text("林秀")
    the_bulletin_of_that_month_counts_it(chens)


def open_the_desk(page):
    """The desk shows what the page says, restored, beside the manuscript."""
    page.goto("/adoptions/")
    expect(page.locator(".stamp")).to_have_text("可证")
    printed = page.locator(".pair > section").nth(1)
    expect(printed).to_contain_text("队伍。县人大机关")
    expect(printed).to_contain_text("责任编辑：檀旭涛")
    assert page.locator(".pair mark").count() >= 2


def name_the_outlet(page, name):
    """The county does not know this outlet yet: it is added, and the desk goes on."""
    button(page, "填写媒体和日期").click()
    button(page, "名单里没有，添加一家").click()
    page.get_by_label("级别").select_option(label="省级")
    page.get_by_label("媒介").select_option(label="网站")
    button(page, "添加媒体").click()
    page.get_by_label("媒体").select_option(label=name)
    expect(page.get_by_label("刊发日期")).to_have_value("2018-04-13")
    button(page, "就这样认定").click()


def the_bulletin_of_that_month_counts_it(page):
    """From the ranking of April 2018 its bulletin is prepared, and Lin stands in it."""
    page.goto("/ranking/?period=2018-04")
    button(page, "起草通报").click()
    button(page, "生成通报").click()
    expect(page.locator("main")).to_contain_text("2018年4月")
    expect(page.locator("main")).to_contain_text("林秀")
