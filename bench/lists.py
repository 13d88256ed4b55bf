"""How many questions lists, sheets, desks and search ask, and how long they take, in a county's size.

    BYLINE_HOME=COPY_OF_A_HOME python bench/county.py
    BYLINE_HOME=COPY_OF_A_HOME python bench/lists.py [--times 20]

Asks for each page in this process, as a person of the demo, several times; prints the questions asked,
median and 95th percentile in milliseconds, and the processor's time of the median, which other work on the
machine does not stretch. Ends with 1 where a page asks more than 25 questions or takes more than 150 ms (a
search: 50 ms to find, measured without its page).
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import byline.config.wsgi  # noqa: F401 -- makes this process ready as it makes the server's
from byline.listing import search
from byline.listing.asked import TABS, Asked
from byline.manuscripts.models import Manuscript, Wording
from byline.outlets.models import Outlet
from byline.team.models import Person, Unit

MOST_QUESTIONS, SLOWEST, SLOWEST_SEARCH = 25, 150, 50
EDITOR, OTHERS = "chenjing", ("linxiu", "wujianmin", "zhoushian", "suyi", "luopeng", "shiyun")
WORDS = ("代表", "代", "联络站", "水渠 代表", "林秀", "lx", "87号", "不在其中的词")
WIDTH = 34


def pages():
    """Yield who asks for which address, and what it is called."""
    yield EDITOR, "/manuscripts/", "list"
    yield from ((EDITOR, f"/manuscripts/?view={tab.name}", f"list, tab {tab.name}") for tab in TABS[1:])
    yield from ((EDITOR, f"/manuscripts/?{asked}", f"list, {name}") for name, asked in filters().items())
    newest = Manuscript.objects.in_state("adopted").order_by("-changed_at").first()
    yield EDITOR, newest.get_absolute_url(), "sheet"
    for path in ("/reviews/", "/registrations/", "/submissions/", "/submissions/?view=silent"):
        yield EDITOR, path, path
    yield from ((who, "/", f"today, {who}") for who in (EDITOR, *OTHERS))
    yield from ((who, "/manuscripts/", f"list, {who}") for who in OTHERS)
    yield from ((EDITOR, f"/search/?q={words}", f"search page, {words}") for words in WORDS)


def filters():
    """Return what the list is narrowed by, by its name: the questions in the address."""
    year = timezone.localdate().year
    unit, outlet = Unit.objects.order_by("-rank").first(), Outlet.objects.order_by("pk").first()
    return {
        "words": "q=代表",
        "one character": "q=闸",
        "genre": "genre=feature",
        "state": "state=adopted",
        "unit": f"unit={unit.pk}",
        "author": "author=林秀",
        "initials": "author=lx",
        "outlet": f"outlet={outlet.pk}",
        "printed": f"outlet={outlet.pk}&outcome=printed",
        "silent": "outcome=silent",
        "period": f"day=registered&since={year - 5}-01-01&until={year - 4}-12-31",
        "number": "number=87",
        "overdue": "due=over",
        "taken": "taken=me",
        "all at once": f"q=代表&genre=news&unit={unit.pk}&day=begun&since={year - 9}-01-01",
        "sort by number": "sort=number",
        "sort by title": "sort=title",
        "sort by unit": "sort=unit",
        "page 400": "page=400",
    }


def measured(work, times):
    """Do a piece of work several times; return median, 95th percentile and processor's median, in ms."""
    took, busy = [], []
    for _ in range(times):
        began, spent = time.perf_counter(), time.process_time()
        work()
        took.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - spent) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1], statistics.median(busy)


def told(name, questions, figures, *, slowest):
    """Print a line; tell whether it is within bounds."""
    is_within = questions <= MOST_QUESTIONS and figures[1] <= slowest
    median, late, busy = figures
    mark = "" if is_within else "  <<"
    print(f"{name:<{WIDTH}}{questions:>9}{median:>9.1f}{late:>9.1f}{busy:>9.1f}{mark}", flush=True)
    return is_within


def asked_for(who, path, name, *, times):
    """Measure one page; one that the person may not open says nothing."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(Person.objects.get(sign_in_name=who), backend="byline.team.rights.PostBackend")
    if client.get(path).status_code != 200:  # noqa: PLR2004 -- as the protocol has it
        return True
    with CaptureQueriesContext(connection) as questions:
        client.get(path)
    count = len(questions)  # the next request empties the record
    return told(name, count, measured(lambda: client.get(path), times), slowest=SLOWEST)


def searched(words, *, times):
    """Measure finding alone: what has the words, its count, the first page and its passages."""
    key = Person.objects.get(sign_in_name=EDITOR).pk

    def find():
        asked = Asked(QueryDict(f"q={words}&genre=news"), Person.objects.get(pk=key))
        found = list(search.titled_first(asked.found(), asked.words))
        return len(found), search.hits_of(found[:20], words)

    with CaptureQueriesContext(connection) as questions:
        find()
    return told(f"finding, {words}", len(questions), measured(find, times), slowest=SLOWEST_SEARCH)


def main():
    """Print the table; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--only", default="", help="only lines whose name has this")
    asked = parser.parse_args()
    Wording.objects.bring_up_to_date()
    print(f"{Manuscript.objects.count()} manuscripts, {connection.vendor}")
    print(f"{'':<{WIDTH}}{'questions':>9}{'median':>9}{'p95':>9}{'cpu':>9}")
    chosen = [each for each in pages() if asked.only in each[2]]
    within = [asked_for(*each, times=asked.times) for each in chosen]
    within += [searched(words, times=asked.times) for words in WORDS if asked.only in f"finding, {words}"]
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
