"""Addresses of this room."""

from django.urls import path

from byline.confirming import adoption_views, claim_views, identification_views, rematching_views

urlpatterns = [
    path("adoptions/", adoption_views.AdoptionsView.as_view(), name="adoptions"),
    path("adoptions/all/", adoption_views.AllAdoptionsView.as_view(), name="all-adoptions"),
    path("adoptions/<int:pk>/", adoption_views.AdoptionView.as_view(), name="adoption"),
    path("adoptions/<int:pk>/confirmation/", adoption_views.ConfirmationView.as_view(), name="confirmation"),
    path("adoptions/<int:pk>/dismissal/", adoption_views.DismissalView.as_view(), name="dismissal"),
    path("adoptions/<int:pk>/reassignment/", adoption_views.ReassignmentView.as_view(), name="reassignment"),
    path(
        "adoptions/<int:pk>/reinstatement/", adoption_views.ReinstatementView.as_view(), name="reinstatement"
    ),
    path("adoptions/<int:pk>/reversal/", adoption_views.ReversalView.as_view(), name="reversal"),
    path("claims/", claim_views.ClaimsView.as_view(), name="claims"),
    path("claims/new/", claim_views.NewClaimView.as_view(), name="new-claim"),
    path("claims/<int:pk>/", claim_views.ClaimView.as_view(), name="claim"),
    path("claims/<int:pk>/manuscript/", claim_views.NamingView.as_view(), name="claim-manuscript"),
    path(
        "clippings/<int:pk>/identification/",
        identification_views.IdentificationView.as_view(),
        name="identification",
    ),
    path("rematchings/", rematching_views.RematchingsView.as_view(), name="rematchings"),
    path("rematchings/<int:pk>/", rematching_views.RematchingView.as_view(), name="rematching"),
    path("rematchings/<int:pk>/resumption/", rematching_views.ResumptionView.as_view(), name="resumption"),
]
