"""This room as Django knows it."""

from django.apps import AppConfig


class RankingsConfig(AppConfig):
    name = "byline.rankings"
