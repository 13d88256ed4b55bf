"""Addresses of the shell."""

from django.urls import path

from byline.web import views

urlpatterns = [
    path("", views.TodayView.as_view(), name="today"),
    path("search/", views.SearchView.as_view(), name="search"),
    path("me/theme/", views.ThemeView.as_view(), name="theme"),
]
