"""What is done to a picture before it is kept. Knows no rows."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from byline.errors import Refused

HEAVIEST = 30_000_000  # bytes; a camera's largest JPEG has some 25
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2000  # a full page of print at 240 dots per inch
QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")


class TooHeavy(Refused):
    """The picture has more than 30 MB. Send a smaller one, or make it smaller first."""


class NotAPicture(Refused):
    """This file is not a picture that can be printed. Choose a JPEG, PNG, WebP or GIF."""


class TooManyPixels(Refused):
    """The picture has more than 60 million pixels. Make it smaller first; 2,000 pixels a side are enough."""


@dataclass(frozen=True)
class Prepared:
    """A picture as it is kept: its bytes, and the suffix that tells what they are."""

    content: bytes
    suffix: str


def prepare(content: bytes) -> Prepared:
    """Return the picture upright, with at most 2,000 pixels a side, and only its pixels: no EXIF.

    What it is is told by its content, never by its name. One with see-through parts becomes a PNG, all
    others a JPEG. Raises TooHeavy, NotAPicture and TooManyPixels.
    """
    if len(content) > HEAVIEST:
        raise TooHeavy
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise TooManyPixels
            return _kept(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixels from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise NotAPicture from error


def _kept(picture: Image.Image) -> Prepared:
    is_see_through = picture.has_transparency_data
    flat = picture.convert("RGBA" if is_see_through else "RGB")
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    flat.info.clear()
    held = BytesIO()
    if is_see_through:
        flat.save(held, "PNG", optimize=True)
        return Prepared(held.getvalue(), "png")
    flat.save(held, "JPEG", quality=QUALITY, optimize=True)
    return Prepared(held.getvalue(), "jpg")
