"""What has been read from a file, and the sentences that say why one was not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from byline.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.incoming.signing import Signer

FIGURE = re.compile(r'<figure><img src="picture:(\d+)"([^>]*)>(.*?)</figure>', re.DOTALL)


class BrokenFile(Refused):
    """This file is damaged and cannot be read. Open it in Word or WPS, save it again, and send that."""


class MacroFile(Refused):
    """This file carries macros, so it is not opened. Save it as .docx without macros, and send that."""


class EncryptedFile(Refused):
    """This file is protected by a password. Take the password off, save it, and send that."""


class Loss(StrEnum):
    """What a file had and the text has not, or has otherwise."""

    CHANGES = "changes"  # tracked ones, taken as accepted
    COMMENTS = "comments"
    DRAWINGS = "drawings"  # charts, shapes, embedded files
    FORMULAS = "formulas"  # taken as plain text
    PICTURES = "pictures"  # not in the file itself, or of a kind that is not printed


@dataclass(frozen=True)
class Imported:
    """A piece as it was read from a file.

    `html` has only paragraphs, two levels of headings, lists, quotes, links, tables and figures. A picture
    stands in it as `picture:0`, `picture:1`, …: its place in `pictures`, whose bytes are as they came.
    `signers` are those whom a signing line names; `signed` is that line, which is no longer in the text.
    """

    title: str
    html: str
    subtitle: str = ""
    pictures: tuple[bytes, ...] = ()
    lost: tuple[Loss, ...] = ()
    signers: tuple[Signer, ...] = ()
    signed: str = ""

    @property
    def authors_named(self) -> tuple[str, ...]:
        """The names of those whom the signing line names."""
        return tuple(signer.name for signer in self.signers)

    def with_pictures(self, addresses: Sequence[str]) -> str:
        """Return the HTML with each picture's address; a picture without one goes, its caption stays."""

        def placed(found: re.Match[str]) -> str:
            number, about, caption = int(found[1]), found[2], found[3]
            address = addresses[number] if number < len(addresses) else ""
            if address:
                return f'<figure><img src="{address}"{about}>{caption}</figure>'
            return caption.replace("figcaption>", "p>")

        return FIGURE.sub(placed, self.html)
