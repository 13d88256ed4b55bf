import argparse
import base64
import gzip
import json

import pytest

from tearsheet.matching import command

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
    parser = argparse.ArgumentParser(prog="tearsheet")
    command.add_arguments(parser.add_subparsers(required=True))

    def typed(*words):
        arguments = parser.parse_args([str(word) for word in words])
        return arguments.run(arguments)

    return typed


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

    assert tearsheet("match", "--manuscripts", ledger, "--pages", folder) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["page"] == "b.txt"
    assert "a.html:" in shown.err
    assert "2 pages, 1 manuscripts: 1 proven, 0 likely, 1 pages unreadable" in shown.err


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


@pytest.mark.parametrize("page", [{"text": "x"}, {"id": "p1"}, {"id": "p1", "html_b64": "***"}])
def test_a_malformed_page_is_named_with_file_and_line(tearsheet, ledger, tmp_path, capsys, page):
    (tmp_path / "pages.jsonl").write_text(json.dumps(page), encoding="utf-8")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl") == 2
    assert "pages.jsonl:1: " in capsys.readouterr().err


def test_a_broken_archive_or_a_missing_file_is_used_wrongly(tearsheet, ledger, tmp_path, capsys):
    (tmp_path / "pages.jsonl.gz").write_bytes(b"no archive at all")

    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "pages.jsonl.gz") == 2
    assert tearsheet("match", "--manuscripts", ledger, "--pages", tmp_path / "nothing.jsonl") == 2
    assert "nothing.jsonl" in capsys.readouterr().err
