"""The closed lists of words that rules are written in; upper rooms use the same words on their rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How high an outlet stands, the highest first."""

    NATIONAL = "national", _("National")
    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    COUNTY = "county", _("County")
    TOWNSHIP = "township", _("Township")

    @classmethod
    def from_up(cls, minimum: str) -> tuple[str, ...]:
        """Give the levels that reach `minimum` or stand above it; with "", all of them."""
        names = tuple(cls.values)
        return names[: names.index(minimum) + 1] if minimum else names


class Medium(TextChoices):
    """What an outlet prints on."""

    NEWSPAPER = "newspaper", _("Newspaper")
    JOURNAL = "journal", _("Journal")
    WEBSITE = "website", _("Website")
    TV = "tv", _("Television")
    RADIO = "radio", _("Radio")
    WECHAT = "wechat", _("WeChat account")
    APP = "app", _("App")


class Genre(TextChoices):
    """What kind of piece it is."""

    NEWS = "news", _("News")
    BRIEF = "brief", _("Brief")
    INFORMATION = "information", _("Information")
    FEATURE = "feature", _("Feature")
    RESEARCH = "research", _("Research")
    THEORY = "theory", _("Theory")
    COMMENT = "comment", _("Comment")
    PICTURE = "picture", _("Picture")
    VIDEO = "video", _("Video")


class Placement(TextChoices):
    """Where in the outlet the piece stood."""

    HEADLINE = "headline", _("Headline")
    FRONT_PAGE = "front_page", _("Front page")
    PAGE_LEAD = "page_lead", _("Page lead")
    INSIDE = "inside", _("Inside page")


class Measure(TextChoices):
    """What is counted. The label is the unit that stands beside a number or in a heading."""

    PIECES = "pieces", _("pieces")
    POINTS = "points", _("points")
    YUAN = "yuan", _("yuan")
