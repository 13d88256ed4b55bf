"""This room as Django knows it."""

from django.apps import AppConfig


class StandingsConfig(AppConfig):
    name = "byline.standings"
