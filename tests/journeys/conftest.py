"""Real pages in a real browser: Chromium from the system, Chinese, at the two widths that we look at."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client

HERE = Path(__file__).parent
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
def phone(new_context, live_server):
    """A page on a phone, 360 px wide."""
    return new_context(viewport={"width": 360, "height": 780}, is_mobile=True, has_touch=True).new_page()


@pytest.fixture
def wide(new_context, live_server):
    """A page on a PC, 1280 px wide."""
    return new_context(viewport={"width": 1280, "height": 900}).new_page()


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
