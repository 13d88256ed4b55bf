"""`byline reckon`: files in, sentences out, and no database anywhere."""

import json
import os
import subprocess
import sys

import pytest

from byline.config import command
from tests.house import tree
from tests.written.facts import LIN, ZHAO, line, piece, printed, target, text_of
from tests.written.sets import COMPLETED, HERE, text

R05 = HERE / "r05.toml"
HEADLINE = piece("一", printed("province", placement="headline"), authors=(LIN, ZHAO), sent_on="2026-03-02")
OWED = target(30, period="2026-03", unit="柳河镇")


@pytest.fixture
def order(monkeypatch, capsys, tmp_path):
    """What an order ends with, and what it writes to either side."""

    def ordered(rulebook, *lines, facts="", options=()):
        path = tmp_path / "facts.jsonl"
        path.write_text(facts or text_of(lines), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["byline", "reckon", str(rulebook), str(path), *options])
        try:
            code = command.main()
        except SystemExit as ended:
            code = ended.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return ordered


def test_each_credit_is_told_with_its_clause_and_its_arithmetic(order):
    code, told, _ = order(R05, HEADLINE)

    assert code == 0
    assert "2026-03-04 林秀 (柳河镇)：5分，条款 1，一/1：省级头条 10；两名作者各 5" in told
    assert "柳河镇（单位）: 10分" in told


def test_a_period_is_closed_with_all_that_lies_in_it(order):
    _, month, _ = order(R05, HEADLINE, OWED, options=["--period", "2026-03"])
    _, year, _ = order(R05, HEADLINE, options=["--period", "2026"])

    assert "本月任务（采用篇数） 30 条，完成 1 条，差 29 条 × 2 = 扣 58" in month
    assert year.count("差 30 条 × 2 = 扣 60") == 11
    assert "2026-04 柳河镇: 批评" not in year
    assert "2026-03 柳河镇: 批评“通报批评”" in year


def test_the_same_stands_in_json_for_other_programs(order):
    _, told, _ = order(R05, HEADLINE, options=["--period", "2026-03", "--json"])

    values = json.loads(told)
    assert [one["amount"] for one in values["credits"]] == ["5.00", "5.00", "-58.00"]
    assert values["credits"][0]["clause"] == "1"
    assert {"unit": "柳河镇", "amounts": {"points": "-48.00"}} in values["sums"]


def test_a_trial_tells_who_has_more_or_less_and_why(order):
    other = str(HERE / "r18.toml")
    _, told, _ = order(R05, HEADLINE, options=["--trial", other])
    _, values, _ = order(R05, HEADLINE, options=["--trial", other, "--json"])
    _, nobody, _ = order(R05, HEADLINE, options=["--trial", str(HERE / "r05.toml")])

    assert "林秀（个人）：5分 → 2.5分" in told
    assert "改为 2026-03-04 林秀 (柳河镇)：2.5分，条款 1，一/1：省级 5；两名作者各 2.5" in told
    assert [one["after"] for one in json.loads(values)["changes"]] == ["2.50", "2.50", "5.00"]
    assert nobody == "没有人因此增减。\n"


def test_what_somebody_has_to_see_to_is_told(order):
    code, told, _ = order(HERE / "r14.toml", piece("一", printed("province")))

    assert code == 0
    assert "需要人看" in told
    assert "稿酬" in told


def test_every_line_that_is_wrong_is_named_and_nothing_is_reckoned(order):
    facts = "\n".join([
        text_of([HEADLINE]),
        "{",
        text_of([piece("二", printed("moon"))]),
        '{"kind": "letter"}',
        text_of([line("incident", mishap="late", on="2026-03-01", piece="三")]),
    ])  # fmt: skip
    code, told, wrong = order(R05, facts=facts)

    assert (code, told) == (1, "")
    assert [one.split("：")[0] for one in wrong.splitlines()] == [
        "facts.jsonl: 第 2 行",
        "facts.jsonl: 第 3 行 prints 第 1 项",
        "facts.jsonl: 第 4 行",
        "facts.jsonl: 第 5 行",
    ]


def test_a_file_of_another_kind_is_not_told_line_by_line(order):
    _, _, wrong = order(R05, facts="name\n" * 200)

    assert len(wrong.splitlines()) == 21
    assert wrong.endswith("另有 180 行。\n")


def test_a_rule_left_open_is_refused_in_its_sentence(order, tmp_path):
    published = tmp_path / "published.toml"
    published.write_text(COMPLETED.sub("", text("r05")), encoding="utf-8")

    told = "published.toml: 考核办法没有写明怎样取整（计量：分）。请在新版本中写明。\n"
    assert order(published, HEADLINE) == (1, "", told)


@pytest.mark.parametrize(
    "options",
    [["--period", "2026-13"], ["--trial", "no such file"], ["--by", "nobody"], ["one", "two", "three"]],
)
def test_a_wrong_option_was_used_wrongly(order, options):
    code, told, wrong = order(R05, HEADLINE, options=options)

    assert (code, told) == (2, "")
    assert wrong


def test_it_needs_neither_a_database_nor_a_folder_for_one(tmp_path):
    facts, home = tmp_path / "facts.jsonl", tmp_path / "home"
    facts.write_text(text_of([HEADLINE]), encoding="utf-8")
    words = [sys.executable, "-m", "byline.config.command", "reckon", str(HERE / "r05.toml"), str(facts)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("BYLINE", "DATABASE"))}
    ended = subprocess.run(  # noqa: S603 -- our own order
        words,
        env=plain
        | {"PYTHONPATH": str(tree.SRC), "BYLINE_HOME": str(home), "DATABASE_URL": "postgres://nowhere/x"},
        capture_output=True,
        check=False,
        text=True,
    )

    assert ended.returncode == 0, ended.stderr
    assert "林秀" in ended.stdout
    assert not home.exists()
