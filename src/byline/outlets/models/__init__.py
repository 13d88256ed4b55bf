"""Outlets, and what they printed."""

from byline.outlets.models.clipping import Clipping, Evidence, Identification
from byline.outlets.models.outlet import Outlet

__all__ = ["Clipping", "Evidence", "Identification", "Outlet"]
