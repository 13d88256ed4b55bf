"""Addresses of this room."""

from django.urls import URLPattern, path

from byline.rankings import views

urlpatterns: list[URLPattern] = [
    path("ranking/", views.RankingView.as_view(), name="ranking"),
    path("ranking/sheet/", views.RankingSheetView.as_view(), name="ranking-sheet"),
    path("ranking/ranking.json", views.RankingJsonView.as_view(), name="ranking-json"),
]
