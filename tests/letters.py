"""A post office on this machine, for every test that sends mail: a real server that keeps what comes."""

import pytest

from byline.gateways.mailroom import Mailroom


@pytest.fixture
def mailroom(socket_enabled, settings):
    """The office's mail goes here; mailroom.kept holds what came."""
    with Mailroom() as mailroom:
        settings.MAIL = {
            "host": "127.0.0.1",
            "port": mailroom.port,
            "sender": "青禾县人大办公室 <byline@qinghe.example>",
            "security": "none",
            "timeout": 5,
        }
        yield mailroom
