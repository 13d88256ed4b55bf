import os
import subprocess
import sys
from pathlib import Path

import pytest

from tearsheet.errors import TearsheetError
from tests.tearsheet.reading.ordeals import ARCHIVES, PAGES

pytestmark = pytest.mark.xdist_group("ordeals")  # by one worker: the ordeals are gone through once
ROOT = Path(__file__).resolve().parents[3]
REFUSALS = {refusal.__name__ for refusal in TearsheetError.__subclasses__()}


@pytest.fixture(scope="module")
def ends(tmp_path_factory):
    """How each ordeal ended, in processes with bounds on their memory and time."""
    folder = tmp_path_factory.mktemp("archives")
    run = subprocess.run(  # noqa: S603 -- our own file
        [sys.executable, "-m", "tests.tearsheet.reading.ordeals", str(folder)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(line.split("\t") for line in run.stdout.splitlines())


@pytest.mark.parametrize("name", [*PAGES, *ARCHIVES])
def test_a_hostile_page_or_archive_is_read_or_refused_within_bounds(ends, name):
    assert ends[name] in {"read", *REFUSALS}
