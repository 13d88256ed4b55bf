"""Pictures that stand inside a page as data; those that stand elsewhere are not fetched."""

from __future__ import annotations

import base64
import binascii
import re

from byline.incoming.imported import Loss

DATA = re.compile(r"data:image/(?:png|jpe?g|gif|bmp|webp);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
MOST = 60


class Album:
    """The pictures of one page, in their order."""

    def __init__(self) -> None:
        self.pictures: list[bytes] = []
        self.lost: set[Loss] = set()

    def keep(self, source: str) -> str:
        """Keep a picture that is written into the page, and return `picture:0`, …; "" for one that is not."""
        data = DATA.fullmatch(source.strip())
        try:
            content = base64.b64decode(data[1], validate=False) if data else b""
        except binascii.Error:
            content = b""
        if not content or len(self.pictures) >= MOST:
            self.lost.add(Loss.PICTURES)
            return ""
        self.pictures.append(content)
        return f"picture:{len(self.pictures) - 1}"
