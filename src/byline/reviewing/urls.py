"""Addresses of this room."""

from django.urls import path

from byline.reviewing.views import amending, answering, desk, proofs

urlpatterns = [
    path("manuscripts/<int:pk>/passing/", desk.PassingView.as_view(), name="passing"),
    path("manuscripts/<int:pk>/return/", desk.ReturnView.as_view(), name="return"),
    path("manuscripts/<int:pk>/taking/", desk.TakingView.as_view(), name="taking"),
    path("manuscripts/<int:pk>/taking-over/", desk.TakingOverView.as_view(), name="taking-over"),
    path("manuscripts/<int:pk>/laying-back/", desk.LayingBackView.as_view(), name="laying-back"),
    path("manuscripts/<int:pk>/amendment/", amending.AmendmentView.as_view(), name="amendment"),
    path("manuscripts/<int:pk>/answer/", answering.AnswerView.as_view(), name="answer"),
    path("manuscripts/<int:pk>/redline/", answering.RedlineView.as_view(), name="redline"),
    path("reviews/", desk.ReviewDeskView.as_view(), name="review-desk"),
    path("reviews/<int:pk>/", desk.ReviewDeskView.as_view(), name="review-desk"),
    path("manuscripts/<int:pk>/proof/", proofs.ProofView.as_view(), name="proof"),
    path("manuscripts/<int:pk>/review-form.docx", proofs.FormWordView.as_view(), name="review-form-word"),
    path("manuscripts/<int:pk>/review-form.pdf", proofs.FormPdfView.as_view(), name="review-form-pdf"),
]
