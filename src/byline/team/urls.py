"""Addresses of this room."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from byline.team import keeping_views, leave_views, squad_views, views

urlpatterns = [
    path("sign-in/", views.SignInView.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("me/", views.MeView.as_view(), name="me"),
    path("me/password/", views.PasswordView.as_view(), name="password"),
    path("me/mailbox/", keeping_views.MailboxView.as_view(), name="mailbox"),
    path("units/", views.UnitListView.as_view(), name="units"),
    path("units/new/", keeping_views.NewUnitView.as_view(), name="new-unit"),
    path("people/", views.PersonListView.as_view(), name="people"),
    path("people/<int:pk>/", views.PersonView.as_view(), name="person"),
    path("people/new/", keeping_views.NewPersonView.as_view(), name="new-person"),
    path("people/<int:pk>/account/", keeping_views.AccountView.as_view(), name="account"),
    path("people/<int:pk>/posts/new/", keeping_views.NewPostView.as_view(), name="new-post"),
    path("people/<int:pk>/birth/", leave_views.BirthView.as_view(), name="birth"),
    path("people/<int:pk>/leaves/new/", leave_views.NewLeaveView.as_view(), name="new-leave"),
    path("leaves/<int:pk>/return/", leave_views.ReturnView.as_view(), name="leave-return"),
    path("posts/<int:pk>/ending/", keeping_views.EndingView.as_view(), name="ending"),
    path("squads/", squad_views.SquadListView.as_view(), name="squads"),
    path("squads/new/", squad_views.FoundingView.as_view(), name="new-squad"),
    path("squads/<int:pk>/", squad_views.SquadView.as_view(), name="squad"),
    path("squads/<int:pk>/amending/", squad_views.SquadAmendingView.as_view(), name="squad-amending"),
    path("squads/<int:pk>/ending/", squad_views.SquadEndingView.as_view(), name="squad-ending"),
    path("squads/<int:pk>/members/new/", squad_views.JoiningView.as_view(), name="joining"),
    path("squad-members/<int:pk>/leaving/", squad_views.LeavingView.as_view(), name="leaving"),
]
