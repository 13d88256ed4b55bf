"""Addresses of this room. Those under site/ stand before the site's own pages, which answer for the rest."""

from django.urls import path
from django.views.generic import RedirectView

from byline.publishing import views

# One sign-in and one page of oneself: those of the site's administration lead to ours.
to_sign_in = RedirectView.as_view(pattern_name="sign-in", query_string=True)
to_oneself = RedirectView.as_view(pattern_name="me")

urlpatterns = [
    path("manuscripts/<int:pk>/publication/", views.PublicationView.as_view(), name="publication"),
    path("bulletins/<int:pk>/announcement/", views.AnnouncementView.as_view(), name="bulletin-announcement"),
    path("bulletins/<int:pk>/disclosure/", views.DisclosureView.as_view(), name="bulletin-disclosure"),
    path("announcements/<int:pk>/taking-down/", views.TakingDownView.as_view(), name="taking-down"),
    path("publications/<int:pk>/withdrawal/", views.WithdrawalView.as_view(), name="withdrawal"),
    path("site/", views.SiteView.as_view(), name="site"),
    path("site/search/", views.SiteSearchView.as_view(), name="site-search"),
    path("site/pictures/<int:pk>/", views.PublicPictureView.as_view(), name="public-picture"),
    path("site-admin/login/", to_sign_in, name="site-admin-sign-in"),
    path("site-admin/account/", to_oneself, name="site-admin-oneself"),
    path("site/_util/login/", to_sign_in, name="site-sign-in"),
]
