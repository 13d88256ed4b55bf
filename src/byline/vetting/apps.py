"""This room as Django knows it."""

from django.apps import AppConfig


class VettingConfig(AppConfig):
    name = "byline.vetting"
