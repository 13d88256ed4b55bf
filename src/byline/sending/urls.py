"""Addresses of this room."""

from django.urls import path

from byline.sending.views import office, registers

urlpatterns = [
    path("manuscripts/<int:pk>/registration/", office.RegistrationView.as_view(), name="registration"),
    path("manuscripts/<int:pk>/submission/", office.SubmissionView.as_view(), name="submission"),
    path("registrations/", registers.RegistrationListView.as_view(), name="registrations"),
    path("registrations/table/", registers.RegistrationTableView.as_view(), name="registrations-table"),
    path("submissions/", registers.SubmissionListView.as_view(), name="submissions"),
]
