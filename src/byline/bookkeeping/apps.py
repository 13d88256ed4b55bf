"""This room as Django knows it."""

from django.apps import AppConfig


class BookkeepingConfig(AppConfig):
    name = "byline.bookkeeping"
