"""This room as Django knows it."""

from django.apps import AppConfig


class ProvingConfig(AppConfig):
    name = "byline.proving"
