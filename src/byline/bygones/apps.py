"""This room as Django knows it."""

from django.apps import AppConfig


class BygonesConfig(AppConfig):
    name = "byline.bygones"
