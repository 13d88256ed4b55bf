"""Addresses of this room."""

from django.urls import path

from byline.importing import views

urlpatterns = [
    path("manuscripts/import/", views.ImportView.as_view(), name="import"),
    path("manuscripts/<int:pk>/import/", views.ManuscriptImportView.as_view(), name="manuscript-import"),
    path("originals/<int:pk>/", views.OriginalView.as_view(), name="original"),
]
