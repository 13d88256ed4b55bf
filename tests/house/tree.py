"""The sources as the house tests read them."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def modules():
    """Every Python file of the product, migrations apart: Django writes those."""
    return [path for path in sorted(SRC.rglob("*.py")) if "migrations" not in path.parts]


def tests():
    return sorted((ROOT / "tests").rglob("*.py"))


def rooms():
    """The rooms of the product, and the two of the engine."""
    return sorted(path.parent for path in SRC.glob("*/*/__init__.py"))


def functions(path):
    """Each function and method of a file."""
    return [node for node in ast.walk(parsed(path)) if isinstance(node, FUNCTIONS)]


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path):
    return path.relative_to(ROOT).as_posix()


def lines(path):
    return path.read_text(encoding="utf-8").count("\n")


def tracked():
    """Every text file that is committed, or would be."""
    told = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in told.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]


def listed(sentences):
    """Join what was found for the message of a failing test."""
    return "\n" + "\n".join(sentences)
