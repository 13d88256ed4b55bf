"""This room as Django knows it."""

from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "byline.team"
