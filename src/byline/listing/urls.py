"""Addresses of this room."""

from django.urls import path

from byline.listing.views import lists

urlpatterns = [
    path("manuscripts/", lists.ManuscriptListView.as_view(), name="manuscripts"),
    path("manuscripts/table/", lists.ManuscriptTableView.as_view(), name="manuscripts-table"),
]
