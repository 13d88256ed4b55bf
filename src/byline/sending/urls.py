"""Addresses of this room."""

from django.urls import path

from byline.sending.views import book, letters, office, progress, registers, responses, submissions

urlpatterns = [
    path("manuscripts/<int:pk>/registration/", office.RegistrationView.as_view(), name="registration"),
    path("manuscripts/<int:pk>/submission/", office.SubmissionView.as_view(), name="submission"),
    path("manuscripts/<int:pk>/asking/", office.AskingView.as_view(), name="asking"),
    path("registrations/", registers.RegistrationListView.as_view(), name="registrations"),
    path("registrations/table/", registers.RegistrationTableView.as_view(), name="registrations-table"),
    path("registrations/pattern/", registers.PatternView.as_view(), name="pattern"),
    path("registrations/<int:pk>/cancellation/", registers.CancellationView.as_view(), name="cancellation"),
    path("submissions/", submissions.SubmissionListView.as_view(), name="submissions"),
    path("submissions/table/", submissions.SubmissionTableView.as_view(), name="submissions-table"),
    path("submissions/practice/", letters.PracticeView.as_view(), name="practice"),
    path("letters/new/", letters.NewCoverLetterView.as_view(), name="new-coverletter"),
    path(
        "letters/new/preview/",
        letters.NewCoverLetterPreviewView.as_view(),
        name="new-coverletter-preview",
    ),
    path("letters/<int:pk>/", letters.CoverLetterView.as_view(), name="coverletter"),
    path(
        "letters/<int:pk>/preview/",
        letters.CoverLetterPreviewView.as_view(),
        name="coverletter-preview",
    ),
    path("responses/", responses.NewResponseView.as_view(), name="new-response"),
    path("responses/<int:pk>/", responses.ResponseView.as_view(), name="response"),
    path("submissions/<int:pk>/", progress.SubmissionSheetView.as_view(), name="submission-sheet"),
    path(
        "submissions/<int:pk>/acknowledgement/",
        progress.AcknowledgementView.as_view(),
        name="acknowledgement",
    ),
    path("submissions/<int:pk>/declining/", progress.DecliningView.as_view(), name="declining"),
    path("submissions/<int:pk>/failure/", progress.FailureView.as_view(), name="failure"),
    path("submissions/<int:pk>/renewal/", progress.RenewalView.as_view(), name="renewal"),
    path(
        "submissions/<int:pk>/withdrawal/",
        progress.SubmissionWithdrawalView.as_view(),
        name="submission-withdrawal",
    ),
    path("deliveries/<int:pk>/arrival/", progress.ArrivalView.as_view(), name="arrival"),
    path("deliveries/<int:pk>/redelivery/", progress.RedeliveryView.as_view(), name="redelivery"),
    path("registrations/book/register.docx", book.BookWordView.as_view(), name="register-book-word"),
    path("registrations/book/register.pdf", book.BookPdfView.as_view(), name="register-book-pdf"),
    path("registrations/book/register.xlsx", book.BookSheetView.as_view(), name="register-book-sheet"),
]
