"""Whether the ranking and the ledger take longer when ten times as much was counted in the same years.

    python bench/ranking.py [--entries 60000] [--times 15]
    python tools/postgres.py python bench/ranking.py

A county of 60 units, 250 people, three squads and three years of entries, then ten times as many in the
same years. Prints the questions, the median and the 95th percentile of each ranking and page at both sizes,
and the ratio of the medians; with SQLite in time of the processor, which other work on the machine does not
stretch. Ends with 1 where a ranking asks more than 3 questions or its ratio is over
1.5. It works in a folder, or a database, that is gone afterwards.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

HOME = tempfile.mkdtemp(prefix="byline-ranking-")
os.environ |= {"BYLINE_HOME": HOME, "BYLINE_TOOLS": "1"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

import byline.config.wsgi  # noqa: F401 -- makes this process ready as it makes the server's
from byline.ledger.models import Entry, Posting, Tally
from byline.rankings.tables import Question, ranking
from byline.reckoning.periods import HALF_YEAR, MONTH, YEAR, Period
from byline.team.models import Congress, Person, Post, Squad, SquadMember, Unit

UNITS, PEOPLE, SQUADS, YEARS = 60, 250, 3, 3
KINDS = ("township", "department", "committee")
LEVELS = ("province", "city", "county", "county", "township")
MOST_QUESTIONS, MOST_RATIO = 3, 1.5
# what is written first is this part of the smaller size
FIRST = 10


def main() -> int:
    """Make, measure, make ten times as much, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--entries", type=int, default=60_000)
    parser.add_argument("--times", type=int, default=15)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    congress, people = county()
    number = asked.entries // FIRST
    begin(congress, people, number=number)
    grow(congress, people, number=number, copies=range(1, FIRST))
    first = measured(congress, people[0][0], times=asked.times)
    grow(congress, people, number=number, copies=range(FIRST, 10 * FIRST))
    second = measured(congress, people[0][0], times=asked.times)
    kept, sums = Entry.objects.count(), Tally.objects.count()
    print(f"{connection.vendor}, {asked.entries} and {kept} entries, {sums} tallies")
    return told(first, second)


def county():
    """Make the units, the people with their posts, and the squads; the first one is an editor."""
    congress = Congress.objects.create(name="量县人大常委会", short_name="量县", register_mark="量")
    units = Unit.objects.bulk_create(
        Unit(congress=congress, name=f"第{n}单位", short_name=f"第{n}单位", kind=KINDS[n % 3], rank=n)
        for n in range(UNITS)
    )
    found = Person.objects.bulk_create(Person(congress=congress, name=f"作者{n}") for n in range(PEOPLE))
    people = [(person, units[n % UNITS]) for n, person in enumerate(found)]
    begun = date(timezone.localdate().year - YEARS, 1, 1)
    Post.objects.bulk_create(
        Post(person=person, unit=unit, role="writer" if n else "editor", starts_on=begun)
        for n, (person, unit) in enumerate(people)
    )
    for n in range(SQUADS):
        squad = Squad(congress=congress, name=f"第{n}队", starts_on=begun).found(by=found[0])
        for person in found[10 * n : 10 * n + 10]:
            days = {"starts_on": timezone.localdate() - timedelta(days=100 + n)}
            SquadMember.objects.create(squad=squad, person=person, by=found[0], **days)
    return congress, people


def begin(congress, people, *, number):
    """Write the first entries, two for each deed."""
    dice, today = Random(1), timezone.localdate()  # noqa: S311 -- nothing is kept secret by it
    span = (today - date(today.year - YEARS + 1, 1, 1)).days
    postings = Posting.objects.bulk_create(
        Posting(congress=congress, kind="past", reason="量", by=people[0][0]) for _n in range(number // 2)
    )
    entries = []
    for posting in postings:
        day = today - timedelta(days=dice.randint(0, span))
        entries += pair(congress, posting, dice, day=day, people=people)
    Entry.objects.bulk_create(entries)


def grow(congress, people, *, number, copies):
    """Copy the first entries so often, to other people each time, and count the tallies anew."""
    first, unit = people[0][0].pk, people[0][1].pk
    for copy in copies:
        holder = f"(person_id - {first} + {7 * copy}) % {PEOPLE}"
        given = {
            "posting_id": f"posting_id + {copy * number // 2}",
            "person_id": f"{first} + {holder}",
            "unit_id": f"{unit} + ({holder}) % {UNITS}",
        }
        copied(Posting, number=number // 2, copy=copy, given={})
        copied(Entry, number=number, copy=copy, given=given)
    Tally.objects.rebuild(congress, entries=Entry.objects.of_congress(congress))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # a server in use does so by itself, a minute after so many rows came
            cursor.execute("ANALYZE")


def copied(model, *, number, copy, given):
    """Copy the first rows of a table in the database itself, some columns as given."""
    kept = model._meta  # noqa: SLF001 -- Django's own name
    names = [field.column for field in kept.concrete_fields if field.column != "id"]
    into, values = ", ".join(f'"{name}"' for name in names), ", ".join(given.get(n, f'"{n}"') for n in names)
    table = kept.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (id, {into}) "  # noqa: S608 -- our own names and numbers
            f"SELECT id + {copy * number}, {values} FROM {table} WHERE id <= {number}"
        )


def pair(congress, posting, dice, *, day, people):
    """Give the pieces and the points of one print."""
    person, unit = dice.choice(people)
    level = dice.choice(LEVELS)
    about = {"congress": congress, "person": person, "unit": unit, "level": level, "counted_on": day}
    for measure, amount in (("pieces", "1"), ("points", dice.choice(("8", "4", "2.5", "1")))):
        yield Entry(**about, measure=measure, amount=Decimal(amount), clause="2.1", posting=posting)


def measured(congress, editor, *, times):
    """Return questions, median and 95th percentile in ms of each ranking and page, by name."""
    today = timezone.localdate()
    periods = {kind: Period.containing(today, kind) for kind in (MONTH, HALF_YEAR, YEAR)}
    client = Client(headers={"host": "localhost"})
    client.force_login(editor, backend="byline.team.rights.PostBackend")
    works = {
        f"ranking of {of}, {kind}": lambda of=of, period=period: drawn(congress, of, period)
        for kind, period in periods.items()
        for of in ("people", "units", "squads")
    }
    works |= {
        f"page {path}": lambda path=path: fetched(client, path)
        for path in ("/ranking/", "/ranking/?of=units", "/entries/", f"/entries/?person={editor.pk}")
    }
    return {name: figures(work, times) for name, work in works.items()}


def drawn(congress, of, period):
    """Ask for a ranking as the page does, and for each figure of it."""
    table = ranking(congress, question=Question(of, period, "pieces"))
    return [(line.amount, line.other, line.per_head, line.progress) for line in table.lines]


def fetched(client, path):
    """Fetch a page."""
    answer = client.get(path)
    if answer.status_code != 200:  # noqa: PLR2004 -- it has to answer
        sys.exit(f"{path}: {answer.status_code}")


def figures(work, times):
    """Do a piece of work several times; return its questions, median and 95th percentile in ms."""
    asked = []
    with connection.execute_wrapper(lambda do, *told: asked.append(told) or do(*told)):
        work()
    # PostgreSQL works in a process of its own
    now = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    took = []
    for _time in range(times):
        began = now()
        work()
        took.append((now() - began) * 1000)
    return len(asked), statistics.median(took), statistics.quantiles(took, n=20)[-1]


def told(first, second):
    """Print both sizes beside each other; return 1 where a bound is broken."""
    print(f"{'':<30}{'questions':>10}{'median':>9}{'p95':>9}{'10 times':>10}{'p95':>9}{'ratio':>8}")
    is_within = True
    for name, (questions, median, p95) in first.items():
        _same, later, later_p95 = second[name]
        ratio = later / median
        print(
            f"{name:<30}{questions:>10}{median:>9.1f}{p95:>9.1f}{later:>10.1f}{later_p95:>9.1f}{ratio:>8.2f}"
        )
        if name.startswith("ranking"):
            is_within = is_within and questions <= MOST_QUESTIONS and ratio <= MOST_RATIO
    return 0 if is_within else 1


if __name__ == "__main__":
    sys.exit(main())
