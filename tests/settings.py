"""Settings of the tests: the product's own, with nothing that waits, sends, or outlives a run."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ["BYLINE_HOME"] = str(ROOT / "var" / "tests")
os.environ["BYLINE_TASKS"] = "django_tasks.backends.immediate.ImmediateBackend"
os.environ["BYLINE_EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"

from byline.config.settings import *  # noqa: F403, E402 -- the environment above is read while this is imported
from byline.config.settings import DATABASES, HOME  # noqa: E402 -- likewise

(HOME / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns of a folder that is not there
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a slow one costs a minute a run

# Journeys read from the server's threads: in memory they would share one connection, and lock each other out.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # it outlives no run anyway
