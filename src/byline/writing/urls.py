"""Addresses of this room."""

from django.urls import path

from byline.writing.views import documents, sheet, versions, writing

urlpatterns = [
    path("manuscripts/new/", writing.NewManuscriptView.as_view(), name="new-manuscript"),
    path("manuscripts/<int:pk>/", sheet.ManuscriptView.as_view(), name="manuscript"),
    path("manuscripts/<int:pk>/writing/", writing.WritingView.as_view(), name="manuscript-writing"),
    path(
        "manuscripts/<int:pk>/writing/comparison/",
        writing.WritingComparisonView.as_view(),
        name="writing-comparison",
    ),
    path("manuscripts/<int:pk>/writing/checks/", writing.WritingChecksView.as_view(), name="writing-checks"),
    path("manuscripts/<int:pk>/authorship/", writing.AuthorshipView.as_view(), name="authorship"),
    path("manuscripts/<int:pk>/picture/", writing.ManuscriptPictureView.as_view(), name="manuscript-picture"),
    path(
        "manuscripts/<int:pk>/versions/<int:number>/",
        versions.VersionView.as_view(),
        name="manuscript-version",
    ),
    path("manuscripts/<int:pk>/document.docx", documents.WordView.as_view(), name="manuscript-word"),
    path("manuscripts/<int:pk>/document.pdf", documents.PdfView.as_view(), name="manuscript-pdf"),
    path("manuscripts/<int:pk>/comparison/", versions.ComparisonView.as_view(), name="comparison"),
    path(
        "manuscripts/<int:pk>/versions/<int:number>/restoration/",
        versions.RestorationView.as_view(),
        name="restoration",
    ),
    path("manuscripts/<int:pk>/filing/", writing.FilingView.as_view(), name="filing"),
    path("pictures/<int:pk>/", writing.PictureView.as_view(), name="picture"),
]
