"""Every page that a role is led to opens, at both widths, fits, and its scripts are quiet."""

from __future__ import annotations

import pytest

from tests.journeys.looking import OVERFLOW, shoot

ROLES = ("lin", "wu", "chen", "zhou", "su", "luo", "shi")
LINKS = """() => [...document.querySelectorAll(".rail a[href], main a[href], .top a[href]")]
  .map((each) => new URL(each.href)).filter((each) => each.origin === location.origin)
  .map((each) => each.pathname + each.search)"""
NOT_PAGES = ("/word/", "/pdf/", "/sheet/", "/table/", "/original/", "/site-admin/")
MOST = 45  # pages a role: every line of the navigation, and the first of what stands on those pages


def walk(page, *, most=MOST):
    """Open every page of the navigation, then what those lead to; return what is wrong, a line each."""
    waiting, seen, wrong = ["/"], set(), []
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        if kind_of(address) in seen:
            continue
        seen.add(kind_of(address))
        answer = page.goto(address)
        if answer.status != 200:
            wrong.append(f"{address}: {answer.status}")
        if page.evaluate(OVERFLOW) > 0:
            wrong.append(f"{address}: wider than the window")
        shoot(page, f"{kind_of(address).strip('/').replace('/', '-') or 'today'}-{page.viewport_size['width']}")
        waiting += [each for each in page.evaluate(LINKS) if not any(part in each for part in NOT_PAGES)]
    return wrong


def kind_of(address):
    """Return what an address is of, whichever row and question it names: one of each kind is walked."""
    path = address.partition("?")[0]
    return "/".join("1" if part.isdigit() else part for part in path.split("/"))


@pytest.mark.parametrize("who", ROLES)
def test_every_page_opens_on_a_pc(at_desk, county, request, su, luo, shi, who):
    assert not walk(at_desk(request.getfixturevalue(who)))


@pytest.mark.parametrize("who", ROLES)
def test_every_page_opens_on_a_phone(on_phone, county, request, su, luo, shi, who):
    assert not walk(on_phone(request.getfixturevalue(who)))
