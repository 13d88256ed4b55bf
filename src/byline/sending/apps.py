"""This room as Django knows it."""

from django.apps import AppConfig


class SendingConfig(AppConfig):
    name = "byline.sending"
