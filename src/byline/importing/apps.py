"""This room as Django knows it."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "byline.importing"
