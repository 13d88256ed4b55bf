"""Paints the two pictures of the desk's illustrated piece from the shapes written down for them."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1066)


def painted(told: dict[str, list]) -> SimpleUploadedFile:
    """Return a picture as it would be sent: a sky of two colours, and the shapes before it, one by one."""
    column = Image.new("RGB", (1, 2))
    for place, colour in enumerate(told["sky"]):
        column.putpixel((0, place), tuple(colour))
    picture = column.resize(SIZE, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(picture)
    for shape, places, colour in told["shapes"]:
        getattr(draw, shape)(places, fill=tuple(colour))
    kept = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1)).save(kept, "JPEG", quality=86)
    return SimpleUploadedFile("picture.jpg", kept.getvalue(), "image/jpeg")
