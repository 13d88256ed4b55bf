"""Pins the requirements anew from pyproject.toml, without the address of any package index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = {
    "requirements.txt": [],
    "requirements-postgres.txt": ["postgres"],
    "requirements-spark.txt": ["spark"],
    "requirements-dev.txt": ["postgres", "dev"],
}
PLAIN = ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet"]


def main() -> int:
    """Write the files; 1 when one cannot be resolved."""
    for name, extras in PINNED.items():
        chosen = [word for extra in extras for word in ("--extra", extra)]
        command = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
        asked = subprocess.run([*command, *PLAIN, *chosen, *sys.argv[1:], "-o", name], cwd=ROOT, check=False)
        if asked.returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
