"""This room as Django knows it."""

from django.apps import AppConfig


class WrittenConfig(AppConfig):
    name = "byline.written"
