"""This room as Django knows it."""

from django.apps import AppConfig


class ConfirmingConfig(AppConfig):
    name = "byline.confirming"
