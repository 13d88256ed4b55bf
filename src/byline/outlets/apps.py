"""This room as Django knows it."""

from django.apps import AppConfig


class OutletsConfig(AppConfig):
    name = "byline.outlets"
