"""What is left behind when a command is stopped: nothing that looks whole."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tearsheet
from tearsheet.command import main

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tearsheet.__file__).parent.parent)}
TEXT = "青禾县人大常委会组织代表视察城区供水管网改造，代表们走进泵站，听取了改造进度的介绍。" * 5


@pytest.fixture
def pages(tmp_path):
    path = tmp_path / "pages.jsonl"
    rows = ({"id": f"p{number}", "text": f"{number}\n{TEXT}"} for number in range(3_000))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def started(*words):
    command = [sys.executable, "-m", "tearsheet.command", *map(str, words)]
    return subprocess.Popen(  # noqa: S603 our own command
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_stopped_by_hand_it_leaves_no_result(tmp_path, pages, jobs):
    process = started("read", pages, "--out", tmp_path / "out.jsonl", "--jobs", jobs)
    while not list(tmp_path.glob(".out.jsonl.*.part")):
        assert process.poll() is None
        time.sleep(0.02)

    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)

    assert process.returncode == 130
    assert said.strip().endswith("stopped; no result was put in place.")
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["pages.jsonl"]


def test_a_reader_of_its_lines_that_goes_away_is_no_fault(pages):
    process = started("read", pages)
    process.stdout.readline()
    process.stdout.close()

    said = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 1
    assert said == ""


def test_a_device_is_written_to_and_not_replaced(pages):
    assert main(["read", str(pages), "--out", os.devnull]) == 0
    assert Path(os.devnull).is_char_device()


def test_a_folder_that_is_not_there_is_used_wrongly(tmp_path, pages, capsys):
    assert main(["read", str(pages), "--out", str(tmp_path / "none" / "out.jsonl")]) == 2
    assert "No such file or directory" in capsys.readouterr().err


def test_help_has_examples_and_codes(capsys):
    for words in (["--help"], ["read", "--help"], ["match", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert "examples:" in said
        assert "exit codes:" in said


def test_what_is_asked_for_wrongly_ends_with_two(capsys):
    for words in (["read"], ["match", "--pages", "x"], ["read", "x", "--jobs", "0"], ["print"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2
    assert main(["read", "http://qinghe.example/1"]) == 2
    capsys.readouterr()
