"""Runs every check that needs no test: all of them, even when one fails, and says which did."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "rooms": ["lint-imports"],
    "words": ["python", "tools/translations.py", "check"],
    "templates": ["djlint", "src", "--lint", "--quiet"],
    "migrations": ["django-admin", "makemigrations", "--check", "--dry-run"],
    "types": ["mypy"],
}
SETTINGS = {
    "BYLINE_TOOLS": "1",
    "BYLINE_HOME": str(ROOT / "var" / "check"),
    "DJANGO_SETTINGS_MODULE": "byline.config.settings",
    "PYTHONPATH": str(ROOT / "src"),
}


def passes(name: str, command: list[str]) -> bool:
    """Run one check, show what it says only when it fails, and tell whether it passed."""
    began = time.monotonic()
    told = subprocess.run(
        command, cwd=ROOT, env=os.environ | SETTINGS, check=False, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if told.returncode:
        print(told.stdout)
    print(
        f"{'failed' if told.returncode else 'passed'}  {name}  {time.monotonic() - began:.0f} s", flush=True
    )
    return told.returncode == 0


def main() -> int:
    """Run the checks named on the command line, or all; 1 when one fails."""
    (ROOT / "var" / "check").mkdir(parents=True, exist_ok=True)
    asked = sys.argv[1:] or list(CHECKS)
    if unknown := set(asked) - set(CHECKS):
        print(f"No such check: {', '.join(sorted(unknown))}. There are: {', '.join(CHECKS)}.")
        return 2
    failed = [name for name in asked if not passes(name, CHECKS[name])]
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
