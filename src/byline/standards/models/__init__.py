"""What is asked of a manuscript, as dated rows."""

from byline.standards.models.route import Route, RouteStep
from byline.standards.models.standin import StandIn

__all__ = ["Route", "RouteStep", "StandIn"]
