"""This room as Django knows it."""

from django.apps import AppConfig


class ManuscriptsConfig(AppConfig):
    name = "byline.manuscripts"
