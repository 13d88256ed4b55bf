"""What every test stands on: compiled catalogues, closed sockets, a folder of its own."""

import gc
import os
from pathlib import Path

import pytest
from django.db import connection

from tools import translations

# Playwright keeps an event loop in this thread; Django's guard against that is for servers.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ROOT = Path(__file__).resolve().parent.parent
CAST = ["tests.cast", "tests.ruled", "tests.letters", "tests.printed", "tests.counted", "tests.rewarded"]
pytest_plugins = ["tests.migrated", *(CAST if (ROOT / "tests" / "cast.py").exists() else [])]


def pytest_configure(config):
    if hasattr(config, "workerinput"):
        return  # the first process has done it for all
    for shelf in translations.shelves(ROOT / "src" / "byline"):
        translations.compile_catalogue(shelf)


def pytest_make_parametrize_id(val, argname):
    """Call a file by its place in the list: its bytes tell the second at which a worker has made it."""
    return argname if isinstance(val, bytes) and len(val) > 60 else None


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """Seldom walk for garbage, and not through what is loaded for good: it is an eighth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    """Files that a test stores are gone with it."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _signed_rules_can_be_swept(request):
    """Let the rows of a test that really commits be deleted after it: unsigned rules may go."""
    marker = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not commits and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    if connection.vendor == "sqlite":
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM rules_signing")
