"""What the scenes of this room share."""

import pytest

from byline.norms.phrases import Phrase
from byline.standards.models import Demand, Word, WordList


@pytest.fixture
def forbidden(qinghe, chen):
    """The county's list of forbidden words, with one word in it."""
    made = WordList(congress=qinghe, name="禁用词", kind="forbidden").begin(by=chen)
    made.add(Phrase("残废人", "", "残疾人", "尊重残疾人"), by=chen)
    return made


@pytest.fixture
def residue(forbidden):
    """The word in it."""
    return Word.objects.get(list=forbidden)


@pytest.fixture
def short_titles(qinghe, chen):
    """Titles of 26 characters at most, as advice."""
    return Demand(congress=qinghe, clause="1.2", kind="title", longest=26).lay_down(by=chen)
