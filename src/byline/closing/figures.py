"""The figures of a period, and their digest: by it one sees that a closed period is still as it was."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.db.models import Sum

from byline.ledger.counting import exact
from byline.ledger.models import Entry

if TYPE_CHECKING:
    from byline.reckoning.periods import Period
    from byline.team.models import Congress

FIGURES = ("person_id", "unit_id", "measure", "level", "genre")


def digest_of(congress: Congress, period: Period) -> str:
    """Return the SHA-256, as 64 hexadecimal digits, of what everybody has in a period, line by line."""
    entries = Entry.objects.of_congress(congress).in_period(period)
    rows = entries.order_by().values_list(*FIGURES).annotate(sum=Sum("amount"))
    # by themselves units have no person; what comes to nothing is as if it had never been written
    lines = sorted(
        "|".join("" if part is None else str(part) for part in (*row[:-1], exact(row[-1])))
        for row in rows
        if exact(row[-1])
    )
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()
