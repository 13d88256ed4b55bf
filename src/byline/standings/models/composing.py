"""What a bulletin is made of, and how people change it until it is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from byline.activity.deeds import record
from byline.errors import Refused
from byline.standings.models.layout import LETTERHEAD
from byline.standings.models.part import BulletinPart
from byline.standings.models.presentation import LiesBefore
from byline.standings.models.recipient import Recipient
from byline.telling import addressing, parts
from byline.telling.drifting import drifts
from byline.telling.wording import REGIONS, corrected, draft

if TYPE_CHECKING:
    from byline.team.models import Person
    from byline.telling.claims import Drift
    from byline.telling.figures import Figures
    from byline.telling.wording import Wording


class ThereAlready(Refused):
    """This bulletin has the part “{part}” already. Change or move the one that is there."""


class Composed(models.Model):
    """What a bulletin can do while it is being made."""

    class Meta:
        abstract = True

    def words(self, kind: str) -> str:
        """Return the text of its first part of a kind, nothing where it has none."""
        return next((part.text for part in self.parts.all() if part.kind == kind), "")

    @property
    def title(self) -> str:
        """Its title, a line for each line."""
        return self.words(parts.TITLE)

    def as_values(self, *, keyed: bool = False) -> list[parts.Part]:
        """Return its parts as they are set; `keyed`, the page knows which part each text is."""
        return [part.as_value(keyed=keyed) for part in self.parts.all()]

    def going(self, way: str) -> str:
        """Return to whom it goes in a way, as it is printed."""
        return addressing.joined([one.words for one in self.recipients.all() if one.way == way])

    def drafted(self, figures: Figures) -> Wording:
        """Return the texts that would be written now from its figures."""
        if not self.corrects:
            return draft(figures, level=self.congress.level)
        told = (self.corrects.printed_number, self.corrects.title)
        return corrected(figures, level=self.congress.level, of=told, reason=self.reason)

    def drifts(self, figures: Figures) -> list[tuple[BulletinPart, Drift]]:
        """Return what its texts claim and the tables do not have, each with its part: wrong, or unknown."""
        if self.is_signed:
            return []
        written = [part for part in self.parts.all() if part.has_words and part.text]
        return [(part, drift) for part in written for drift in self.drifts_of(part.text, figures)]

    def drifts_of(self, text: str, figures: Figures) -> tuple[Drift, ...]:
        """Return what one text claims and the tables do not have."""
        return drifts(text, figures, region=REGIONS[self.congress.level])

    def compose(self, values: tuple[parts.Part, ...], *, texts: Wording, by: Person) -> None:
        """Give a new bulletin its first parts, with their texts."""
        BulletinPart.objects.bulk_create(
            BulletinPart(
                bulletin=self,
                place=place,
                kind=value.kind,
                is_annex=value.is_annex,
                text=getattr(texts, value.kind) if value.kind in parts.DRAFTED else "",
                changed_by=by,
            )
            for place, value in enumerate(values, start=1)
        )

    @transaction.atomic
    def add_part(self, kind: str, *, by: Person, title: str = "") -> BulletinPart:
        """Add a part at the end of the text, before the annexes. Refuses with ThereAlready."""
        self.insist_open()
        there = list(self.parts.all())
        if kind in parts.SINGLE and any(part.kind == kind for part in there):
            raise ThereAlready(part=BulletinPart.Kind(kind).label)
        written = vars(self.drafted(self.figures)) if kind in parts.DRAFTED else {}
        part = self.parts.create(
            kind=kind, title=title, text=written.get(kind, ""), place=len(there) + 1, changed_by=by
        )
        part.put(next((each.place for each in there if each.is_annex), part.place))
        record(self, "added", by=by, part=str(part.get_kind_display()))
        return part

    @transaction.atomic
    def redraft(self, *, by: Person) -> None:
        """Write the texts anew from the figures of now; what people changed in them is lost.

        Refuses with SignedAlready and LiesBefore.
        """
        self.insist_open()
        texts = vars(self.drafted(self.figures))
        for part in self.parts.filter(kind__in=parts.DRAFTED):
            part.text, part.edition, part.changed_by = texts[part.kind], part.edition + 1, by
            part.save(update_fields=["text", "edition", "changed_by"])
        record(self, "redrafted", by=by)

    @transaction.atomic
    def lay_out(self, letterhead: dict, *, by: Person) -> None:
        """Give it another style or letterhead, by the names of LETTERHEAD. Refuses as `insist_open` does."""
        self.insist_open()
        changed = [
            name for name in LETTERHEAD if letterhead.get(name, getattr(self, name)) != getattr(self, name)
        ]
        if not changed:
            return
        for name in changed:
            setattr(self, name, letterhead[name])
        self.save(update_fields=changed)
        record(self, "laid_out", by=by)

    @transaction.atomic
    def send_to(self, going: dict[str, str], *, by: Person) -> None:
        """Say to whom it goes, a line of names for each way.

        Refuses with WhichOfThem, and as `insist_open` does.
        """
        self.insist_open()
        if all(
            addressing.names_of(words) == addressing.names_of(self.going(way)) for way, words in going.items()
        ):
            return
        for way, words in going.items():
            recipients = Recipient.read(words, way=way, congress=self.congress)
            self.recipients.filter(way=way).delete()
            for recipient in recipients:
                recipient.bulletin = self
            Recipient.objects.bulk_create(recipients)
        record(self, "addressed", by=by)

    def insist_open(self) -> None:
        """Lock it, and refuse to change it: with SignedAlready, or LiesBefore where a leader has it."""
        self.insist_unsigned()
        presentation = self.presentation
        if presentation:
            raise LiesBefore(name=presentation.to.name)
