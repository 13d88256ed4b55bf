"""A page that always refuses, and one that only fails."""

from django.urls import path

from byline.config.urls import urlpatterns as house
from byline.errors import Refused


class TooLate(Refused):
    """It is too late for {what}. Come back tomorrow."""


def refuse(request):
    raise TooLate(what="tea")


urlpatterns = [*house, path("refusing/", refuse)]
