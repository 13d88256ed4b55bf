"""`byline mail-check`: whether mail goes, in a sentence."""

import pytest
from django.core.management import call_command

from byline.config import command
from byline.config.management.commands.mailroom import Shelf

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"])


def order(monkeypatch, *words):
    monkeypatch.setattr("sys.argv", ["byline", *words])
    return command.main()


def test_a_letter_goes_and_it_is_told(mailroom, monkeypatch, capsys):
    assert order(monkeypatch, "mail-check", "luopeng@qinghe.example") == 0

    assert "luopeng@qinghe.example 的邮件：250 2.0.0 OK" in capsys.readouterr().out
    assert mailroom.kept[0].to == "luopeng@qinghe.example"


def test_a_refusal_is_told_with_the_other_side_s_words(mailroom, monkeypatch, capsys):
    mailroom.unknown.add("nobody@qinghe.example")

    assert order(monkeypatch, "mail-check", "nobody@qinghe.example") == 1
    assert "550 5.1.1 Mailbox not found" in capsys.readouterr().err


def test_without_a_server_it_says_so(settings, monkeypatch, capsys):
    settings.MAIL = {**settings.MAIL, "host": ""}

    assert order(monkeypatch, "mail-check", "luopeng@qinghe.example") == 1
    assert "还没有设置发信服务器" in capsys.readouterr().err


def test_the_mailroom_lays_each_letter_into_a_folder(mailroom, settings, tmp_path):
    with Shelf(port=0, folder=tmp_path) as shelf:
        settings.MAIL = {**settings.MAIL, "port": shelf.port}
        call_command("mail_check", "luopeng@qinghe.example")

    [letter] = tmp_path.glob("*.eml")
    assert b"To: luopeng@qinghe.example" in letter.read_bytes()
