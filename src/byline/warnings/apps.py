"""This room as Django knows it."""

from django.apps import AppConfig


class WarningsConfig(AppConfig):
    name = "byline.warnings"
