"""Addresses of this room."""

from django.urls import path

from byline.rules import views

urlpatterns = [
    path("rulebooks/", views.RulebooksView.as_view(), name="rulebooks"),
    path("rulebooks/<int:pk>/", views.RulebookView.as_view(), name="rulebook"),
    path("rulebooks/<int:pk>/paper/", views.PaperView.as_view(), name="paper"),
    path("rulebooks/<int:pk>/revision/", views.RevisionView.as_view(), name="revision"),
]
