"""What a process of the server does before it answers."""

import socket
import subprocess
import sys

import pytest
from django.core.management import CommandError

from byline.config.management.commands.serve import held

ASK = """
import gc, sys
import byline.config.wsgi
print(gc.get_freeze_count(), "byline.sending.views.submissions" in sys.modules)
"""
MOST_OF_IT = 200_000


def test_what_is_loaded_is_loaded_before_the_first_request_and_not_walked_for_garbage():
    command = [sys.executable, "-c", ASK]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- our own words

    frozen, has_pages = told.stdout.split()
    assert int(frozen) > MOST_OF_IT
    assert has_pages == "True"


@pytest.fixture
def port(socket_enabled):
    """Give a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def test_two_servers_that_start_at_once_do_not_share_a_port(port):
    with held("127.0.0.1", port):
        with pytest.raises(CommandError, match=str(port)):
            held("127.0.0.1", port)
        with pytest.raises(CommandError, match=str(port)):
            held("0.0.0.0", port)  # noqa: S104 -- an address that covers the held one

    with held("127.0.0.1", port):
        pass


def test_the_servers_own_processes_share_the_port_that_is_held_for_them(port):
    with held("127.0.0.1", port), socket.socket() as own:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        own.bind(("127.0.0.1", port))
        own.listen()

        socket.create_connection(("127.0.0.1", port), timeout=1).close()
