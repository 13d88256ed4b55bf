"""What is asked of a manuscript, as dated rows."""

from byline.standards.models.demand import Demand
from byline.standards.models.intake import Intake
from byline.standards.models.route import Route, RouteStep
from byline.standards.models.standin import StandIn
from byline.standards.models.wordlist import Word, WordList

__all__ = ["Demand", "Intake", "Route", "RouteStep", "StandIn", "Word", "WordList"]
