"""Addresses of this room."""

from django.urls import URLPattern, path

from byline.rewards.views import awards, money

urlpatterns: list[URLPattern] = [
    path("award-rounds/", awards.AwardRoundListView.as_view(), name="award-rounds"),
    path("award-rounds/proposal/", awards.ProposalView.as_view(), name="award-proposal"),
    path("award-rounds/<int:pk>/", awards.AwardRoundView.as_view(), name="award-round"),
    path("award-rounds/<int:pk>/veto/", awards.VetoView.as_view(), name="award-veto"),
    path("award-rounds/<int:pk>/objection/", awards.ObjectionView.as_view(), name="award-objection"),
    path("award-rounds/<int:pk>/signing/", awards.AwardSigningView.as_view(), name="award-signing"),
    path("award-rounds/<int:pk>/withdrawal/", awards.RoundWithdrawalView.as_view(), name="round-withdrawal"),
    path("award-rounds/<int:pk>/disclosure/", awards.DisclosureView.as_view(), name="award-disclosure"),
    path("award-rounds/<int:pk>/certificates/", awards.CertificatesView.as_view(), name="certificates"),
    path("award-rounds/<int:pk>/praise/", awards.SignedRoundView.as_view(), name="praise"),
    path("award-rounds/<int:pk>/public/", awards.PublicListView.as_view(), name="public-awards"),
    path("award-rounds/<int:pk>/public/word/", awards.PublicWordView.as_view(), name="public-awards-word"),
    path("objections/<int:pk>/answer/", awards.ObjectionAnswerView.as_view(), name="objection-answer"),
    path("awards/<int:pk>/conferral/", awards.ConferralView.as_view(), name="conferral"),
    path("awards/<int:pk>/certificate/", awards.CertificateView.as_view(), name="certificate"),
    path("payments/", money.PaymentListView.as_view(), name="payments"),
    path("payments/preparation/", money.PreparationView.as_view(), name="payment-preparation"),
    path("payments/<int:pk>/", money.PaymentView.as_view(), name="payment"),
    path("payments/<int:pk>/sheet/", money.PaymentSheetView.as_view(), name="payment-sheet"),
    path("payments/<int:pk>/payout/", money.PayoutView.as_view(), name="payout"),
    path("payments/<int:pk>/withdrawal/", money.PaymentWithdrawalView.as_view(), name="payment-withdrawal"),
]
