"""Sets up .venv with the pinned packages and the project itself. Needs nothing but Python 3.11.

    python3 tools/install.py                    what the product needs
    python3 tools/install.py requirements-dev   what its tests and checks need besides

Nothing happens when the pins have not changed since the last time.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"


def main() -> int:
    """Install what the argument names; 1 with a sentence when that cannot be done."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- this file runs on whatever Python is at hand
        print("Byline needs Python 3.11 or newer. Name one with: make PYTHON=python3.11 …")
        return 1
    pins = ROOT / f"{(sys.argv[1:] or ['requirements'])[0]}.txt"
    stamp = VENV / f"installed-{pins.stem}"
    wanted = hashlib.sha256(
        pins.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + sys.version.encode() + bytes(ROOT)
    ).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return 0
    if not PYTHON.exists() and not made():
        return 1
    if not (by_uv(pins) or by_pip(pins)):
        print("The packages could not be installed; the lines above say why.")
        return 1
    stamp.write_text(wanted, encoding="ascii")
    return 0


def made() -> bool:
    """Make the virtual environment."""
    print("Making .venv …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"No virtual environment: {problem}\nOn Debian: apt-get install -y python3-venv")
        return False
    return True


def by_uv(pins: Path) -> bool:
    """Install with uv, which is several times faster; False when uv cannot be had or fails."""
    if not ran("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"):
        return False
    print(f"Installing {pins.name} with uv …", flush=True)
    command = ["-m", "uv", "pip", "install", "--quiet", "--python", str(PYTHON)]
    return ran(*command, "-r", str(pins)) and ran(*command, "--no-deps", "-e", str(ROOT))


def by_pip(pins: Path) -> bool:
    """Install with plain pip."""
    print(f"Installing {pins.name} with pip …", flush=True)
    command = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return ran(*command, "-r", str(pins)) and ran(*command, "--no-deps", "-e", str(ROOT))


def ran(*arguments: str) -> bool:
    """Run the environment's Python; tell whether it succeeded."""
    return subprocess.run([PYTHON, *arguments], check=False, env=os.environ | uv_settings()).returncode == 0


def uv_settings() -> dict[str, str]:
    """Return for uv what pip was told: where packages come from. uv reads none of pip's settings itself."""
    return {
        theirs: value
        for theirs, name in (
            ("UV_DEFAULT_INDEX", "index-url"),
            ("UV_FIND_LINKS", "find-links"),
            ("SSL_CERT_FILE", "cert"),
        )
        if theirs not in os.environ and (value := pip_setting(name))
    }


def pip_setting(name: str) -> str:
    """Return one setting of pip, from the environment or its files; empty when there is none."""
    if named := os.environ.get(f"PIP_{name.upper().replace('-', '_')}"):
        return named
    asked = [PYTHON, "-m", "pip", "config", "get", f"global.{name}"]
    return subprocess.run(asked, check=False, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
