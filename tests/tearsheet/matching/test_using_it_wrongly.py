"""What a person typed wrongly, or what the engine stumbles over, told in a sentence."""

import json
import sys

import pytest

from tearsheet.command import main
from tearsheet.matching import batch, match

TEXT = "青禾县人大常委会组织代表视察城区供水管网改造，代表们走进泵站，听取了改造进度的介绍。" * 2
MANUSCRIPT = {"id": "m1", "title": "代表视察管网改造", "body": TEXT}
PAGE = {"id": "p1", "title": "代表视察管网改造", "text": TEXT}


@pytest.fixture
def tearsheet():
    return lambda *words: main([str(word) for word in words])


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "ledger.jsonl"
    path.write_text(json.dumps(MANUSCRIPT) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "100000"])
def test_a_number_of_processes_that_is_none_is_named(tearsheet, ledger, capsys, jobs):
    with pytest.raises(SystemExit, match="2"):
        tearsheet("match", "--manuscripts", ledger, "--pages", ledger, f"--jobs={jobs}")

    assert f"a whole number from 1 to 512 is wanted, not '{jobs}'" in capsys.readouterr().err


@pytest.mark.parametrize("pages", ["crawl**.gz", "a\0b*"])
def test_a_pattern_that_is_none_is_used_wrongly(tearsheet, ledger, capsys, pages):
    assert tearsheet("match", "--manuscripts", ledger, "--pages", pages) == 2
    assert "The file cannot be opened" in capsys.readouterr().err


def test_a_result_that_cannot_be_put_in_place_is_refused_by_its_name(tearsheet, ledger, tmp_path, capsys):
    out = tmp_path / "nowhere" / "out.jsonl"

    assert tearsheet("match", "--manuscripts", ledger, "--pages", ledger, "--out", out) == 2
    assert f"({out})" in capsys.readouterr().err


def test_without_standard_output_a_result_is_refused(tearsheet, ledger, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", None)

    assert tearsheet("match", "--manuscripts", ledger, "--pages", ledger) == 2
    assert "(standard output)" in capsys.readouterr().err


def test_a_page_that_the_engine_stumbles_over_is_told_and_the_run_goes_on(
    tearsheet, ledger, tmp_path, capsys, monkeypatch
):
    rows = [PAGE, {**PAGE, "id": "p2"}]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setattr(
        batch, "match", lambda page, index: stumble() if page.id == "p1" else match(page, index)
    )

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl") == 1

    said = capsys.readouterr()
    assert json.loads(said.out)["page"] == "p2"
    assert "pages.jsonl:1: The engine stumbled over this page" in said.err
    assert "(IndexError: out of range)" in said.err


def stumble():
    """Make a mistake, as the engine may on a page that nobody has seen."""
    raise IndexError("out of range")
