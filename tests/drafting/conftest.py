"""A draft and a signed rulebook, as the scenes of `rules` have them, and a person at the keyboard."""

import pytest

from byline.rules.models import Rulebook
from tests.rules.conftest import drafted


@pytest.fixture
def draft_rules(qinghe, chen):
    return drafted(qinghe, by=chen)


@pytest.fixture
def rules_of_2026(draft_rules, zhou):
    draft_rules.sign(by=zhou)
    return Rulebook.objects.whole().get(pk=draft_rules.pk)


@pytest.fixture
def as_(client):
    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def whole():
    """Fetch a rulebook as it stands now."""
    return lambda rulebook: Rulebook.objects.whole().get(pk=rulebook.pk)
