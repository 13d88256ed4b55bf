"""This room as Django knows it."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "byline.closing"
