"""The closed lists of words that standards are written in; upper rooms use the same words on their rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from byline.norms import kinds


class Step(TextChoices):
    """Who reviews."""

    UNIT = "unit", _("unit")
    OFFICE = "office", _("office")
    LEADER = "leader", _("leader")


class Kind(TextChoices):
    """What can be asked of a piece; each is checked by the sum of its name."""

    FIELDS = kinds.FIELDS, _("title and text")
    TITLE = kinds.TITLE, _("length of the title")
    BODY = kinds.BODY, _("length of the text")
    SUBTITLE = kinds.SUBTITLE, _("sub-title")
    TIME = kinds.TIME, _("time named")
    SCENE = kinds.SCENE, _("place named")
    PRESENT = kinds.PRESENT, _("who was present")
    CAPTIONS = kinds.CAPTIONS, _("caption of each picture")
    CREDITS = kinds.CREDITS, _("credit of each picture")
    FORBIDDEN = kinds.FORBIDDEN, _("forbidden words")
    SENSITIVE = kinds.SENSITIVE, _("sensitive words")
    NAMES = kinds.NAMES, _("fixed names and titles")
    NUMBERS = kinds.NUMBERS, _("norm of numbers")
    PUNCTUATION = kinds.PUNCTUATION, _("norm of punctuation")
    SIGNED = kinds.SIGNED, _("authors signed")
    SECRECY = kinds.SECRECY, _("secrecy statement")
    KEY_TASK = kinds.KEY_TASK, _("key task named")
    TOPIC = kinds.TOPIC, _("topic named")
    TWINS = kinds.TWINS, _("no duplicate of an earlier manuscript")


class Listed(TextChoices):
    """What a list of words is for."""

    FORBIDDEN = kinds.FORBIDDEN, _("forbidden words")
    SENSITIVE = kinds.SENSITIVE, _("sensitive words")
    NAMES = kinds.NAMES, _("fixed names and titles")
