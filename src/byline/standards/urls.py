"""Addresses of this room."""

from django.urls import path

from byline.standards.views import demands, routes, words

urlpatterns = [
    path("demands/", demands.DemandsView.as_view(), name="demands"),
    path("demands/new/", demands.NewDemandView.as_view(), name="new-demand"),
    path("demands/customary/", demands.CustomaryView.as_view(), name="customary-demands"),
    path("demands/<int:pk>/change/", demands.DemandChangeView.as_view(), name="demand-change"),
    path("demands/<int:pk>/ending/", demands.DemandEndingView.as_view(), name="demand-ending"),
    path("word-lists/", words.WordListsView.as_view(), name="word-lists"),
    path("word-lists/new/", words.NewWordListView.as_view(), name="new-word-list"),
    path("word-lists/<int:pk>/", words.WordListView.as_view(), name="word-list"),
    path("word-lists/<int:pk>/ending/", words.WordListEndingView.as_view(), name="word-list-ending"),
    path("word-lists/<int:pk>/words/new/", words.NewWordView.as_view(), name="new-word"),
    path("word-lists/<int:pk>/import/", words.WordImportView.as_view(), name="word-import"),
    path("word-lists/<int:pk>/table/", words.WordExportView.as_view(), name="word-table"),
    path("word-intakes/<int:pk>/undoing/", words.IntakeUndoingView.as_view(), name="word-intake-undoing"),
    path("words/<int:pk>/change/", words.WordChangeView.as_view(), name="word-change"),
    path("words/<int:pk>/striking/", words.StrikingView.as_view(), name="word-striking"),
    path("routes/", routes.RoutesView.as_view(), name="routes"),
    path("routes/new/", routes.NewRouteView.as_view(), name="new-route"),
    path("routes/<int:pk>/ending/", routes.RouteEndingView.as_view(), name="route-ending"),
    path("stand-ins/", routes.StandInsView.as_view(), name="stand-ins"),
    path("stand-ins/new/", routes.NewStandInView.as_view(), name="new-stand-in"),
    path("stand-ins/<int:pk>/ending/", routes.StandInEndingView.as_view(), name="stand-in-ending"),
]
