"""Looking at a page as its reader does: does it fit, and, where asked for, what does it look like."""

from __future__ import annotations

import os
from pathlib import Path

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def fits(page):
    """Assert that nothing makes the reader scroll sideways on the page that is coming or there."""
    page.wait_for_load_state("load")
    assert page.evaluate(OVERFLOW) <= 0, f"{page.url} is wider than the window"


def shoot(page, name):
    """Keep a picture of the page in the folder that BYLINE_SHOTS names; without one, do nothing."""
    folder = os.environ.get("BYLINE_SHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
