"""Addresses of this room."""

from django.urls import path

from byline.sending.views import book

urlpatterns = [
    path("registrations/book/register.docx", book.BookWordView.as_view(), name="register-book-word"),
    path("registrations/book/register.pdf", book.BookPdfView.as_view(), name="register-book-pdf"),
    path("registrations/book/register.xlsx", book.BookSheetView.as_view(), name="register-book-sheet"),
]
