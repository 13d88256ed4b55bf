import pytest


@pytest.fixture
def at_work(client):
    """A browser in which somebody is signed in: at_work(lin).get(…)."""

    def signed_in(person):
        client.force_login(person, backend="byline.team.rights.PostBackend")
        return client

    return signed_in
