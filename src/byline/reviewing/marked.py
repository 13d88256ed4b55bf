"""The text of a manuscript with what its reviewers changed: from rows to the redline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.reviewing.redline import Hand, redline, redline_of_words

if TYPE_CHECKING:
    from byline.manuscripts.models import Filing, Manuscript, Review
    from byline.manuscripts.models.version import Version, Worded
    from byline.team.models import Person


@dataclass(frozen=True)
class Marked:
    """Title, sub-title and body as HTML with every change since it was handed in, and who made them.

    `hands` are numbers from 1 with names, in the order in which they first changed something.
    """

    title: str
    subtitle: str
    body: str
    hands: tuple[tuple[int, str], ...]

    def number_of(self, person: Person) -> int:
        """Return the number that a person's changes are marked with."""
        return next((number for number, name in self.hands if name == person.name), 1)


def marked(manuscript: Manuscript) -> Marked | None:
    """Show what was changed since the last time it was handed in; None when it never was."""
    filing = manuscript.last_filing
    if filing is None:
        return None
    steps = texts_since(filing, manuscript)
    numbers: dict[int, int] = {}
    for _text, person in steps:
        numbers.setdefault(person.pk, len(numbers) + 1)

    def hands(field: str) -> list[Hand]:
        return [Hand(numbers[by.pk], by.name, getattr(worded, field)) for worded, by in steps]

    first = filing.version
    return Marked(
        title=redline_of_words(first.title, hands("title")),
        subtitle=redline_of_words(first.subtitle, hands("subtitle")),
        body=redline(first.body, hands("body")),
        hands=tuple({numbers[by.pk]: by.name for _text, by in steps}.items()),
    )


def texts_since(filing: Filing, manuscript: Manuscript) -> list[tuple[Worded, Person]]:
    """Return each text that followed the one handed in, with who wrote it; today's is the last."""
    later = manuscript.version_set.filter(number__gt=filing.version.number).select_related("by")
    found: list[tuple[Worded, Person]] = []
    before: Worded = filing.version
    for version in [*later.order_by("number"), manuscript]:
        if not version.has_words_of(before):
            found.append((version, manuscript.changed_by if version is manuscript else version.by))
            before = version
    return found


def text_before(review: Review, *, of: Filing) -> Version:
    """Return the text as a reviewer found it."""
    made: Version = of.version
    for earlier in of.reviews[: review.turn - 1]:
        answer = earlier.answer_or_none
        made = (answer and answer.version) or earlier.version or made
    return made
