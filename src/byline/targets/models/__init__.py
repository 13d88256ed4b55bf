"""Quotas, and how they were laid on those they fit."""

from byline.targets.models.laying import Laying, Part, Portion
from byline.targets.models.quota import Quota

__all__ = ["Laying", "Part", "Portion", "Quota"]
