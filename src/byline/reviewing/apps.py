"""This room as Django knows it."""

from django.apps import AppConfig


class ReviewingConfig(AppConfig):
    name = "byline.reviewing"
