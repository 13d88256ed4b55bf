"""This room as Django knows it."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "byline.drafting"
