"""The desk on which made pages are laid, each with what is true of it."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tearsheet.matching import Manuscript, Page, Part
from tests.tearsheet.matching.ledger import OUTLETS


@dataclass(frozen=True)
class Case:
    """A page with what is true of it.

    `prints`: the manuscripts it prints, each with the share of its letters that is left.
    `open_to`: manuscripts of which nobody can tell from the page alone; to name them to a clerk is right,
    and so is silence, but proven is not.
    """

    page: Page
    kind: str
    prints: dict[str, float] = field(default_factory=dict)
    open_to: frozenset[str] = frozenset()


@dataclass
class Desk:
    """What all who make pages share: its name, the ledger, the dice, and the heap of pages so far."""

    name: str
    ledger: dict[str, Manuscript]
    dice: random.Random
    cases: list[Case] = field(default_factory=list)

    def lay(
        self,
        kind: str,
        about: str,
        title: str,
        body: str,
        *,
        day: date | None,
        source: str | None = None,
        author: str = "",
        parts: tuple[Part, ...] = (),
        prints: dict[str, float] | None = None,
        open_to: tuple[str, ...] = (),
    ) -> None:
        """Lay a page on the heap; its id tells its kind and what it is about. No source given: any outlet."""
        shown = self.dice.choice(OUTLETS) if source is None else source
        name = f"{kind}/{about}/{self.name}-{len(self.cases)}"
        made = Page(name, title, body, published_on=day, source=shown, author=author, parts=parts)
        self.cases.append(Case(made, kind, prints or {}, frozenset(open_to)))

    def day_for(self, *manuscripts: Manuscript) -> date:
        """Some day up to twenty days after the last of them was registered."""
        return max(registered(one) for one in manuscripts) + timedelta(days=self.dice.randint(0, 20))

    def outlet_of(self, manuscript: Manuscript) -> str | None:
        """Mostly an outlet it was submitted to, else any."""
        return self.dice.choice(manuscript.submitted_to) if self.dice.random() < 0.7 else None

    def versions(self, one: Manuscript) -> tuple[str, ...]:
        """The other version of a piece that its writer registered twice."""
        return self._named_alike(one, "-二稿")

    def twins(self, one: Manuscript) -> tuple[str, ...]:
        """The same words as another unit registered them."""
        return self._named_alike(one, "-他")

    def _named_alike(self, one: Manuscript, mark: str) -> tuple[str, ...]:
        root = one.id.removesuffix(mark)
        return tuple(name for name in (root, root + mark) if name in self.ledger and name != one.id)

    def some(self, count: int) -> list[Manuscript]:
        """Some manuscripts that stand in the ledger once."""
        return self.dice.sample(self._alone(), count)

    def of_these_weeks(self, count: int) -> list[Manuscript]:
        """Some news pieces that were registered about the same time; notices are not gathered up."""
        news = [one for one in self._alone() if one.genre != "公告"]
        about = registered(self.dice.choice(news))
        near = sorted(news, key=lambda one: abs((registered(one) - about).days))
        return self.dice.sample(near[: count + 5], count)

    def _alone(self) -> list[Manuscript]:
        return [one for one in self.ledger.values() if not self.versions(one) and not self.twins(one)]


def registered(manuscript: Manuscript) -> date:
    """The day of registration; every manuscript here has one."""
    assert manuscript.registered_on
    return manuscript.registered_on
