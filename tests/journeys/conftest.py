"""Real pages in a real browser: Chromium from the system, Chinese, at the two widths that we look at."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from byline.ledger.models import Adoption, Claim
from byline.ledger.models.claim import Statement
from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.manuscript import Writing
from byline.outlets.models import Brought
from byline.publishing.models import HomePage
from byline.reckoning.periods import HALF_YEAR, MONTH, Period
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.standings.models import Bulletin
from tests.cast import html, register
from tests.cast import page as printed
from tests.journeys.mirror import TEXT, TITLE, mirrored

HERE = Path(__file__).parent
SOON = 20_000  # milliseconds: a page answers within one second, but two cores may be shared by many
WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 780}, "is_mobile": True, "has_touch": True}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
expect.set_options(timeout=SOON)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]


def pytest_collection_modifyitems(items):
    reason = ""
    if os.environ.get("SKIP_BROWSER") == "1":
        reason = "SKIP_BROWSER=1 leaves the journeys out"
    elif CHROMIUM is None:
        reason = "no Chromium here: apt-get install -y --no-install-recommends chromium fonts-noto-cjk"
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.django_db(transaction=True))
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"]))
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture(scope="session")
def base_url(live_server):
    """Let `page.goto("/rankings/")` find the server of the tests."""
    return live_server.url


@pytest.fixture
def phone(opened):
    """A page on a phone, 360 px wide."""
    return opened(**PHONE)


@pytest.fixture
def wide(opened):
    """A page on a PC, 1280 px wide."""
    return opened(**WIDE)


@pytest.fixture
def sign_in(live_server):
    """Return `sign_in(page, person)`: the person is signed in on that page without the form."""

    def sign_in(page, person):
        client = Client()
        client.force_login(person, backend="byline.team.rights.PostBackend")
        cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return page

    return sign_in


@pytest.fixture
def opened(new_context, live_server):
    """Open pages at a width; whatever their scripts complain of fails the test once it has been walked."""
    complaints = []

    def open_page(**size):
        page = new_context(**size).new_page()
        page.set_default_timeout(SOON)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if is_complaint(told) else None)
        return page

    yield open_page
    assert not complaints


def is_complaint(told):
    """Tell a script's error from the browser's own word that an answer was 4xx, which tests ask for."""
    return told.type == "error" and "Failed to load resource" not in told.text


@pytest.fixture
def at_desk(opened, sign_in):
    """Seat a person before a browser of their own, 1280 px wide: at_desk(lin)."""
    return lambda person: sign_in(opened(**WIDE), person)


@pytest.fixture
def on_phone(opened, sign_in):
    """Give a person a phone of their own, 360 px wide: on_phone(lin)."""
    return lambda person: sign_in(opened(**PHONE), person)


@pytest.fixture
def site(qinghe):
    """The county's public site, with what the web keeps in its cache forgotten."""
    cache.clear()
    yield HomePage.found(qinghe, called="青禾人大")
    cache.clear()


@pytest.fixture
def last_month(today):
    """The month that is over, whose bulletin can be signed."""
    return Period.containing(today, MONTH).previous()


@pytest.fixture
def county(lin, wu, sun, chen, zhou, adoption, ditch, draft, last_month, dongjiang_daily, office):
    """A county at work: a print of last month credited, one waiting, a bulletin to sign, targets, a draft.

    Return the manuscript that was printed last month.
    """
    adoption.confirm(by=chen)
    day = last_month.first + timedelta(days=9)
    writing = Writing(title=TITLE, body=html(TEXT), genre="feature")
    manuscript = register(Manuscript.objects.begin(writing, by=lin), by=chen, on=day)
    manuscript.submit(to=dongjiang_daily, by=chen)
    brought = Brought(
        mirrored(TEXT.splitlines(), title=TITLE, on=day + timedelta(days=3), source="东江日报"), kind="file"
    )
    Claim.objects.make(brought, by=lin, saying=Statement())
    Adoption.objects.get(manuscript=manuscript).confirm(by=chen, placement="front_page")
    unsure = Brought(
        printed(ditch.text.splitlines(), title="春灌先访渠", on=day, source="东江日报"), kind="file"
    )
    Claim.objects.make(unsure, by=sun, saying=Statement(manuscript=ditch))
    half_year = Period.containing(timezone.localdate(), HALF_YEAR)
    Target.objects.lay_on([lin.unit, sun.unit], owed=Owed(half_year, "pieces", 6), by=chen)
    Target.objects.lay_on([lin, sun], owed=Owed(half_year, "points", 20), by=chen)
    Bulletin.objects.prepare(lin.congress, period=last_month, by=chen)
    Manuscript.objects.begin(Writing(title="北河镇：渡口夜话", body=html(TEXT[:60])), by=lin)
    handed_in = Manuscript.objects.begin(Writing(title="北河镇：桥头议事", body=html(TEXT[:90])), by=lin)
    handed_in.file(by=lin)
    return manuscript
