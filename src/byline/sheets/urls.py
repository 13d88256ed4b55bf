"""Addresses of this room."""

from django.urls import path

from byline.sheets import pledge_views

urlpatterns = [
    path("pledges/", pledge_views.PledgeListView.as_view(), name="pledges"),
    path("pledges/table/", pledge_views.PledgeTableView.as_view(), name="pledges-table"),
    path("pledges/papers/", pledge_views.PledgePapersView.as_view(), name="pledge-papers"),
    path(
        "pledges/<int:pk>/countersignature/",
        pledge_views.CountersigningView.as_view(),
        name="countersignature",
    ),
    path("unit-sheets/<int:pk>/", pledge_views.UnitSheetView.as_view(), name="unit-sheet"),
    path("unit-sheets/<int:pk>/word/", pledge_views.UnitSheetPaperView.as_view(), name="unit-sheet-word"),
    path("unit-sheets/<int:pk>/signing/", pledge_views.UnitSigningView.as_view(), name="unit-signing"),
    path("person-sheets/<int:pk>/", pledge_views.PersonSheetView.as_view(), name="person-sheet"),
    path(
        "person-sheets/<int:pk>/word/", pledge_views.PersonSheetPaperView.as_view(), name="person-sheet-word"
    ),
    path("person-sheets/<int:pk>/signing/", pledge_views.PersonSigningView.as_view(), name="person-signing"),
]
