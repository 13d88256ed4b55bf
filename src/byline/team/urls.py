"""Addresses of this room."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from byline.team import views

urlpatterns = [
    path("sign-in/", views.SignInView.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("me/", views.MeView.as_view(), name="me"),
    path("me/password/", views.PasswordView.as_view(), name="password"),
    path("units/", views.UnitListView.as_view(), name="units"),
    path("people/", views.PersonListView.as_view(), name="people"),
    path("people/<int:pk>/", views.PersonView.as_view(), name="person"),
]
