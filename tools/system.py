"""Names the system packages that are missing, with the line that installs them.

python3 tools/system.py            for the tests: 1 when something is missing
python3 tools/system.py --advise   the same, but goes on (0)
python3 tools/system.py --spark    for the tests on a Spark cluster
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import sys
from pathlib import Path

FONTS = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]


def missing() -> list[str]:
    """Return the Debian packages that the tests need and this machine lacks."""
    if "--spark" in sys.argv[1:]:
        has_java = os.environ.get("JAVA_HOME") or shutil.which("java")
        return [] if has_java else ["default-jre-headless"]
    present = {
        "chromium": any(shutil.which(name) for name in BROWSERS),
        "fonts-noto-cjk": any(path for folder in FONTS for path in folder.rglob("Noto*CJK*")),
        "poppler-utils": bool(shutil.which("pdftotext")),
        "libpango-1.0-0": bool(ctypes.util.find_library("pango-1.0")),
        "libpangoft2-1.0-0": bool(ctypes.util.find_library("pangoft2-1.0")),
    }
    if os.environ.get("SKIP_BROWSER") == "1":
        del present["chromium"]
    return [name for name, is_there in present.items() if not is_there]


def main() -> int:
    """Say what is missing."""
    names = missing()
    if not names:
        return 0
    print("Not on this machine: " + ", ".join(names))
    print("    apt-get update && apt-get install -y --no-install-recommends " + " ".join(names))
    if "--advise" in sys.argv[1:] or os.environ.get("SKIP_BROWSER") == "1":
        return 0
    if "chromium" in names:
        print("Or leave the browser journeys out: SKIP_BROWSER=1 make test")
    return 1


if __name__ == "__main__":
    sys.exit(main())
