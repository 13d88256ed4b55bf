"""A cluster on this machine: a master, two workers of one core, and whatever dies of them."""

import base64
import contextlib
import gzip
import importlib.util
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tearsheet
from tests.tearsheet.matching.pressroom import Pressroom

SOURCES = str(Path(tearsheet.__file__).parent.parent)
MISSING = (
    "" if importlib.util.find_spec("pyspark") else "pyspark is not installed (pip install 'byline[spark]')"
)
if not MISSING and not (os.environ.get("JAVA_HOME") or shutil.which("java")):
    MISSING = "Java is not installed (apt-get install default-jre-headless)"
pytestmark = [pytest.mark.skipif(bool(MISSING), reason=MISSING), pytest.mark.xdist_group("spark")]

STARTED_WITHIN = 300


@pytest.fixture(scope="module")
def crawl(tmp_path_factory):
    """Pages in every kind of file, some broken, large enough to be cut; and the ledger they are about."""
    folder = tmp_path_factory.mktemp("crawl")
    room = Pressroom(5)
    cases = room.write_pages()[::2]
    pages = folder / "pages"
    pages.mkdir()
    (folder / "ledger.jsonl").write_text("".join(map(manuscript_line, room.ledger)), encoding="utf-8")
    lines = [page_line(case.page) for case in cases]
    lines[7:7] = [b"\n", b"oops\n", b'{"id": "p-empty", "html_b64": ""}\n']
    some = len(lines) // 4
    (pages / "a.jsonl").write_bytes(b"".join(lines[:some]))
    (pages / "b.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[some : 2 * some]), 1))
    (pages / "c.warc").write_bytes(b"".join(map(entry, cases[2 * some : 3 * some])))
    (pages / "d.warc.gz").write_bytes(
        b"".join(gzip.compress(entry(case), 1) for case in cases[3 * some : -20])
    )
    for number, case in enumerate(cases[-20:]):
        (pages / f"e{number:02}.html").write_bytes(source(case.page))
    (pages / "f.html").write_bytes(b"%PDF-1.7")
    return folder


def manuscript_line(one):
    names = ("id", "title", "body", "authors", "unit", "office", "genre", "submitted_to")
    row = {name: getattr(one, name) for name in names} | {"registered_on": one.registered_on.isoformat()}
    return json.dumps(row, ensure_ascii=False) + "\n"


def source(page):
    paragraphs = "".join(f"<p>{one}</p>" for one in page.body.split("\n"))
    day = page.published_on.isoformat() if page.published_on else ""
    noise = base64.b64encode(random.Random(page.id).randbytes(24_000)).decode()
    return (
        f"<html><head><meta charset=utf-8><title>{page.title}</title><!-- {noise} --></head><body>"
        f"<h1>{page.title}</h1><p>{day} 来源：{page.source} 作者：{page.author}</p>{paragraphs}</body></html>"
    ).encode()


def page_line(page):
    row = {"id": page.id, "html_b64": base64.b64encode(source(page)).decode(), "charset_hint": "utf-8"}
    return json.dumps(row).encode() + b"\n"


def entry(case):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + source(case.page)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://paper.example/{case.page.id}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def command(crawl, *words, out):
    return [
        sys.executable, "-m", "tearsheet.command", "match", "--json",
        "--manuscripts", str(crawl / "ledger.jsonl"), "--pages", str(crawl / "pages"), "--out", str(out),
        *words,
    ]  # fmt: skip


def environment():
    return {**os.environ, "PYTHONPATH": SOURCES, "SPARK_LOCAL_IP": "127.0.0.1"}


def started(words, *, settings=None, log=subprocess.PIPE):
    return subprocess.Popen(words, env=settings or environment(), stdout=log, stderr=log, text=True)  # noqa: S603 our own command, and Spark's


def finished(words, *, settings=None):
    """Run to the end; return the exit code, and what was said on standard error."""
    process = started(words, settings=settings)
    _, said = process.communicate()
    return process.returncode, said


def told(said):
    """What our command told on standard error, without what Spark says there."""
    return [line for line in said.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def by_one_process(crawl):
    out = crawl / "one.jsonl"
    code, said = finished(command(crawl, out=out))
    assert code == 1, said
    assert out.read_bytes().count(b"\n") > 50
    return out.read_bytes(), told(said)


def test_two_cores_of_one_machine_say_what_one_process_says(crawl, by_one_process, tmp_path):
    out = tmp_path / "spark.jsonl"

    code, said = finished(command(crawl, "--engine", "spark", "--master", "local[2]", out=out))

    assert code == 1, said
    assert (out.read_bytes(), told(said)) == by_one_process


@pytest.fixture
def cluster(tmp_path):
    """Start a master and two workers of one core each on loopback."""
    home = Path(importlib.util.find_spec("pyspark").origin).parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"spark://127.0.0.1:{port}"
    with contextlib.ExitStack() as running:

        def start(kind, *words):
            log = running.enter_context((tmp_path / f"{kind}-{words[-1][-6:]}.log").open("w+b"))
            program = [home / "bin/spark-class", f"org.apache.spark.deploy.{kind}", "--host", "127.0.0.1"]
            settings = {**environment(), "SPARK_HOME": str(home), "SPARK_NO_DAEMONIZE": "1"}
            process = started([*program, *words], settings=settings, log=log)
            running.callback(process.wait)
            running.callback(process.kill)
            return process

        start("master.Master", "--webui-port", "0", "--port", str(port))
        workers = []
        for number in (1, 2):
            folder = str(tmp_path / f"worker{number}")
            sizes = ("--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir", folder)
            workers.append((start("worker.Worker", *sizes, address), Path(folder)))
        yield address, workers


def until(claim, *, why):
    end = time.monotonic() + STARTED_WITHIN
    while not claim():
        assert time.monotonic() < end, why
        time.sleep(0.05)


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_worker_that_dies_at_its_work_changes_nothing(crawl, by_one_process, tmp_path, cluster):
    address, workers = cluster
    out = tmp_path / "spark.jsonl"
    running = started(command(crawl, "--engine", "spark", "--master", address, out=out))

    dying, folder = workers[0]
    until(lambda: any(is_at_work(log) for log in folder.rglob("stderr")), why="no task was started")
    assert running.poll() is None
    kill_with_its_executor(dying, folder)
    _, said = running.communicate()

    assert running.returncode == 1, said
    assert (out.read_bytes(), told(said)) == by_one_process


def is_at_work(log):
    """Whether the executor has begun to match: the tasks of the first stage only look the files through."""
    return "stage 1.0" in log.read_text(encoding="utf-8", errors="replace")


def kill_with_its_executor(worker, folder):
    worker.kill()
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            is_executor = b"CoarseGrainedExecutorBackend" in status.read_bytes()
            if is_executor and folder in (status.parent / "cwd").readlink().parents:
                os.kill(int(status.parent.name), signal.SIGKILL)


def test_without_java_a_sentence_says_what_to_do(crawl, tmp_path):
    bare = {**environment(), "PATH": str(tmp_path)}
    bare.pop("JAVA_HOME", None)

    code, said = finished(command(crawl, "--engine", "spark", out=tmp_path / "out.jsonl"), settings=bare)

    assert code == 1
    assert "Spark needs Java 17" in said
    assert not (tmp_path / "out.jsonl").exists()
