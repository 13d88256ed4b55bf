"""What `byline …` answers before Django is asked."""

import sys

import pytest

from byline.config import command


def order(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["byline", *words])
    return command.main()


def test_help_names_every_order(monkeypatch, capsys):
    assert order(monkeypatch) == 0

    told = capsys.readouterr().out
    assert all(f"byline {word} " in told for word in command.ORDERS)


def test_an_unknown_order_was_used_wrongly(monkeypatch, capsys):
    assert order(monkeypatch, "serfe") == 2

    assert "byline --help" in capsys.readouterr().err


def test_a_wrong_option_was_used_wrongly(monkeypatch, capsys):
    with pytest.raises(SystemExit) as ended:
        order(monkeypatch, "serve", "--prot", "8000")

    assert ended.value.code == 2


def test_the_version_is_told(monkeypatch, capsys):
    assert order(monkeypatch, "--version") == 0

    assert capsys.readouterr().out.startswith("byline ")
