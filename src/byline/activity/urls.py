"""Addresses of this room."""

from django.urls import path

from byline.activity import mailing_views, switch_views, views

urlpatterns = [
    path("notices/", views.NoticeListView.as_view(), name="notices"),
    path("notices/<int:pk>/opening/", views.OpeningView.as_view(), name="opening"),
    path("notices/reading/", views.ReadingView.as_view(), name="reading-of-notices"),
    path("me/notices/", switch_views.SwitchesView.as_view(), name="switches"),
    path("me/notices/<slug:kind>/muting/", switch_views.MutingView.as_view(), name="muting"),
    path("mailings/", mailing_views.MailingListView.as_view(), name="mailings"),
    path("mailings/<int:pk>/resending/", mailing_views.ResendingView.as_view(), name="resending"),
]
