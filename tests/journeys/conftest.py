"""Real pages in a real browser: Chromium from the system, Chinese, at the two widths that we look at."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client

HERE = Path(__file__).parent
SOON = 10_000  # milliseconds; a page here answers within one, two cores are shared by many tests
WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 780}, "is_mobile": True, "has_touch": True}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
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
