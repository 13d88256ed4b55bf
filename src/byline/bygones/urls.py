"""Addresses of this room."""

from django.urls import URLPattern, path

from byline.bygones import views

urlpatterns: list[URLPattern] = [
    path("past-ledgers/", views.PastLedgersView.as_view(), name="past-ledgers"),
    path("past-ledgers/<int:pk>/", views.PastLedgerView.as_view(), name="past-ledger"),
    path("past-ledgers/<int:pk>/columns/", views.ColumnsView.as_view(), name="past-columns"),
    path("past-ledgers/<int:pk>/names/", views.NamesView.as_view(), name="past-names"),
    path("past-ledgers/<int:pk>/intake/", views.IntakeView.as_view(), name="past-intake"),
    path("past-ledgers/<int:pk>/reversal/", views.PastReversalView.as_view(), name="past-reversal"),
]
