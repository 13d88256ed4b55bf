"""Addresses of this room."""

from django.urls import path

from byline.listing.views import batches, documents, lists, saved_views

urlpatterns = [
    path("manuscripts/", lists.ManuscriptListView.as_view(), name="manuscripts"),
    path("manuscripts/table/", lists.ManuscriptTableView.as_view(), name="manuscripts-table"),
    path("manuscripts/filings/", batches.FilingsView.as_view(), name="batch-filing"),
    path("manuscripts/passings/", batches.PassingsView.as_view(), name="batch-passing"),
    path("manuscripts/registrations/", batches.RegistrationsView.as_view(), name="batch-registration"),
    path("manuscripts/submissions/", batches.SubmissionsView.as_view(), name="batch-submission"),
    path("manuscripts/word/", documents.WordFilesView.as_view(), name="manuscripts-word"),
    path("manuscripts/pdf/", documents.PdfFilesView.as_view(), name="manuscripts-pdf"),
    path("batches/<int:pk>/", batches.BatchView.as_view(), name="batch"),
    path("batches/<int:pk>/resumption/", batches.BatchResumptionView.as_view(), name="batch-resumption"),
    path("saved-views/", saved_views.SavedViewsView.as_view(), name="saved-views"),
    path("saved-views/<int:pk>/", saved_views.SavedViewView.as_view(), name="saved-view"),
    path(
        "saved-views/<int:pk>/removal/",
        saved_views.SavedViewRemovalView.as_view(),
        name="saved-view-removal",
    ),
]
