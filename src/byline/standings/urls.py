"""Addresses of this room."""

from django.urls import URLPattern, path

from byline.standings.views import editing, layouts, reading, signing

urlpatterns: list[URLPattern] = [
    path("bulletins/", reading.BulletinListView.as_view(), name="bulletins"),
    path("bulletins/preparation/", reading.PreparationView.as_view(), name="bulletin-preparation"),
    path("periods/<str:period>/bulletin/", reading.PeriodBulletinView.as_view(), name="period-bulletin"),
    path("bulletins/<int:pk>/", reading.BulletinView.as_view(), name="bulletin"),
    path("bulletins/<int:pk>/word/", reading.WordView.as_view(), name="bulletin-word"),
    path("bulletins/<int:pk>/pdf/", reading.PdfView.as_view(), name="bulletin-pdf"),
    path("bulletins/<int:pk>/public/", reading.PublicView.as_view(), name="bulletin-public"),
    path("bulletins/<int:pk>/wording/", editing.WordingView.as_view(), name="bulletin-wording"),
    path("bulletins/<int:pk>/redrafting/", editing.RedraftingView.as_view(), name="bulletin-redrafting"),
    path("bulletins/<int:pk>/parts/", editing.AdditionView.as_view(), name="bulletin-addition"),
    path("bulletin-parts/<int:pk>/", editing.PartView.as_view(), name="bulletin-part"),
    path("bulletin-parts/<int:pk>/words/", editing.PartWordingView.as_view(), name="bulletin-part-words"),
    path("bulletin-parts/<int:pk>/place/", editing.PartPlaceView.as_view(), name="bulletin-part-place"),
    path("bulletin-parts/<int:pk>/removal/", editing.PartRemovalView.as_view(), name="bulletin-part-removal"),
    path(
        "bulletins/<int:pk>/presentation/", signing.PresentationView.as_view(), name="bulletin-presentation"
    ),
    path("bulletins/<int:pk>/taking-back/", signing.TakingBackView.as_view(), name="bulletin-taking-back"),
    path("bulletins/<int:pk>/handing-back/", signing.HandingBackView.as_view(), name="bulletin-handing-back"),
    path("bulletins/<int:pk>/signature/", signing.SignatureView.as_view(), name="bulletin-signature"),
    path("bulletins/<int:pk>/correction/", signing.CorrectionView.as_view(), name="bulletin-correction"),
    path("bulletin-layouts/", layouts.LayoutListView.as_view(), name="bulletin-layouts"),
    path("bulletin-layouts/new/", layouts.LayoutAdditionView.as_view(), name="bulletin-layout-addition"),
    path("bulletin-layouts/<int:pk>/", layouts.LayoutView.as_view(), name="bulletin-layout"),
]
