"""How fast the main pages are, and how many questions each asks: requests a second, median, p95, queries.

Makes the demo county in a folder of its own (or takes one with --home), serves it with `byline serve`, signs
the demo people in and asks for each page in turn from several clients at once. Prints a table.

    python bench/pages.py [--home FOLDER] [--clients 4] [--seconds 5] [--port 8765]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx

PASSWORD = "byline-demo"  # noqa: S105 -- the demo's own
PAGES = [
    ("chenjing", "/", "today, editor"),
    ("linxiu", "/", "today, writer"),
    ("zhoushian", "/", "today, leader"),
    ("chenjing", "/manuscripts/", "manuscripts"),
    ("chenjing", "/reviews/", "review desk"),
    ("chenjing", "/registrations/", "register"),
    ("chenjing", "/submissions/", "submissions"),
    ("chenjing", "/adoptions/", "confirm desk"),
    ("chenjing", "/adoptions/all/", "adoptions"),
    ("chenjing", "/entries/", "ledger"),
    ("chenjing", "/ranking/", "ranking"),
    ("chenjing", "/targets/", "targets"),
    ("chenjing", "/bulletins/", "bulletins"),
    ("chenjing", "/clippings/", "clippings"),
    ("chenjing", "/rulebooks/", "rulebooks"),
    ("", "/site/", "public site"),
]


def main() -> int:
    """Make, serve, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--port", type=int, default=8765)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = prepared(asked.home or Path(folder))
        queries = counted(environment)
        server = subprocess.Popen(
            [sys.executable, "-m", "byline.config.command", "serve", "--port", str(asked.port)],
            env=environment,
        )
        try:
            measure(f"http://127.0.0.1:{asked.port}", asked, queries)
        finally:
            server.terminate()
            server.wait(timeout=30)
    return 0


def prepared(home: Path) -> dict[str, str]:
    """Return the environment of a demo county in `home`, made if it is not there yet."""
    environment = {**os.environ, "BYLINE_HOME": str(home), "BYLINE_DEMO": "1"}
    for order in (["migrate"], ["demo"]):
        subprocess.run([sys.executable, "-m", "byline.config.command", *order], env=environment, check=True)
    return environment


def counted(environment: dict[str, str]) -> dict[str, int]:
    """Return how many queries each page asks, counted in a process of its own."""
    script = Path(__file__).with_name("queries.py")
    asked = "\n".join(f"{who} {path}" for who, path, _name in PAGES)
    run = [sys.executable, str(script)]
    told = subprocess.run(run, env=environment, check=True, capture_output=True, text=True, input=asked)
    return {line.rpartition(" ")[0]: int(line.rpartition(" ")[2]) for line in told.stdout.splitlines()}


def measure(base: str, asked: argparse.Namespace, queries: dict[str, int]) -> None:
    """Ask for each page and print its figures."""
    wait_for(base)
    print(f"{'page':<16}{'req/s':>8}{'median ms':>11}{'p95 ms':>9}{'kB':>7}{'queries':>9}")
    for who, path, name in PAGES:
        cookies = signed_in(base, who)
        times, size = asked_for(base + path, cookies, asked)
        median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        rate = len(times) / asked.seconds
        figures = f"{rate:>8.0f}{median * 1000:>11.1f}{p95 * 1000:>9.1f}{size / 1000:>7.0f}"
        print(f"{name:<16}{figures}{queries[f'{who} {path}']:>9}", flush=True)


def wait_for(base: str) -> None:
    """Wait until the server answers."""
    for _try in range(120):
        try:
            httpx.get(base + "/sign-in/", timeout=2)
        except httpx.TransportError:
            time.sleep(0.5)
        else:
            return
    sys.exit("The server did not start.")


def signed_in(base: str, who: str) -> httpx.Cookies:
    """Sign a demo person in, and return the cookies; none for a reader of the public site."""
    with httpx.Client(base_url=base) as client:
        if who:
            client.get("/sign-in/")
            form = {"username": who, "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["csrftoken"]}
            client.post("/sign-in/", data=form, headers={"Referer": base + "/sign-in/"})
        return client.cookies


def asked_for(address: str, cookies: httpx.Cookies, asked: argparse.Namespace) -> tuple[list[float], int]:
    """Ask for one page from several clients for some seconds; return the times and the page's bytes."""
    times: list[float] = []
    sizes: list[int] = []
    ends = time.perf_counter() + asked.seconds

    def ask() -> None:
        with httpx.Client(cookies=cookies, follow_redirects=True, timeout=30) as client:
            while time.perf_counter() < ends:
                began = time.perf_counter()
                answer = client.get(address)
                times.append(time.perf_counter() - began)
                sizes.append(len(answer.content))
                answer.raise_for_status()

    clients = [threading.Thread(target=ask) for _ in range(asked.clients)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return times, max(sizes)


if __name__ == "__main__":
    sys.exit(main())
