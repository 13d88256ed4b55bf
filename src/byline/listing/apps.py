"""This room as Django knows it."""

from django.apps import AppConfig


class ListingConfig(AppConfig):
    name = "byline.listing"
