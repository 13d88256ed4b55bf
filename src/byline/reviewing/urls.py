"""Addresses of this room."""

from django.urls import path

from byline.reviewing import proof_views

urlpatterns = [
    path("manuscripts/<int:pk>/proof/", proof_views.ProofView.as_view(), name="proof"),
    path(
        "manuscripts/<int:pk>/review-form.docx",
        proof_views.FormWordView.as_view(),
        name="review-form-word",
    ),
    path("manuscripts/<int:pk>/review-form.pdf", proof_views.FormPdfView.as_view(), name="review-form-pdf"),
]
