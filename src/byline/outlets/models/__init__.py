"""Outlets, and what they printed."""

from byline.outlets.models.brought import Brought
from byline.outlets.models.clipping import Clipping, Evidence, Identification
from byline.outlets.models.outlet import Outlet

__all__ = ["Brought", "Clipping", "Evidence", "Identification", "Outlet"]
