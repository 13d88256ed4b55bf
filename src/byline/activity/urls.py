"""Addresses of this room."""

from django.urls import path

from byline.activity import views

urlpatterns = [
    path("notices/", views.NoticeListView.as_view(), name="notices"),
    path("notices/<int:pk>/opening/", views.OpeningView.as_view(), name="opening"),
    path("notices/reading/", views.ReadingView.as_view(), name="reading-of-notices"),
]
