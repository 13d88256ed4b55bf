"""Quotas, and how they were laid on those they fit and copied forward."""

from byline.targets.models.copying import Copying
from byline.targets.models.laying import Laying, Portion, UnitPart
from byline.targets.models.quota import Quota

__all__ = ["Copying", "Laying", "Portion", "Quota", "UnitPart"]
