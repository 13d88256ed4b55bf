"""The draft of a bulletin that the scenes of this room need."""

import pytest

from byline.standings.models import Bulletin, BulletinPart
from byline.standings.models.part import Words


@pytest.fixture
def bulletin(a_month_of_prints, last_month, qinghe, chen):
    """The draft of last month's bulletin."""
    return Bulletin.objects.prepare(qinghe, period=last_month, by=chen)


@pytest.fixture
def reword():
    """Change a text of a bulletin as it stands now: reword(bulletin, "opening", "改过。", by=chen)."""

    def changed(bulletin, kind, text, *, by):
        part = bulletin.parts.get(kind=kind)
        part.reword(Words(text, part.edition), by=by)
        return part

    return changed


@pytest.fixture
def typed():
    """Everything that the plain page of a bulletin's texts sends, some of it changed."""

    def sent(bulletin, **changed):
        texts = {
            f"{name}-{part.pk}": changed.get(part.kind, part.text) if name == "text" else part.edition
            for part in BulletinPart.objects.filter(bulletin=bulletin)
            if part.has_words
            for name in ("text", "edition")
        }
        going = {way: bulletin.going(way) for way in ("report", "send", "issue")}
        return {**texts, **going, **bulletin.letterhead(), **changed}

    return sent
