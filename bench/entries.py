"""Whether the ledger's page takes longer when ten times as much was entered in the same years.

    BYLINE_HOME=COPY_OF_A_HOME python bench/entries.py [--times 12]

Asks for the page of a year, of all years, of one person and one unit, and a late page of a year; then writes
every confirmation and its entries nine times more and asks again. Prints median and 95th percentile in
milliseconds at both sizes. `bench/prints.py` fills a county. What is written stays in the copy.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

from django.db import connection, transaction
from django.db.models import Count, Max, OuterRef, Subquery
from django.test import Client

import byline.config.wsgi  # noqa: F401 -- makes this process ready as it makes the server's
from byline.ledger.models import Confirmation, Entry, Tally
from byline.team.models import Person
from byline.team.roles import Role

ROUNDS = 9


def confirm_all():
    """Write what was reckoned later as if its confirmations had written it."""
    of_print = Confirmation.objects.filter(adoption=OuterRef("adoption"), reversal=None).values("pk")[:1]
    reckoned = Entry.objects.exclude(adoption=None).filter(posting__kind="rules")
    reckoned.annotate(found=Subquery(of_print)).exclude(found=None).update(
        confirmation=Subquery(of_print), posting=None
    )


@transaction.atomic
def grow(congress):
    """Write each confirmation with its entries nine times more, in later rounds."""
    rounds = Confirmation.objects.aggregate(last=Max("round"))["last"] + 1
    ends = [model.objects.aggregate(last=Max("pk"))["last"] for model in (Confirmation, Entry)]
    for number in range(1, ROUNDS + 1):
        beyond, after = (end * number for end in ends)
        copied(Confirmation, ends[0], by=beyond, also={"round": f"round + {rounds * number}"})
        copied(Entry, ends[1], by=after, also={"confirmation_id": f"confirmation_id + {beyond}"})
    Tally.objects.rebuild(congress, entries=Entry.objects.of_congress(congress))


def copied(model, last, *, by, also):
    """Copy the rows up to the last one, numbered `by` more."""
    table = model._meta.db_table  # noqa: SLF001 -- Django's own name
    with connection.cursor() as cursor:
        columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
        told = {name: f'"{name}"' for name in columns} | {"id": f"id + {by}", **also}
        names, values = ", ".join(f'"{name}"' for name in columns), ", ".join(told[name] for name in columns)
        kept = " AND reversal_id IS NULL AND posting_id IS NULL" if model is Entry else ""
        copy = f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" WHERE id <= {last}{kept}'  # noqa: S608 -- our own names
        cursor.execute(copy)


def asked_of(congress):
    """Return the addresses to ask for, each with its name."""
    busiest = Entry.objects.of_congress(congress).exclude(person=None).order_by()
    person = busiest.values("person").annotate(n=Count("pk")).order_by("-n")[0]["person"]
    unit = busiest.values("unit").annotate(n=Count("pk")).order_by("-n")[0]["unit"]
    return {
        "a year": "/entries/?period=2025",
        "all years": "/entries/?period=all",
        "a late page": "/entries/?period=2025&page=90",
        "a person": f"/entries/?person={person}&period=2025",
        "a unit in points": f"/entries/?unit={unit}&measure=points&period=2025",
    }


def measured(client, addresses, *, times):
    """Ask so many times for each; print median and 95th percentile."""
    print(f"{Entry.objects.count()} entries, {Confirmation.objects.count()} confirmations")
    for name, address in addresses.items():
        took = []
        for _time in range(times + 1):
            began = time.perf_counter()
            answer = client.get(address, secure=True)
            took.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, answer.status_code  # noqa: S101, PLR2004 -- a bench says so at once
        warm = sorted(took[1:])
        late = warm[int(len(warm) * 0.95)]
        print(f"  {name:>18}: median {statistics.median(warm):6.0f} ms, p95 {late:6.0f} ms")


def main():
    """Measure, write ten times as much, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=12)
    asked = parser.parse_args()
    editor = Person.objects.holding(Role.EDITOR).first()
    client = Client(HTTP_HOST="localhost")
    client.force_login(editor)
    addresses = asked_of(editor.congress)
    confirm_all()
    measured(client, addresses, times=asked.times)
    grow(editor.congress)
    measured(client, addresses, times=asked.times)


if __name__ == "__main__":
    main()
