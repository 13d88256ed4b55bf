import base64
import gzip
import io
import json
import sys
from datetime import date

import pytest

from tearsheet.command import main
from tearsheet.kept import jsonlines
from tearsheet.matching.pages import pages

BODY = (
    "晚上七点半，云桥街道的夜校准时亮灯。学编藤、学电商、学急救，二十几门课随到随选，报名要靠抢。\n"
    "夜校的点子来自一份代表建议：年轻人白天上班，晚上想学点东西却没处去。街道腾出闲置的旧粮站，请来本地手艺人当老师。\n"
    "开班三个月，结业的藤编学员已经接到了第一笔外贸订单，六百只提篮就要装船出海。"
)
MANUSCRIPT = {
    "id": "m1", "title": "夜校灯火亮山乡", "body": BODY, "authors": ["林秀"], "unit": "云桥街道人大工委",
    "office": "青澜县人大常委会", "genre": "通讯",
    "registered_on": "2031-04-12", "submitted_to": ["青澜日报"],
}  # fmt: skip
PAGE = {
    "id": "p1",
    "title": "夜校灯火亮山乡",
    "text": BODY,
    "published_at": "2031-04-15 08:00",
    "source": "青澜日报",
}


@pytest.fixture
def tearsheet():
    return lambda *words: main([str(word) for word in words])


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "ledger.jsonl"
    path.write_text(json.dumps(MANUSCRIPT, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_a_match_is_written(tearsheet, ledger, tmp_path):
    with gzip.open(tmp_path / "pages.jsonl.gz", "wt", encoding="utf-8") as pages:
        pages.write(json.dumps(PAGE, ensure_ascii=False) + "\n\n")

    code = tearsheet(
        "match",
        "--manuscripts",
        ledger,
        "--pages",
        tmp_path / "pages.jsonl.gz",
        "--out",
        tmp_path / "out.jsonl",
    )

    (match,) = lines(tmp_path / "out.jsonl")
    assert code == 0
    assert (match["page"], match["manuscript"], match["verdict"], match["kept"]) == (
        "p1",
        "m1",
        "proven",
        1.0,
    )
    assert match["passages"] == [[0, len(BODY) - 1, 0, len(BODY) - 1]]
    assert "正文 100% 相同" in [reason["sentence"] for reason in match["reasons"]]


def test_served_pages_are_read_first(tearsheet, ledger, tmp_path, capsys):
    paragraphs = "".join(f"<p>{one}</p>" for one in BODY.split("\n"))
    html = f"<html><title>夜校灯火亮山乡</title><body><h1>夜校灯火亮山乡</h1>{paragraphs}</body></html>"
    served = {
        "id": "p1",
        "url": "http://paper.example/1.html",
        "html_b64": base64.b64encode(html.encode()).decode(),
    }
    (tmp_path / "pages.jsonl").write_text(json.dumps(served), encoding="utf-8")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl") == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "proven"


def test_a_folder_of_saved_pages_is_gone_through_and_an_empty_one_reported(
    tearsheet, ledger, tmp_path, capsys
):
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.html").write_bytes(b"")
    (folder / "b.txt").write_text(BODY, encoding="utf-8")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", folder) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["page"] == "b.txt"
    assert "a.html:" in shown.err
    assert "2 pages, 1 manuscripts, 1 proven, 0 likely, 1 refused" in shown.err


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{oops", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "m2"}', '"body" is missing'),
        ('{"id": "m2", "body": "b", "authors": "林秀"}', '"authors" is not a list'),
        ('{"id": "m2", "body": "b", "registered_on": "春天"}', '"registered_on" is no day'),
        (json.dumps(MANUSCRIPT), "stands twice"),
    ],
)
def test_a_malformed_manuscript_is_named_with_file_and_line(tearsheet, ledger, tmp_path, capsys, line, why):
    with ledger.open("a", encoding="utf-8") as more:
        more.write(line + "\n")
    (tmp_path / "pages.jsonl").write_text(json.dumps(PAGE), encoding="utf-8")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl") == 2
    said = capsys.readouterr().err
    assert f"{ledger}:2: " in said
    assert why in said


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{oops", "not JSON"),
        (b'{"id": "p2", "text": "\xff"}', "not UTF-8"),
        (b'{"id": "p2", "text": "\x00"}', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": "p2"}', 'neither "html_b64" nor "text"'),
        (b'{"id": "p2", "html_b64": "***"}', '"html_b64" is not base64'),
        (b'{"id": "p2", "html_b64": 7}', '"html_b64" is not a string'),
        (b'{"id": "p2", "html_b64": ""}', "holds no text"),
        (b'{"id": "p2", "text": "x", "published_at": "soon"}', '"published_at" is no day'),
        (b'{"id": "p2", "text": "x", "parts": [{"start": 0, "end": 9}]}', "do not lie within the text"),
        (b'{"id": ["p2"], "text": "x"}', '"id" is not a string'),
    ],
)
def test_a_malformed_page_is_named_with_file_and_line_and_the_run_goes_on(
    tearsheet, ledger, tmp_path, capsys, line, why
):
    pages = tmp_path / "pages.jsonl"
    pages.write_bytes(line + b"\n" + json.dumps(PAGE).encode() + b"\n")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", pages) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["page"] == "p1"
    assert f"{pages}:1: " in shown.err
    assert why in shown.err


def test_half_a_character_and_a_zero_byte_do_no_harm(tearsheet, ledger, tmp_path):
    hostile = {**PAGE, "id": "p\ud800\x00", "text": "\x00\udfff" + BODY}
    (tmp_path / "pages.jsonl").write_text(json.dumps(hostile), encoding="utf-8")
    out = tmp_path / "out.jsonl"

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl", "--out", out) == 0
    (match,) = lines(out)
    assert match["page"] == "p\ufffd\x00"
    assert match["passages"][0][:2] == [2, len(BODY) + 1]


def test_a_line_without_end_is_refused_without_being_kept(tearsheet, ledger, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(jsonlines, "LONGEST_LINE", 10_000)
    long = b'{"id": "p0", "text": "' + b"x" * 100_000 + b'"}'
    pages = tmp_path / "pages.jsonl"
    pages.write_bytes(long + b"\n" + json.dumps(PAGE).encode() + b"\n" + long)

    assert tearsheet("match", "--manuscripts", ledger, "--pages", pages) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["page"] == "p1"
    assert f"{pages}:1: longer than 10,000 bytes" in shown.err
    assert f"{pages}:3: longer than" in shown.err


def test_a_page_id_that_stands_twice_is_told(tearsheet, ledger, tmp_path, capsys):
    pages = tmp_path / "pages.jsonl"
    pages.write_text((json.dumps(PAGE) + "\n") * 2, encoding="utf-8")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", pages) == 0
    assert f'{pages}:2: The id "p1" stands twice' in capsys.readouterr().err


def test_what_read_writes_goes_into_match_by_a_pipe(tearsheet, ledger, tmp_path, capsys, monkeypatch):
    (tmp_path / "page.txt").write_text("夜校灯火亮山乡\n" + BODY, encoding="utf-8")
    assert tearsheet("read", tmp_path / "page.txt", "--out", tmp_path / "read.jsonl.gz") == 0

    with (tmp_path / "read.jsonl.gz").open("rb") as packed:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(packed))
        assert tearsheet("match", "--manuscripts", ledger, "--pages", "-") == 0
    assert json.loads(capsys.readouterr().out)["page"] == "page.txt"


def test_the_lines_are_the_same_for_any_number_of_processes(tearsheet, ledger, tmp_path):
    pages = tmp_path / "pages.jsonl"
    rows = [{**PAGE, "id": f"p{number}", "text": BODY[number % 40 :]} for number in range(150)]
    pages.write_text("".join(json.dumps(row) + "\n" for row in rows) + "oops", encoding="utf-8")
    written = []
    for jobs in (1, 2):
        out = tmp_path / f"{jobs}.jsonl"
        words = ("--manuscripts", ledger, "--pages", pages, "--jobs", jobs, "--out", out)
        assert tearsheet("match", *words) == 1
        written.append(out.read_bytes())

    assert written[0].count(b"\n") == 150
    assert written[0] == written[1]


def test_a_result_that_breaks_off_is_not_left_looking_whole(tearsheet, ledger, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("of yesterday\n", encoding="utf-8")
    with ledger.open("a", encoding="utf-8") as more:
        more.write("oops\n")
    (tmp_path / "pages.jsonl").write_text(json.dumps(PAGE), encoding="utf-8")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl", "--out", out) == 2
    assert out.read_text(encoding="utf-8") == "of yesterday\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.jsonl", "out.jsonl", "pages.jsonl"]


def test_a_program_reads_what_was_refused_as_json(tearsheet, ledger, tmp_path, capsys):
    (tmp_path / "pages.jsonl").write_text('{"id": "p1"}\n' + json.dumps(PAGE), encoding="utf-8")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl", "--json") == 1
    refused, counted = map(json.loads, capsys.readouterr().err.splitlines())
    assert (refused["page"], refused["where"]) == ("p1", f"{tmp_path}/pages.jsonl:1")
    assert counted == {"pages": 2, "manuscripts": 1, "proven": 1, "likely": 0, "refused": 1}


def test_a_pattern_names_many_files(tearsheet, ledger, tmp_path, capsys):
    for name in ("b", "a"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({**PAGE, "id": name}), encoding="utf-8")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "[ab].jsonl") == 0
    assert [json.loads(line)["page"] for line in capsys.readouterr().out.splitlines()] == ["a", "b"]


def test_a_broken_archive_is_told_and_a_missing_file_is_used_wrongly(tearsheet, ledger, tmp_path, capsys):
    (tmp_path / "pages.jsonl.gz").write_bytes(gzip.compress(json.dumps(PAGE).encode())[:-20])

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl.gz") == 1
    assert "breaks off" in capsys.readouterr().err
    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "nothing.jsonl") == 2
    assert "nothing.jsonl" in capsys.readouterr().err
    assert tearsheet("match", "--manuscripts", tmp_path / "none", "--pages", ledger) == 2


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2031-04-15T20:30:00Z", date(2031, 4, 16)),
        ("2031-04-15T20:30:00+08:00", date(2031, 4, 15)),
        ("2031-04-15", date(2031, 4, 15)),
        ("0001-01-01T00:00:00+09:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_day_of_fetching_is_china_s(tmp_path, moment, day):
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps({**PAGE, "fetched_at": moment}), encoding="utf-8")

    (page,) = pages(path)

    assert page.fetched_on == day
