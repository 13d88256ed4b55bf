"""A page as it was kept, whatever it was kept in, and bounded reading."""

from dataclasses import dataclass, field
from typing import IO

from tearsheet.errors import PageTooLarge, TearsheetError

STEP = 65_536


@dataclass(frozen=True, slots=True)
class Stored:
    """A page as it was kept: its name, its bytes, what the server said and where it stood; or why it is refused.

    `told` is the line of JSON where one gives the fields and the text of a page in place of its source. `where`
    is the file and line of what came as a line. `fetched_at` is the moment of fetching, as ISO writes it.
    """  # noqa: E501 one sentence or pattern, read as a whole

    name: str
    data: bytes = b""
    charset: str = ""
    address: str = ""
    refusal: TearsheetError | None = None
    told: dict[str, object] = field(default_factory=dict)
    where: str = ""
    fetched_at: str = ""

    @property
    def place(self) -> str:
        """Where a person finds it: the file and line, or the name."""
        return self.where or self.name


def read_bounded(file: IO[bytes], *, limit: int) -> bytes:
    """Read to the end or refuse at the limit, so that a packed bomb costs no more than an honest page."""
    pieces, size = [], 0
    while piece := file.read(STEP):
        size += len(piece)
        if size > limit:
            raise PageTooLarge(f"> {limit:,}")
        pieces.append(piece)
    return b"".join(pieces)
