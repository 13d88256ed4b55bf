"""Addresses of this room."""

from django.urls import path

from byline.reviewing.views import desk, proofs

urlpatterns = [
    path("manuscripts/<int:pk>/passing/", desk.PassingView.as_view(), name="passing"),
    path("manuscripts/<int:pk>/return/", desk.ReturnView.as_view(), name="return"),
    path("reviews/", desk.ReviewDeskView.as_view(), name="review-desk"),
    path("reviews/<int:pk>/", desk.ReviewDeskView.as_view(), name="review-desk"),
    path("manuscripts/<int:pk>/proof/", proofs.ProofView.as_view(), name="proof"),
    path("manuscripts/<int:pk>/review-form.docx", proofs.FormWordView.as_view(), name="review-form-word"),
    path("manuscripts/<int:pk>/review-form.pdf", proofs.FormPdfView.as_view(), name="review-form-pdf"),
]
