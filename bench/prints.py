"""Fills a demo county with confirmed prints of one year, to measure reckoning, trials and the ledger on.

    BYLINE_HOME=COPY_OF_A_HOME python bench/prints.py [--prints 20000] [--year 2025]

Each is like one of the demo's confirmed prints, with a manuscript, authors, a page and a confirmation of its
own, on a day of that year. What they earn is then reckoned as after a change of the rules, and written.
"""

import argparse
import os
import random
import sys
import time
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "src"), str(Path(__file__).resolve().parent)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

import django

django.setup()

from county import clone
from django.db import transaction

from byline.bookkeeping.models import Recounting
from byline.ledger.models import Adoption, Confirmation, Entry
from byline.manuscripts.models import Authorship, Manuscript
from byline.outlets.models import Clipping
from byline.team.models import Person
from byline.team.roles import Role

AT_ONCE = 1000


class Press:
    """Makes confirmed prints from the demo's."""

    def __init__(self, year):
        found = Confirmation.objects.standing().select_related("adoption__manuscript", "adoption__clipping")
        self.originals = list(found.order_by("pk"))
        self.first, self.days = date(year, 1, 1), (date(year + 1, 1, 1) - date(year, 1, 1)).days
        self.before = Clipping.objects.count()  # no text of an earlier run is printed again
        self.dice = random.Random(1207)  # noqa: S311 -- dice of a scene, not secrets

    def make(self, numbers):
        """Make one for each number, and all that hangs on it."""
        told = [(self.originals[number % len(self.originals)], number) for number in numbers]
        pieces = [clone(one.adoption.manuscript, turn=None) for one, _number in told]
        Manuscript.objects.bulk_create(pieces)
        self.sign(told, pieces)
        days = [self.first + timedelta(days=self.dice.randrange(self.days)) for _one in told]
        pages = [self.page(one, number, day) for (one, number), day in zip(told, days, strict=True)]
        Clipping.objects.bulk_create(pages)
        adoptions = [
            clone(one.adoption, manuscript=piece, clipping=page)
            for (one, _number), piece, page in zip(told, pieces, pages, strict=True)
        ]
        Adoption.objects.bulk_create(adoptions)
        Confirmation.objects.bulk_create(
            clone(one, adoption=adoption, at=one.at.replace(year=day.year, month=day.month, day=1))
            for (one, _number), adoption, day in zip(told, adoptions, days, strict=True)
        )

    def sign(self, told, pieces):
        """Name the authors of the originals."""
        authors = {}
        for one in Authorship.objects.filter(manuscript__in={one.adoption.manuscript_id for one, _ in told}):
            authors.setdefault(one.manuscript_id, []).append(one)
        Authorship.objects.bulk_create(
            clone(author, manuscript=piece)
            for (one, _number), piece in zip(told, pieces, strict=True)
            for author in authors.get(one.adoption.manuscript_id, ())
        )

    def page(self, one, number, day):
        """Make the page, not yet saved."""
        digest = sha256(f"{one.adoption.clipping.text_digest}{self.before + number}".encode()).hexdigest()
        return clone(one.adoption.clipping, printed_on=day, address="", text_digest=digest)


def main():
    """Fill the county, and reckon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prints", type=int, default=20_000)
    parser.add_argument("--year", type=int, default=2025)
    asked = parser.parse_args()
    editor = Person.objects.holding(Role.EDITOR).first()
    press = Press(asked.year)
    with transaction.atomic():
        for start in range(0, asked.prints, AT_ONCE):
            press.make(range(start, min(start + AT_ONCE, asked.prints)))
    began = time.perf_counter()
    recounting = Recounting.objects.begin(date(asked.year, 1, 1), date(asked.year, 12, 31), by=editor)
    for _portion in recounting.run():
        pass
    looked = time.perf_counter()
    recounting.carry_out(by=editor)
    for _portion in recounting.run():
        pass
    wrote = time.perf_counter()
    print(f"{Confirmation.objects.standing().count()} confirmed prints, {Entry.objects.count()} entries")
    print(f"reckoned in {looked - began:.1f} s, written in {wrote - looked:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
