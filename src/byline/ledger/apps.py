"""This room as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "byline.ledger"
