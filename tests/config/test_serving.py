"""What a process of the server does before it answers."""

import subprocess
import sys

ASK = """
import gc, sys
import byline.config.wsgi
print(gc.get_freeze_count(), "byline.sending.views.submissions" in sys.modules)
"""
MOST_OF_IT = 200_000


def test_what_is_loaded_is_loaded_before_the_first_request_and_not_walked_for_garbage():
    command = [sys.executable, "-c", ASK]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- our own words

    frozen, has_pages = told.stdout.split()
    assert int(frozen) > MOST_OF_IT
    assert has_pages == "True"
