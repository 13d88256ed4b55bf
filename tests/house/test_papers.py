"""What the papers promise is there: commands, links, and nothing of one machine."""

import re

from byline.config.command import ORDERS
from tests.house import tree

MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root|home|Users)/\w|pypi\.org|pythonhosted|npmjs\.|(?:index-url|registry)\s*=\s*http"
)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
ORDER = re.compile(r"(?:^|`|\$ )byline ([a-z][a-z-]*)\b", re.MULTILINE)
TARGET = re.compile(r"`make ([a-z-]+)|^    make ([a-z-]+)", re.MULTILINE)


def papers():
    return [path for path in tree.tracked() if path.suffix == ".md"]


def test_every_make_command_in_the_papers_exists():
    makefile = (tree.ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    unknown = [
        f"{tree.named(path)} speaks of `make {target}`, which the Makefile does not have."
        for path in papers()
        for target in {first or second for first, second in TARGET.findall(path.read_text(encoding="utf-8"))}
        if target not in known
    ]
    assert not unknown, tree.listed(unknown)


def test_every_order_in_the_papers_exists():
    unknown = [
        f"{tree.named(path)} speaks of `byline {order}`, which is no order."
        for path in papers()
        for order in set(ORDER.findall(path.read_text(encoding="utf-8")))
        if order not in {*ORDERS, "manage"}
    ]
    assert not unknown, tree.listed(unknown)


def test_every_link_in_the_papers_leads_somewhere():
    broken = [
        f"{tree.named(path)} links to {link}, which is not there."
        for path in papers()
        for link in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in link and not link.startswith("mailto:") and not (path.parent / link).exists()
    ]
    assert not broken, tree.listed(broken)


def test_no_file_knows_a_machine_or_a_package_index():
    told = [
        f"{tree.named(path)}:{number} names a machine's folder or a package index: {line.strip()[:80]}"
        for path in tree.tracked()
        if path.name != "test_papers.py"
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if MACHINE.search(line)
    ]
    assert not told, tree.listed(told)
