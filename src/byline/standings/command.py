"""`byline bulletin PERIOD`: writes the bulletin of a period as Word and PDF, prepared if there is none."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from byline.errors import Refused
from byline.papers.pdf import set_in_pdf
from byline.papers.word import as_word
from byline.reckoning.periods import Period
from byline.standings.models import Bulletin
from byline.team.models import Congress, Person


class NoSuchCongress(Refused):
    """There is no congress named “{name}” here. Those that are: {known}."""


class WhichCongress(Refused):
    """Several congresses work here. Say which one: --congress NAME, of {known}."""


class WhoPrepares(Refused):
    """There is no bulletin of {period} yet. Say who prepares it: --by SIGN-IN-NAME, of an editor."""


def add_arguments(parser):
    """Say what the order takes."""
    parser.add_argument("period", help="2026-03, 2026-Q1 or 2026-H1")
    parser.add_argument("--congress", default="", help="its name, where several work here")
    parser.add_argument("--by", default="", help="sign-in name of the editor who prepares it")
    parser.add_argument("--out", type=Path, default=Path(), help="folder for the files (default: this one)")
    parser.add_argument("--json", action="store_true", help="write one line for a program to read")


def run(options) -> int:
    """Write both files and name them; return 0. Refuses with sentences of its own and those of preparing.

    `options` has what `add_arguments` asks for. Fonts that had to be replaced are told on stderr.
    """
    period = Period.parse(options["period"])
    bulletin = found_or_prepared(congress_named(options["congress"]), period=period, by=options["by"])
    paper = bulletin.paper()
    printed = set_in_pdf(paper)
    written = {".docx": as_word(paper), ".pdf": printed.content}
    options["out"].mkdir(parents=True, exist_ok=True)
    paths = []
    for suffix, content in written.items():
        path = options["out"] / f"{bulletin.file_name}{suffix}"
        path.write_bytes(content)
        paths.append(str(path))
    for one in printed.substitutions:
        told = _("The PDF has no {asked}: {given} stands in.").format(asked=one.asked, given=one.given)
        sys.stderr.write(f"{told}\n")
    said = json.dumps({"bulletin": str(bulletin), "files": paths}, ensure_ascii=False)
    sys.stdout.write((said if options["json"] else "\n".join(paths)) + "\n")
    return 0


def congress_named(name: str) -> Congress:
    """Return the congress of that name, or the only one. Refuses with NoSuchCongress and WhichCongress."""
    congresses = list(Congress.objects.order_by("pk"))
    known = _(", ").join(congress.name for congress in congresses)
    if not name and len(congresses) > 1:
        raise WhichCongress(known=known)
    named = [congress for congress in congresses if name in {"", congress.name, congress.short_name}]
    if not named:
        raise NoSuchCongress(name=name, known=known)
    return named[0]


def found_or_prepared(congress: Congress, *, period: Period, by: str) -> Bulletin:
    """Return the period's bulletin; prepare it where there is none. Refuses with WhoPrepares."""
    there = Bulletin.objects.of(congress).filter(starts_on=period.first, ends_on=period.last).first()
    if there:
        return there
    person = Person.objects.of(congress).filter(sign_in_name=by).first() if by else None
    if person is None or not person.has_perm("standings.add_bulletin"):
        raise WhoPrepares(period=period.key)
    return Bulletin.objects.prepare(congress, period=period, by=person)
