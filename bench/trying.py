"""How long a trial of other rules takes on a past year.

    BYLINE_HOME=COPY_OF_A_HOME python bench/trying.py [--year 2025]

The rules in force are tried with a tenth more in each clause, as a task would; prints manuscripts, seconds,
those of the processor, and the longest wait between two signs of progress. `bench/prints.py` fills a county.
"""

import argparse
import os
import sys
import time
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

import django

django.setup()

from django.db import transaction

from byline.closing.models import Trial
from byline.ledger.models import Confirmation, Entry
from byline.reckoning.periods import Period
from byline.rules.models import Rulebook
from byline.team.models import Person
from byline.team.roles import Role


def main():
    """Measure and tell; nothing stays."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--year", type=int, default=2025)
    period = Period.year(parser.parse_args().year)
    editor = Person.objects.holding(Role.EDITOR).first()
    days = (date(period.first.year, 1, 1), period.last)
    prints = Confirmation.objects.standing().filter(adoption__clipping__printed_on__range=days).count()
    with transaction.atomic():
        draft = Rulebook.objects.of(editor.congress).in_force(on=period.last).revise(by=editor)
        for clause in draft.clauses.all():
            clause.amount *= Decimal("1.1")
            clause.save()
        trial = Trial.objects.begin(Rulebook.objects.whole().get(pk=draft.pk), period=period, by=editor)
        before, began, worked = Entry.objects.count(), time.perf_counter(), time.process_time()
        signs = [began]
        signs.extend(time.perf_counter() for _portion in trial.run())
        took, work = time.perf_counter() - began, time.process_time() - worked
        signs.append(time.perf_counter())
        wait = max(after - sign for sign, after in pairwise(signs))
        print(f"{prints} prints, {trial.total} manuscripts, {len(trial.rows)} rows {trial.refusal}")
        print(f"{took:.1f} s, {work:.1f} s of the processor, {wait:.1f} s between two signs of progress")
        print("nothing written" if Entry.objects.count() == before else "THE LEDGER CHANGED")
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
