"""This room as Django knows it."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "byline.publishing"
