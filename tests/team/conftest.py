"""A person at their desk: signed in, with a browser of their own."""

import pytest
from django.test import Client


@pytest.fixture
def desk(db):
    """Sign a person in: desk(lin).get("/")."""

    def signed_in(person, **headers):
        client = Client(headers=headers or None)
        client.force_login(person, backend="byline.team.rights.PostBackend")
        return client

    return signed_in
