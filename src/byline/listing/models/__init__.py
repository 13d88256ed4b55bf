"""Views that people keep, and deeds done to many manuscripts at once."""

from byline.listing.models.batch import Batch, BatchLine
from byline.listing.models.saved_view import SavedView, Sighting

__all__ = ["Batch", "BatchLine", "SavedView", "Sighting"]
