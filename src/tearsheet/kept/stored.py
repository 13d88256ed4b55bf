"""A page as it was kept, whatever it was kept in, and bounded reading."""

from dataclasses import dataclass
from typing import IO

from tearsheet.errors import PageTooLarge, TearsheetError

STEP = 65_536


@dataclass(frozen=True, slots=True)
class Stored:
    """A page as it was kept: its name, its bytes, what the server said and where it stood; or why it is refused."""  # noqa: E501 one sentence or pattern, read as a whole

    name: str
    data: bytes = b""
    charset: str = ""
    address: str = ""
    refusal: TearsheetError | None = None


def read_bounded(file: IO[bytes], *, limit: int) -> bytes:
    """Read to the end or refuse at the limit, so that a packed bomb costs no more than an honest page."""
    pieces, size = [], 0
    while piece := file.read(STEP):
        size += len(piece)
        if size > limit:
            raise PageTooLarge(f"> {limit:,}")
        pieces.append(piece)
    return b"".join(pieces)
