"""How long it takes to reckon everything again: looks at all pieces, then writes what changes; takes it back.

    BYLINE_HOME=COPY_OF_A_HOME python bench/reckoning.py

Prints adoptions, seconds to look and to write, and both for 20,000 adoptions; ends with 1 past 60 seconds.
`bench/prints.py` fills a county with so many.
Every outlet's level is changed first, so that every piece has something to write. Point it at a copy: it
rolls its work back, but the lock is held while it runs.
"""

import os
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

import django

django.setup()

from django.db import transaction

from byline.bookkeeping.models import Recounting
from byline.ledger.models import Confirmation
from byline.outlets.models import Outlet
from byline.reckoning.terms import Level
from byline.team.models import Person
from byline.team.roles import Role

ADOPTIONS, SECONDS = 20_000, 60
FIRST, LAST = date(1990, 1, 1), date(2090, 1, 1)


def timed(recounting):
    """Run it to its end; return the seconds that went by, and those of the processor."""
    start, worked = time.perf_counter(), time.process_time()
    for _count in recounting.run():
        pass
    return time.perf_counter() - start, time.process_time() - worked


def main():
    """Measure and tell."""
    editor = Person.objects.holding(Role.EDITOR).first()
    if editor is None:
        print("There is no editor in this home. Set BYLINE_HOME to a copy of a demo's home.")
        return 2
    with transaction.atomic():
        levels = list(Level.values)
        for outlet in Outlet.objects.of(editor.congress):
            outlet.level = levels[(levels.index(outlet.level) + 1) % len(levels)]
            outlet.save()
        recounting = Recounting.objects.begin(FIRST, LAST, by=editor, outlets_as_now=True)
        looking, looked = timed(recounting)
        recounting.carry_out(by=editor)
        (writing, wrote), changed = timed(recounting), recounting.recount_set.count()
        transaction.set_rollback(True)
    adoptions = Confirmation.objects.standing().count()
    for_all = (looking + writing) / adoptions * ADOPTIONS
    print(
        f"{adoptions} adoptions, {changed} pieces changed: {looking:.1f} s to look, {writing:.1f} s to write"
    )
    print(f"{looked:.1f} s and {wrote:.1f} s of the processor")
    print(f"for {ADOPTIONS} adoptions: {for_all:.0f} s")
    return 0 if for_all <= SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
