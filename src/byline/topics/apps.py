"""This room as Django knows it."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "byline.topics"
