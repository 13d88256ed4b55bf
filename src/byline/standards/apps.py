"""This room as Django knows it."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "byline.standards"
