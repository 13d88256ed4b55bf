"""This room as Django knows it."""

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "byline.activity"
