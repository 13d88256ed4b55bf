"""Every page that a role is led to opens, fits at both widths, and its scripts are quiet."""

from __future__ import annotations

import pytest

from byline.publishing.models import ChannelPage, Publication
from tests.journeys.conftest import WIDE
from tests.journeys.looking import OVERFLOW, shoot

ROLES = ("lin", "wu", "chen", "zhou", "su", "luo", "shi")
INSIDE = ".rail a[href], main a[href], .top a[href]"
LINKS = """(links) => [...document.querySelectorAll(links)]
  .map((each) => new URL(each.href)).filter((each) => each.origin === location.origin)
  .map((each) => each.pathname + each.search)"""
NOT_PAGES = (
    "/word/",
    "/pdf/",
    "/sheet/",
    "/papers/",
    "/paper/",
    "/certificate/",
    ".toml",
    "/table/",
    "/original/",
    "/site-admin/",
    "/feed/",
    ".docx",
    ".pdf",
    ".xlsx",
    ".zip",
)
WIDTHS = (360, 1280)
MOST = 45  # pages a role: every line of the navigation, and the first of what stands on those pages


def walk(page, *, start="/", links=INSIDE):
    """Open every page of the navigation, then what those lead to; return what is wrong, a line each."""
    waiting, seen, wrong = [start], set(), []
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        if kind_of(address) in seen:
            continue
        seen.add(kind_of(address))
        answer = page.goto(address)
        if answer.status != 200:
            wrong.append(f"{address}: {answer.status}")
        wrong += [f"{address}: wider than {width} px" for width in WIDTHS if not fits_at(page, width)]
        waiting += [
            each for each in page.evaluate(LINKS, links) if not any(part in each for part in NOT_PAGES)
        ]
    return wrong


def fits_at(page, width):
    """Tell whether the page fits a window of that width."""
    page.set_viewport_size({"width": width, "height": 900})
    shoot(page, f"{kind_of(page.url.split('/', 3)[3]).strip('/').replace('/', '-') or 'today'}-{width}")
    return page.evaluate(OVERFLOW) <= 0


def kind_of(address):
    """Return what an address is of, whichever row and question it names: one of each kind is walked."""
    path = address.partition("?")[0]
    return "/".join("1" if part.isdigit() else part for part in path.split("/"))


@pytest.mark.parametrize("who", ROLES)
def test_every_page_that_a_role_is_led_to_opens_and_fits(at_desk, county, site, request, su, luo, shi, who):
    assert not walk(at_desk(request.getfixturevalue(who)))


def test_every_page_of_the_site_opens_and_fits(opened, county, site, chen):
    channel = ChannelPage.objects.of(site.congress).get(slug="deputies")
    Publication.objects.publish(county, in_=channel, by=chen)

    assert not walk(opened(**WIDE), start="/site/", links="a[href*='/site/']")
