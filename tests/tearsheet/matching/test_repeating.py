"""The same ledger and the same pages give the same lines, whenever and wherever they are matched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tearsheet.matching import Index, match
from tearsheet.matching.records import as_line
from tests.tearsheet.matching.pressroom import Pressroom

ROOT = Path(__file__).resolve().parents[3]
ASKED = {"capture_output": True, "encoding": "utf-8"}
SCRIPT = "from tests.tearsheet.matching.test_repeating import lines; print('\\n'.join(lines()))"


def lines() -> list[str]:
    """What is said of every tenth page of a pressroom, as it would be written to a file."""
    room = Pressroom(6)
    index = Index.of(room.ledger)
    return [as_line(one) for case in room.write_pages()[::10] for one in match(case.page, index)]


@pytest.fixture(scope="module")
def here():
    return lines()


@pytest.mark.parametrize("seed_of_hashes", ["1", "2"])
def test_another_process_says_the_same(here, seed_of_hashes):
    known = {**os.environ, "PYTHONHASHSEED": seed_of_hashes, "PYTHONIOENCODING": "utf-8"}
    known["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])

    command = [sys.executable, "-c", SCRIPT]
    run = subprocess.run(command, cwd=ROOT, env=known, check=True, **ASKED)  # noqa: S603 -- our own script

    assert run.stdout.splitlines() == here


def test_pages_that_came_before_make_no_difference(here):
    room = Pressroom(6)
    index, cases = Index.of(room.ledger), room.write_pages()[::10]

    backwards = [[as_line(one) for one in match(case.page, index)] for case in reversed(cases)]

    assert [line for said in reversed(backwards) for line in said] == here
