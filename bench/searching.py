"""How long a search takes on a county's data.

    BYLINE_HOME=COPY_OF_A_HOME python bench/searching.py WORD…

Cuts the words of all manuscripts first, then asks each WORD seven times as the first editor who can sign in.
Prints how many manuscripts say it, whether the index finds the same ones as reading every text does, and the
median in milliseconds; ends with 1 past 50 ms or where one is missed.
"""

import os
import sys
import time
from math import inf
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

import django

django.setup()

from django.http import QueryDict

from byline.listing import search
from byline.listing.asked import Asked
from byline.manuscripts.models import Manuscript, Wording
from byline.team.models import Person
from byline.team.roles import Role

TIMES, MILLISECONDS = 7, 50


def milliseconds(work):
    """Do a piece of work; return what it took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main(words):
    """Print a line a word; return the exit code."""
    took = milliseconds(Wording.objects.bring_up_to_date)
    texts = {one.pk: one.words for one in Manuscript.objects.all()}
    print(f"{len(texts)} manuscripts, their words brought up to date in {took / 1000:.1f} s")
    editor = next(one for one in Person.objects.order_by("pk") if one.is_active and one.holds(Role.EDITOR))
    slowest = max(asked(word, texts=texts, by=editor) for word in words)
    return slowest > MILLISECONDS


def asked(word, *, texts, by):
    """Print the line of a word; return its milliseconds, without end where a text was missed."""
    said = {pk for pk, text in texts.items() if word in text}
    found = set(Manuscript.objects.filter(Wording.objects.saying(word)).values_list("pk", flat=True))
    took = median(milliseconds(lambda: hits(word, by=by)) for _ in range(TIMES))
    missed, strange = len(said - found), len(found - said)
    print(f"{word}  said by {len(said)}, missed {missed}, too many {strange}  {took:.0f} ms")
    return inf if missed else took


def hits(word, *, by):
    """Find as the search page does: everything that says the word, and its first page with passages."""
    found = list(search.titled_first(Asked(QueryDict(f"q={word}"), by).found(), word))
    return search.hits_of(found[:20], word)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
