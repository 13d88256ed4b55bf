"""Addresses of this room."""

from django.urls import URLPattern, path

from byline.standings import bulletin_views as bulletins

urlpatterns: list[URLPattern] = [
    path("bulletins/", bulletins.BulletinListView.as_view(), name="bulletins"),
    path("bulletins/preparation/", bulletins.PreparationView.as_view(), name="bulletin-preparation"),
    path("bulletins/<int:pk>/", bulletins.BulletinView.as_view(), name="bulletin"),
    path("bulletins/<int:pk>/wording/", bulletins.WordingView.as_view(), name="bulletin-wording"),
    path("bulletins/<int:pk>/redrafting/", bulletins.RedraftingView.as_view(), name="bulletin-redrafting"),
    path("bulletins/<int:pk>/signature/", bulletins.SignatureView.as_view(), name="bulletin-signature"),
    path("bulletins/<int:pk>/word/", bulletins.WordView.as_view(), name="bulletin-word"),
    path("bulletins/<int:pk>/pdf/", bulletins.PdfView.as_view(), name="bulletin-pdf"),
]
