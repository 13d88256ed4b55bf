"""Recording what happened, and telling a person why something was refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext

from byline.activity.models import Deed, Happening

if TYPE_CHECKING:
    from django.db import models

    from byline.errors import Refused


def record(subject: models.Model, verb: str, *, by, tell=(), **details) -> Deed:
    """Record that `by` did `verb` to `subject` now, and tell the people in `tell`, once each.

    The subject's model has the sentence of each verb in `DEEDS`; `details` fill its braces. `by` is None
    when no person did it. The deed goes into the chain of the subject's congress.
    """
    happening = Happening(subject, verb, by=by, tell=tuple(tell), details=details)
    return Deed.objects.append([happening], chain=chain_of(subject))[0]


def chain_of(subject: models.Model) -> str:
    """Name the chain that a subject's deeds belong to: that of its congress."""
    return f"congress {subject.congress.pk}"


def told(refused: Refused) -> str:
    """Return the refusal's sentence in the reader's language, its words filled in, days written out."""
    words = {
        name: date_format(word, "DATE_FORMAT") if isinstance(word, date) else word
        for name, word in refused.words.items()
    }
    if "measure" in words:
        words["measure"] = gettext(str(words["measure"]))
    return gettext(refused.template()).format(**words)
