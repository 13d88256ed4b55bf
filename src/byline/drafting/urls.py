"""Addresses of this room."""

from django.urls import path

from byline.drafting import exchange_views, row_views, views
from byline.rules.models import Clause, PeriodClause


def rows(way: str, name: str, model: type[Clause | PeriodClause]) -> list:
    """Give the addresses of one kind of row."""
    adding = row_views.RowAddingView.as_view(model=model)
    return [
        path(f"rulebooks/<int:pk>/{way}/new/<slug:family>/", adding, name=f"new-{name}"),
        path(f"{way}/<int:pk>/", row_views.RowView.as_view(model=model), name=name),
        path(f"{way}/<int:pk>/copy/", row_views.CopyView.as_view(model=model), name=f"{name}-copy"),
        path(f"{way}/<int:pk>/removal/", row_views.RemovalView.as_view(model=model), name=f"{name}-removal"),
    ]


urlpatterns = [
    path("rulebooks/drafting/", views.DraftingView.as_view(), name="drafting"),
    path("rulebooks/importing/", exchange_views.ImportView.as_view(), name="rulebook-import"),
    path("rulebooks/<int:pk>/clauses/", views.ClausesView.as_view(), name="clauses"),
    path("rulebooks/<int:pk>/head/", views.HeadView.as_view(), name="rulebook-head"),
    path("rulebooks/<int:pk>/measures/<slug:measure>/", views.MeasureView.as_view(), name="measure"),
    path("rulebooks/<int:pk>/discarding/", views.DiscardingView.as_view(), name="discarding"),
    path("rulebooks/<int:pk>/paper/adding/", views.PaperAddingView.as_view(), name="paper-adding"),
    path(
        "rulebooks/<int:pk>/comparison/", exchange_views.ComparisonView.as_view(), name="rulebook-comparison"
    ),
    path("rulebooks/<int:pk>/rulebook.toml", exchange_views.TomlView.as_view(), name="rulebook-toml"),
    path("rulebooks/<int:pk>/rulebook.xlsx", exchange_views.XlsxView.as_view(), name="rulebook-xlsx"),
    path("rulebooks/<int:pk>/rulebook.docx", exchange_views.DocxView.as_view(), name="rulebook-docx"),
    *rows("clauses", "clause", Clause),
    *rows("period-clauses", "period-clause", PeriodClause),
]
