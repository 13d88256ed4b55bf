"""The closed lists of words that rules are written in; upper rooms use the same words on their rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    WEIGHT = "weight", _("ranking points")
    ASSESSMENT = "assessment", _("assessment points")


class Metric(TextChoices):
    """What a duty, a step or an honour counts besides the measures."""

    SENT = "sent", _("pieces sent in")
    ADOPTED = "adopted", _("pieces adopted")
    ADOPTION_RATE = "adoption_rate", _("adopted of those sent in")


class Outcome(TextChoices):
    """What came of a commission."""

    MET = "met", pgettext_lazy("commission", "met")
    LATE = "late", _("late")
    MISSED = "missed", _("missed")
    DECLINED = "declined", _("declined")


class Part(TextChoices):
    """What a person did for a piece other than writing it."""

    PLANNING = "planning", _("planning")
    PHOTOGRAPHY = "photography", _("photography")
    FILMING = "filming", _("filming")
    EDITING = "editing", _("editing")
    VOICE = "voice", _("voice")
    LAYOUT = "layout", _("layout")
    REVIEWING = "reviewing", _("reviewing")
    SENDING = "sending", _("sending in")


class Mishap(TextChoices):
    """What can go wrong with a piece, or with somebody's work."""

    UNTRUE = "untrue", _("untrue")
    NEGATIVE = "negative", _("negative coverage of the own body")
    LATE = "late", _("sent in late")
    MISSED = "missed", _("not sent in")
    ERROR = "error", _("serious error")
    LEAK = "leak", _("leak of a secret")
    COPIED = "copied", _("copied")
    OTHER = "other", _("other")
