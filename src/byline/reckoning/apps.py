"""This room as Django knows it."""

from django.apps import AppConfig


class ReckoningConfig(AppConfig):
    name = "byline.reckoning"
