"""Fills a demo county with manuscripts of earlier years, to measure lists, sheets and search on.

    BYLINE_HOME=COPY_OF_A_HOME python bench/county.py [--pieces 20000]

Each piece is like one of the demo's registered ones, three to ten years before it, with the same people,
reviews, submissions and prints, and a text put together from the demo's paragraphs. Then the
words of all are cut for the search.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

import django

django.setup()

from django.db import transaction

from byline.manuscripts.models import (
    Appearance,
    Authorship,
    Filing,
    FilingStep,
    Manuscript,
    Register,
    Registration,
    Review,
    Submission,
    Version,
    Wording,
)
from byline.manuscripts.models.state import OUT

EARLIEST, LATEST = 10, 3  # years before the demo's own pieces
A_YEAR = timedelta(days=365)
AT_ONCE = 1000
PARAGRAPHS = (4, 9)


class Mill:
    """Makes manuscripts of earlier years from the demo's."""

    def __init__(self):
        originals = Manuscript.objects.in_state(*OUT).select_related("registration").order_by("pk")
        self.originals = list(originals.prefetch_related("authorship_set", "version_set", "submission_set"))
        self.paragraphs = [part for one in self.originals for part in paragraphs_of(one.body)]
        self.dice = random.Random(1207)  # noqa: S311 -- dice of a scene, not secrets
        self.numbers = Counter()

    def make(self, count):
        """Make so many, and all that hangs on them."""
        pairs = []
        for place in range(count):
            original = self.originals[place % len(self.originals)]
            back = A_YEAR * self.dice.randint(LATEST, EARLIEST)
            pairs.append((original, self.copied(original, back), back))
        Manuscript.objects.bulk_create([copy for _original, copy, _back in pairs])
        self.hang_on(pairs)

    def copied(self, original, back):
        """Make one, not yet saved."""
        texts = self.dice.sample(self.paragraphs, self.dice.randint(*PARAGRAPHS))
        kept = {
            field.attname: getattr(original, field.attname)
            for field in Manuscript._meta.concrete_fields  # noqa: SLF001 -- Django's own name
            if not field.primary_key
        }
        at = {name: kept[name] - back for name in ("created_at", "changed_at", "stands_since")}
        return Manuscript(**{**kept, **at, "body": "".join(texts), "edition": 1, "turn_id": None})

    def hang_on(self, pairs):
        """Give them authors, versions, reviews, numbers, submissions and prints like the originals'."""
        versions = saved(Version, pairs, lambda one: one.version_set.all(), at="at")
        for version in versions.values():
            version.title, version.body = version.manuscript.title, version.manuscript.body
        Version.objects.bulk_update(versions.values(), ["title", "body"], batch_size=500)
        saved(Authorship, pairs, lambda one: one.authorship_set.all())
        saved(Submission, pairs, lambda one: one.submission_set.all(), at="at")
        saved(Appearance, pairs, lambda one: one.appearance_set.all(), at="at", on="appeared_on")
        self.review(pairs, versions)
        self.number(pairs)

    def review(self, pairs, versions):
        """Copy the filings, their steps and reviews."""
        filings, steps, reviews = [], [], []
        for original, copy, back in pairs:
            for filing in original.filing_set.all():
                new = Filing(
                    manuscript=copy,
                    version=versions[copy.pk, filing.version_id],
                    by_id=filing.by_id,
                    at=filing.at - back,
                )
                filings.append(new)
                of = {step.pk: clone(step, filing=new) for step in filing.filingstep_set.all()}
                steps += of.values()
                reviews += [
                    clone(review, filing=new, step=of[review.step_id], version=None, at=review.at - back)
                    for review in filing.review_set.all()
                    if not review.back_to_id
                ]
        for model, rows in ((Filing, filings), (FilingStep, steps), (Review, reviews)):
            model.objects.bulk_create(rows, batch_size=500)

    def number(self, pairs):
        """Give each a number in the register of its year."""
        rows = []
        for original, copy, back in pairs:
            day = original.registration.registered_on - back
            self.numbers[day.year] += 1
            number = self.numbers[day.year]
            label = f"{copy.congress.register_mark}〔{day.year}〕{number}号"
            told = {"manuscript": copy, "year": day.year, "number": number, "label": label}
            rows.append(clone(original.registration, registered_on=day, **told))
        Registration.objects.bulk_create(rows, batch_size=500)

    def close(self):
        """Let the registers know their last numbers."""
        for year, last in self.numbers.items():
            register, _new = Register.objects.get_or_create(congress=self.originals[0].congress, year=year)
            Register.objects.filter(pk=register.pk).update(last_number=last)


def paragraphs_of(body):
    """Return the paragraphs of a text, each with its tags."""
    return [f"{part}</p>" for part in body.split("</p>") if part.startswith("<p>")]


def clone(row, **changes):
    """Return a row like this one, not yet saved."""
    model = type(row)
    kept = {
        field.name: getattr(row, field.attname if field.is_relation else field.name)
        for field in model._meta.concrete_fields  # noqa: SLF001 -- Django's own name
        if not field.primary_key and field.name not in changes
    }
    by_key = {
        f"{name}_id" if model._meta.get_field(name).is_relation else name: value  # noqa: SLF001 -- likewise
        for name, value in kept.items()
    }
    return model(**by_key, **changes)


def saved(model, pairs, rows_of, *, at="", on=""):
    """Save the originals' rows for the copies; return them by the copy's and the original row's key."""
    made = {}
    for original, copy, back in pairs:
        for row in rows_of(original):
            days = {name: getattr(row, name) - back for name in (at, on) if name}
            made[copy.pk, row.pk] = clone(row, manuscript=copy, **days)
    model.objects.bulk_create(made.values(), batch_size=500)
    return made


def main():
    """Fill the county."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pieces", type=int, default=20_000)
    wanted = parser.parse_args().pieces - Manuscript.objects.count()
    began, mill = time.perf_counter(), Mill()
    with transaction.atomic():
        for start in range(0, max(0, wanted), AT_ONCE):
            mill.make(min(AT_ONCE, wanted - start))
        mill.close()
    Wording.objects.bring_up_to_date()
    counts = {
        model.__name__: model.objects.count() for model in (Manuscript, Registration, Submission, Appearance)
    }
    print(counts, f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
