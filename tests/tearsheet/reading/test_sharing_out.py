import base64
import gzip
import json
import random
from pathlib import Path

import pytest

from tearsheet.kept import shares
from tearsheet.kept.archive import stored_pages
from tearsheet.kept.shares import cut, look, looks, packed_together, pages_of, shares_of


@pytest.fixture(autouse=True)
def small_files_are_cut_too(monkeypatch):
    monkeypatch.setattr(shares, "SMALLEST", 3_000)
    monkeypatch.setattr(shares, "LARGEST", 7_000)
    monkeypatch.setattr(shares, "BLOCK", 1_000)


def page(number):
    dice = random.Random(number)
    return b"<p>" + base64.b64encode(dice.randbytes(dice.randint(1, 900))) + b"</p>"


def lines():
    for number in range(120):
        if number % 10 == 7:
            yield b"\n" if number % 20 == 7 else b"oops\n"
        data = base64.b64encode(page(number)).decode()
        yield json.dumps({"id": f"p{number}", "html_b64": data}).encode() + b"\n"
    yield b'{"text": "the last line has no end and no id"}'


def entries():
    for number in range(120):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://qinghe.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        yield head.encode() + http + b"\r\n\r\n"


def made(path):
    if path.name.endswith(".warc.gz"):
        path.write_bytes(b"".join(map(gzip.compress, entries())))
    else:
        whole = b"".join(entries() if path.name.endswith(".warc") else lines())
        path.write_bytes(gzip.compress(whole) if path.name.endswith(".gz") else whole)
    return path


def shared_out(path, *, parts):
    whole = shares_of(path)
    looked = [(at, look(at)) for at in looks(whole, parts=parts)]
    return packed_together(cut(whole, looked), parts=parts)


def seen(pages):
    return [(page.name, page.place, page.data, str(page.refusal)) for page in pages]


@pytest.mark.parametrize("parts", [1, 2, 5, 40])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.warc", "a.warc.gz"])
def test_the_shares_of_a_file_hold_its_pages_in_order(tmp_path, name, parts):
    path = made(tmp_path / name)

    lists = shared_out(path, parts=parts)

    assert len(lists) > 1 or parts == 1
    found = [page for shares in lists for share in shares for page in pages_of(share)]
    assert seen(found) == seen(stored_pages(path))


def test_a_folder_is_shared_out_in_order_of_name(tmp_path, plain_page):
    for name in ("a.jsonl", "b.warc.gz", "c/d.jsonl.gz", "e.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        made(tmp_path / name)
    (tmp_path / "c/page.html").write_text(plain_page, encoding="utf-8")
    (tmp_path / "f.html").write_bytes(b"")

    lists = shared_out(tmp_path, parts=6)

    found = [page for shares in lists for share in shares for page in pages_of(share)]
    assert seen(found) == seen(stored_pages(tmp_path))


def test_a_path_that_was_typed_in_one_folder_is_found_from_any_other(tmp_path, monkeypatch):
    made(tmp_path / "a.jsonl")
    made(tmp_path / "b.warc.gz")
    monkeypatch.chdir(tmp_path)
    lists = shared_out(Path("a.jsonl"), parts=3) + shared_out(Path("b.warc.gz"), parts=1)
    expected = seen(stored_pages(Path("a.jsonl"))) + seen(stored_pages(Path("b.warc.gz")))

    monkeypatch.chdir("/")

    assert seen(page for shares in lists for share in shares for page in pages_of(share)) == expected


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.warc.gz"])
def test_a_file_that_breaks_off_gives_what_stands_before_the_break(tmp_path, name):
    path = made(tmp_path / name)
    path.write_bytes(path.read_bytes()[:-3_000])

    lists = shared_out(path, parts=5)

    found = [page for shares in lists for share in shares for page in pages_of(share)]
    assert seen(found) == seen(stored_pages(path))
    assert sum("breaks off" in str(page.refusal) for page in found) == 1


def test_a_line_longer_than_a_share_stays_in_one_piece(tmp_path):
    path = tmp_path / "a.jsonl"
    long = json.dumps({"id": "long", "text": "x" * 50_000}).encode() + b"\n"
    path.write_bytes(long + b"".join(lines()) + b"\n" + long)

    lists = shared_out(path, parts=20)

    found = [page for shares in lists for share in shares for page in pages_of(share)]
    assert seen(found) == seen(stored_pages(path))
