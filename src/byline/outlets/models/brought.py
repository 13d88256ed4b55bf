"""A page as somebody brought it, and reading it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from byline.errors import Refused
from tearsheet import reading
from tearsheet.errors import EmptyPage, NotAPage, PageTooLarge

ADDRESS, FILE, PASTE = "address", "file", "paste"


class NothingToRead(Refused):
    """No text was found on this page. Choose the article's own page, or paste its text."""


class WrongFile(Refused):
    """This file is no web page. Save the article in the browser as .html, or paste its text."""


class TooLarge(Refused):
    """The page is larger than {limit} MB. Save the article alone, without video, or paste its text."""


class OnlyTitles(Refused):
    """This page is a list of titles. Open the article itself and claim that page."""


REFUSALS = {EmptyPage: NothingToRead, NotAPage: WrongFile, PageTooLarge: TooLarge}


@dataclass(frozen=True)
class Brought:
    """A page as somebody brought it: its bytes, how they came, and what the server said of them."""

    data: bytes
    kind: str
    charset: str = ""
    address: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, 64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()

    def read(self) -> reading.Reading:
        """Read the page; asked again, it is not read again.

        Raises NothingToRead, WrongFile, TooLarge or OnlyTitles.
        """
        return self._reading

    @cached_property
    def _reading(self) -> reading.Reading:
        if len(self.data) > settings.LARGEST_PAGE:
            raise TooLarge(limit=settings.LARGEST_PAGE // 1_000_000)
        try:
            if self.kind == PASTE:
                read = reading.read_text(self.data.decode(), address=self.address)
            else:
                read = reading.read(self.data, charset=self.charset, address=self.address)
        except tuple(REFUSALS) as error:
            raise REFUSALS[type(error)](limit=settings.LARGEST_PAGE // 1_000_000) from error
        if read.is_list:
            raise OnlyTitles
        if not read.body and not (read.title and read.pictures):
            raise NothingToRead
        return read


def text_digest(read: reading.Reading) -> str:
    """Return the SHA-256 of title and body without white space: the same for the same words."""
    words = "".join((read.title + read.body).split())
    return hashlib.sha256(words.encode()).hexdigest()
