"""Addresses of this room."""

from django.urls import URLPattern, path

from byline.closing import appeal_views as appeals
from byline.closing import closing_views as closings
from byline.closing import rule_views as rules
from byline.closing import trial_views as trials

urlpatterns: list[URLPattern] = [
    path("closings/", closings.ClosingsView.as_view(), name="closings"),
    path("closings/<int:pk>/", closings.ClosingView.as_view(), name="closing"),
    path("closings/<int:pk>/reopening/", closings.ReopeningView.as_view(), name="reopening"),
    path("periods/<str:period>/closing/", closings.PeriodClosingView.as_view(), name="period-closing"),
    path("appeals/", appeals.AppealsView.as_view(), name="appeals"),
    path("appeals/term/", appeals.AppealTermView.as_view(), name="appeal-term"),
    path("appeals/<int:pk>/", appeals.AppealView.as_view(), name="appeal"),
    path("appeals/<int:pk>/evidence/", appeals.AppealEvidenceView.as_view(), name="appeal-evidence"),
    path("appeals/<int:pk>/ruling/", appeals.RulingView.as_view(), name="ruling"),
    path("appeals/<int:pk>/referral/", appeals.ReferralView.as_view(), name="referral"),
    path("entries/<int:pk>/appeal/", appeals.EntryAppealView.as_view(), name="entry-appeal"),
    path("rulebooks/<int:pk>/signing/", rules.VersionSigningView.as_view(), name="signing"),
    path("trials/", trials.TrialsView.as_view(), name="trials"),
    path("trials/figure/", trials.FigureView.as_view(), name="trial-figure"),
    path("trials/<int:pk>/", trials.TrialView.as_view(), name="trial"),
    path("trials/<int:pk>/sheet/", trials.TrialSheetView.as_view(), name="trial-sheet"),
]
