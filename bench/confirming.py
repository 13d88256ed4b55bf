"""How long a confirmation takes on a county's data: confirms 50 adoptions, and takes everything back.

    BYLINE_HOME=COPY_OF_A_HOME python bench/confirming.py [HOW_MANY]

Prints median and slowest in milliseconds, and the most queries; ends with 1 past 50 ms or 20 of them.
Point it at a copy: it rolls its work back, but the lock is held while it runs.
"""

import os
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

import django

django.setup()

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from byline.ledger.models import Adoption, Confirmation
from byline.team.models import Person
from byline.team.roles import Role

HOW_MANY = 50
MILLISECONDS, QUERIES = 50, 20


def to_confirm(how_many, by):
    """Return adoptions that wait; where too few wait, take confirmations back first."""
    waiting = Adoption.objects.of(by.congress).awaiting().filter(clipping__outlet__isnull=False)
    missing = how_many - waiting.count()
    for confirmation in Confirmation.objects.filter(reversal=None).order_by("-pk")[: max(missing, 0)]:
        confirmation.adoption.reverse(by=by, reason="bench")
    return list(waiting[:how_many])


def confirmed_in(adoption, by):
    """Confirm one; return the milliseconds and the queries."""
    fresh = Adoption.objects.get(pk=adoption.pk)
    with CaptureQueriesContext(connection) as asked:
        start = time.perf_counter()
        fresh.confirm(by=by)
        took = time.perf_counter() - start
    marks = ("SAVEPOINT", "RELEASE")
    return took * 1000, sum(not query["sql"].startswith(marks) for query in asked)


def main():
    """Measure and tell."""
    editor = Person.objects.holding(Role.EDITOR).first()
    if editor is None:
        print("There is no editor in this home. Set BYLINE_HOME to a copy of a demo's home.")
        return 2
    with transaction.atomic():
        adoptions = to_confirm(int(sys.argv[1]) if len(sys.argv) > 1 else HOW_MANY, editor)
        runs = [confirmed_in(adoption, editor) for adoption in adoptions]
        transaction.set_rollback(True)
    times, queries = [took for took, _asked in runs], max(asked for _took, asked in runs)
    print(f"{len(runs)} times: median {median(times):.1f} ms, slowest {max(times):.1f} ms, {queries} queries")
    return 0 if median(times) <= MILLISECONDS and queries <= QUERIES else 1


if __name__ == "__main__":
    sys.exit(main())
