"""Addresses of this room."""

from django.urls import URLPattern, path

from byline.targets import views

urlpatterns: list[URLPattern] = [
    path("targets/", views.TargetsView.as_view(), name="targets"),
]
