"""Addresses of this room."""

from django.urls import path

from byline.bookkeeping.views import correcting, entries, facts, recountings

urlpatterns = [
    path("entries/", entries.EntriesView.as_view(), name="entries"),
    path("entries/sheet/", entries.EntriesSheetView.as_view(), name="entries-sheet"),
    path("postings/new/", correcting.NewPostingView.as_view(), name="new-posting"),
    path("postings/<int:pk>/answer/", correcting.PostingAnswerView.as_view(), name="posting-answer"),
    path("adoptions/<int:pk>/correction/", correcting.CorrectionView.as_view(), name="correction"),
    path("adoptions/<int:pk>/facts/new/", facts.NewPrintFactView.as_view(), name="new-print-fact"),
    path("manuscripts/<int:pk>/facts/new/", facts.NewManuscriptFactView.as_view(), name="new-piece-fact"),
    path("facts/", facts.FactsView.as_view(), name="facts"),
    path("facts/new/", facts.NewFactView.as_view(), name="new-fact"),
    path("facts/<int:pk>/", facts.FactView.as_view(), name="circumstance"),
    path("facts/<int:pk>/file/", facts.FactFileView.as_view(), name="fact-file"),
    path("facts/<int:pk>/retraction/", facts.RetractionView.as_view(), name="retraction"),
    path("recountings/", recountings.RecountingsView.as_view(), name="recountings"),
    path("recountings/new/", recountings.NewRecountingView.as_view(), name="new-recounting"),
    path("recountings/<int:pk>/", recountings.RecountingView.as_view(), name="recounting"),
    path("recountings/<int:pk>/carrying-out/", recountings.CarryingOutView.as_view(), name="carrying-out"),
    path("recountings/<int:pk>/dropping/", recountings.DroppingView.as_view(), name="dropping"),
    path("recountings/<int:pk>/going-on/", recountings.GoingOnView.as_view(), name="going-on"),
]
