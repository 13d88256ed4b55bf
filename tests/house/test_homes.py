"""Everything has a home with a name, and what a file needs stands at its top."""

import ast

from tests.house import tree

NO_HOMES = {
    "base",
    "common",
    "core",
    "helpers",
    "managers",
    "misc",
    "selectors",
    "services",
    "signals",
    "utilities",
    "utils",
}
# A path, and why what it imports cannot stand at its top.
IMPORTS_INSIDE = {}


def test_no_module_is_a_drawer_for_what_has_no_name():
    drawers = [
        f"{tree.named(path)}: {part} is not a home; name what it holds."
        for path in tree.modules()
        for part in path.relative_to(tree.SRC).with_suffix("").parts
        if part in NO_HOMES
    ]
    assert not drawers, tree.listed(drawers)


def test_no_import_stands_inside_a_function():
    inside = [
        f"{tree.named(path)}:{node.lineno} imports inside {function.name}; move it to the top, or turn the "
        "dependency round."
        for path in tree.modules()
        if tree.named(path) not in IMPORTS_INSIDE
        for function in tree.functions(path)
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert not inside, tree.listed(inside)


def test_every_exception_is_still_one():
    stale = [
        f"{name} is gone; take it off the list." for name in IMPORTS_INSIDE if not (tree.ROOT / name).exists()
    ]
    assert not stale, tree.listed(stale)


def test_every_room_says_what_it_is():
    silent = [
        f"{tree.named(room)}/__init__.py says nothing; tell in three sentences what the room is."
        for room in tree.rooms()
        if not ast.get_docstring(tree.parsed(room / "__init__.py"))
    ]
    assert not silent, tree.listed(silent)


def test_nothing_is_left_for_later():
    marks = ("TO" + "DO", "FIX" + "ME", "X" * 3)
    left = [
        f"{tree.named(path)}:{number} leaves something for later: {line.strip()}"
        for path in tree.modules() + tree.tests()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if any(f"# {mark}" in line for mark in marks)
    ]
    assert not left, tree.listed(left)
