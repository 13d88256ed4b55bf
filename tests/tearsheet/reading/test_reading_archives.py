import base64
import gzip
import json

from tearsheet.command import main
from tearsheet.errors import BrokenArchive, MalformedLine, PageTooLarge
from tearsheet.kept.archive import stored_pages


def warc(path, body):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://qinghe.example/1\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    path.write_bytes(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return path


def test_a_folder_is_read_page_by_page(tmp_path, plain_page, capsys):
    (tmp_path / "a.html").write_text(plain_page, encoding="utf-8")
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(plain_page.encode()))

    assert main(["read", str(tmp_path)]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["page"] for line in lines] == ["a.html", "b.html.gz"]
    assert set(lines[0]) == {
        "page",
        "title",
        "published_at",
        "source",
        "author",
        "editor",
        "channel",
        "body",
        "findings",
    }


def test_a_bad_page_is_told_and_the_run_goes_on(tmp_path, plain_page, capsys):
    (tmp_path / "a.html").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.html").write_text(plain_page, encoding="utf-8")

    assert main(["read", str(tmp_path), "--out", str(tmp_path / "out.txt")]) == 1

    assert "a.html" in capsys.readouterr().err
    assert len((tmp_path / "out.txt").read_text(encoding="utf-8").splitlines()) == 1


def test_an_address_needs_a_door(capsys):
    assert main(["read", "http://qinghe.example/1"]) == 2
    assert "opens no connections" in capsys.readouterr().err


def test_a_missing_file_is_used_wrongly(tmp_path):
    assert main(["read", str(tmp_path / "none.html")]) == 2


def test_a_warc_gives_its_pages(tmp_path, plain_page):
    [page] = stored_pages(warc(tmp_path / "c.warc.gz", plain_page.encode()))

    assert (page.address, page.charset) == ("http://qinghe.example/1", "utf-8")
    assert page.data.decode() == plain_page


def test_a_bomb_in_a_warc_is_refused(tmp_path):
    [page] = stored_pages(warc(tmp_path / "c.warc.gz", b"\x00" * 3_000_000), limit=1_000_000)

    assert isinstance(page.refusal, PageTooLarge)


def test_a_packed_bomb_is_refused(tmp_path):
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"a" * 3_000_000))

    [page] = stored_pages(tmp_path / "a.html.gz", limit=1_000_000)

    assert isinstance(page.refusal, PageTooLarge)


def test_a_broken_archive_is_told(tmp_path, plain_page):
    packed = gzip.compress(plain_page.encode())
    (tmp_path / "a.html.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "b.warc").write_bytes(b"no archive at all\r\n\r\n")

    refusals = [page.refusal for page in stored_pages(tmp_path)]

    assert refusals
    assert all(isinstance(one, BrokenArchive) for one in refusals)


def test_json_lines_and_mhtml_give_their_pages(tmp_path, plain_page):
    row = {
        "id": "p1",
        "url": "http://qinghe.example/1",
        "html_b64": base64.b64encode(plain_page.encode()).decode(),
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + '\n{"id": 2}\n', encoding="utf-8")
    mhtml = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://qinghe.example/2\r\n\r\n{base64.b64encode(plain_page.encode()).decode()}\r\n--x--\r\n"  # noqa: E501 one sentence or pattern, read as a whole
    (tmp_path / "b.mhtml").write_text(mhtml, encoding="utf-8")

    good, bad, saved = stored_pages(tmp_path)

    assert good.name == "p1"
    assert isinstance(bad.refusal, MalformedLine)
    assert saved.address == "http://qinghe.example/2"
    assert saved.data.decode() == plain_page
