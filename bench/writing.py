"""How long the writing desk takes to answer, in a congress with many manuscripts.

    BYLINE_HOME=COPY_OF_A_HOME python bench/writing.py [--times 40] [--within 50]

Writes in the home: give it a copy, filled by bench/county.py. Every manuscript that was ever handed in leaves
its trace first, so that the figures hold for a congress that hands in as many within a year; word
lists are filled up to 5,000. A writer then saves, opens and hands in pieces of 1,500 characters, half of them
new and half set phrases, each of which has five that are like it and were handed in before: no search for
twins compares more.

Prints a line for each deed: the median and the 95th percentile of the processor's time for the whole request,
the median of the clock's, the queries, and the time in them; ends with 1 where a save takes more than
`--within` milliseconds.
Where others use the machine, believe the processor's time.
"""

import argparse
import os
import random
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

from django.db import connection
from django.test import Client

import byline.config.wsgi  # noqa: F401 -- makes this process ready as it makes the server's
from byline.manuscripts.models import Filing, Manuscript, Trace, Writing
from byline.manuscripts.models.trace import traces_of
from byline.standards.models import Demand, Word, WordList

AT_ONCE, LISTED = 500, 5000
LETTERS, TWINS, SHORT = 1500, 5, 80
NEW = "/manuscripts/new/"
SCRIPT = {"HTTP_ACCEPT": "application/json"}
SAVES = ("a small change", "unchanged", "a first save")


class Desk:
    """A writer before the page, with new texts, and others who handed in like ones before."""

    def __init__(self):
        newest = Manuscript.objects.filter(filing__isnull=False, created_by__is_active=True)
        self.person = newest.order_by("-created_at")[0].created_by
        self.dice = random.Random()  # noqa: S311 -- dice of a measurement; each run writes new texts
        long = (paragraphs_of(body) for body in newest.values_list("body", flat=True).distinct()[:400])
        self.paragraphs = [said for all_of_one in long for said in all_of_one if len(said) > SHORT]
        self.browser = Client(HTTP_HOST="127.0.0.1")
        self.browser.force_login(self.person, backend="byline.team.rights.PostBackend")

    def typed(self, **changes):
        """Return what is in the fields: a text that is like five others, which it hands in."""
        said = []
        while sum(map(len, said)) < LETTERS:
            old, signs = self.dice.sample(self.paragraphs, 2)
            said += [old, "".join(self.dice.sample(signs, len(signs)))]
        kept = {"title": "代表视察供水工程", "genre": "news", "secrecy": "clear"}
        for number in range(TWINS):
            body = written(said[: len(said) - number % 3])
            earlier = Manuscript.objects.begin(Writing(**kept, body=body), by=self.person)
            Filing.objects.create(
                manuscript=earlier, version=earlier.keep_version(by=self.person), by=self.person
            )
            Trace.objects.leave(earlier)
        return kept | {"body": written(said)} | changes

    def answers(self, times):
        """Do every deed so often; yield its name and the answer to be asked for."""
        for place in range(times):
            words = self.typed(sheet=str(uuid4()))
            first = yield "a first save", lambda words=words: self.browser.post(NEW, words, **SCRIPT)
            address, edition = first.json()["writing"], first.json()["edition"]
            said = words["body"].replace("</p>", f"第{place}天。</p>", 1)
            for name, body in (("a small change", said), ("unchanged", said)):
                typed = words | {"body": body, "edition": edition}
                answer = yield name, lambda at=address, typed=typed: self.browser.post(at, typed, **SCRIPT)
                edition = answer.json()["edition"]
            yield "the twins", lambda address=address: self.browser.get(f"{address}checks/")
            yield "opening the page", lambda address=address: self.browser.get(address)
            typed = words | {"body": said, "edition": edition}
            filing = address.replace("writing/", "filing/")
            yield "handing in", lambda at=filing, typed=typed: self.browser.post(at, typed)


def measured(desk, times):
    """Do the deeds; return their rows (processor, clock, queries, in queries) and what they answered."""
    rows, statuses = {}, {}
    work = desk.answers(times)
    name, ask = next(work)
    while True:
        begun, clock = time.process_time(), time.perf_counter()
        with counted() as asked:
            answer = ask()
        took = (time.process_time() - begun, time.perf_counter() - clock)
        rows.setdefault(name, []).append((*(1000 * one for one in took), len(asked), 1000 * sum(asked)))
        statuses.setdefault(name, set()).add(answer.status_code)
        try:
            name, ask = work.send(answer)
        except StopIteration:
            return rows, statuses


@contextmanager
def counted():
    """Count the queries by their processor's time; far cheaper than keeping their words."""
    asked = []

    def count(execute, *args):
        begun = time.process_time()
        try:
            return execute(*args)
        finally:
            asked.append(time.process_time() - begun)

    with connection.execute_wrapper(count):
        yield asked


def written(lines):
    """Make paragraphs of lines."""
    return "".join(f"<p>{line}</p>" for line in lines)


def paragraphs_of(body):
    """Return the paragraphs of a text without their tags."""
    return [part.removeprefix("<p>") for part in body.split("</p>") if part.startswith("<p>")]


def fill_lists():
    """List words until there are enough."""
    some = WordList.objects.in_force().order_by("pk")[0]
    missing = range(Word.objects.count(), LISTED)
    words = (
        Word(list=some, word=f"{chr(0x4E00 + number)}{chr(0x9000 + number % 97)}词") for number in missing
    )
    Word.objects.bulk_create(words, batch_size=AT_ONCE)


def trace_all():
    """Leave the trace of every manuscript that has none, whatever its age."""
    traced = set(Trace.objects.order_by().values_list("manuscript", flat=True).distinct())
    handed_in = Manuscript.objects.filter(filing__isnull=False).distinct().values_list("pk", flat=True)
    missing = sorted(set(handed_in) - traced)
    for start in range(0, len(missing), AT_ONCE):
        batch = Manuscript.objects.filter(pk__in=missing[start : start + AT_ONCE])
        Trace.objects.bulk_create((trace for one in batch for trace in traces_of(one)), batch_size=500)


def main():
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--within", type=float, default=50)
    chosen = parser.parse_args()
    trace_all()
    fill_lists()
    for model in (Manuscript, Trace, Demand, Word):
        print(f"{model.__name__}: {model.objects.count()}", end="  ")
    desk = Desk()
    measured(desk, 2)  # what is read once in a process
    rows, statuses = measured(desk, chosen.times)
    print(f"\n{'':18}{'CPU ms':>8}{'p95':>7}{'clock':>7}{'queries':>9}{'in them':>9}  answers")
    for name, taken in rows.items():
        cpu, clock, queries, inside = zip(*taken, strict=True)
        last = sorted(cpu)[int(0.95 * len(cpu))]
        told = f"{median(cpu):8.1f}{last:7.1f}{median(clock):7.1f}{median(queries):9.0f}{median(inside):9.1f}"
        print(f"{name:18}{told}  {statuses[name]}")
    return max(median(row[0] for row in rows[name]) for name in SAVES) > chosen.within


if __name__ == "__main__":
    sys.exit(main())
