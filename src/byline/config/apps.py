"""This room as Django knows it."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "byline.config"
