"""Addresses of this room."""

from django.urls import URLPattern, path

from byline.warnings.views import own, reviewing, warning, years

urlpatterns: list[URLPattern] = [
    path("warnings/", warning.WarningListView.as_view(), name="warnings"),
    path("warnings/proposal/", warning.SourceView.as_view(), name="warning-source"),
    path("warnings/proposal/<slug:source>/", warning.WarningProposalView.as_view(), name="warning-proposal"),
    path("warnings/<int:pk>/", warning.WarningView.as_view(), name="warning"),
    path("warnings/<int:pk>/signing/", warning.WarningSigningView.as_view(), name="warning-signing"),
    path("warnings/<int:pk>/dropping/", warning.WarningDroppingView.as_view(), name="warning-dropping"),
    path("warnings/<int:pk>/statement/", warning.StatementView.as_view(), name="statement"),
    path("statements/<int:pk>/version/", warning.StatementVersionView.as_view(), name="statement-version"),
    path("statement-versions/<int:pk>/acceptance/", warning.AcceptanceView.as_view(), name="acceptance"),
    path(
        "statement-versions/<int:pk>/sending-back/",
        warning.SendingBackView.as_view(),
        name="statement-sending-back",
    ),
    path("statement-versions/<int:pk>/file/", warning.StatementFileView.as_view(), name="statement-file"),
    path("bulletins/review-pack/", reviewing.ReviewPackView.as_view(), name="bulletin-review-pack"),
    path("honours/", own.HonoursView.as_view(), name="honours"),
    path("honours/sheet/", own.HonoursSheetView.as_view(), name="honours-sheet"),
    path("honours/paper/", own.HonoursPaperView.as_view(), name="honours-paper"),
    path("year-sheets/", years.YearSheetsView.as_view(), name="year-sheets"),
    path("year-sheets/table/", years.YearTableView.as_view(), name="year-sheets-table"),
    path("year-sheets/papers/", years.YearPapersView.as_view(), name="year-papers"),
    path("year-sheets/<int:pk>/", years.YearSheetView.as_view(), name="year-sheet"),
    path("year-sheets/<int:pk>/word/", years.YearPaperView.as_view(), name="year-sheet-word"),
    path("own-rewards/", own.OwnView.as_view(), name="own-rewards"),
]
