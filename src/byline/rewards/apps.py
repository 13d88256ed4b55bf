"""This room as Django knows it."""

from django.apps import AppConfig


class RewardsConfig(AppConfig):
    name = "byline.rewards"
