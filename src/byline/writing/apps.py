"""This room as Django knows it."""

from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "byline.writing"
