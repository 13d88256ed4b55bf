"""A small invented ledger and what outlets made of it: reprints of every kind, and no reprints.

library/ and texts.py: what was written; filling.py: a mould filled by a township; ledger.py: the register;
printing.py and gathering.py: pages that print it; borrowing.py: pages that do not; damage.py: what happens on
the way; desk.py: pages with what is true of them; judging.py: what the matcher said, held against it.
"""

import random

from tests.tearsheet.matching.borrowing import Borrowing
from tests.tearsheet.matching.desk import Case, Desk
from tests.tearsheet.matching.gathering import Gathering
from tests.tearsheet.matching.ledger import Ledger
from tests.tearsheet.matching.printing import Printing


class Pressroom:
    """Writes a ledger and its pages; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self.written = Ledger(seed)
        self.ledger = list(self.written.manuscripts.values())
        self.desk = Desk(str(seed), self.written.manuscripts, random.Random(seed + 1000))

    def write_pages(self) -> list[Case]:
        """All kinds of pages."""
        Printing(self.desk).print_all()
        Gathering(self.desk).gather_all()
        Borrowing(self.desk, self.written).borrow_all()
        return self.desk.cases
