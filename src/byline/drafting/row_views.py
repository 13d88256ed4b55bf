"""Pages of single rows: added, changed, copied, taken out."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View

from byline.activity.views import DeedForm
from byline.drafting.families import FAMILIES, family_of
from byline.drafting.forms import FORMS
from byline.drafting.views import OwnDraft


class RowForms(DeedForm):
    """The small form of one row."""

    template_name = "drafting/row.html"

    @property
    def family(self):
        """The family of the row."""
        return family_of(self.row)

    def get_form_class(self):
        """Choose the form by what kind of row it is."""
        return FORMS[type(self.row)]

    def get_form_kwargs(self):
        """Give the form the row and its family."""
        return {**super().get_form_kwargs(), "instance": self.row, "family": self.family}

    def do(self, form):
        """Keep the row, and go back to the clauses."""
        row = form.save(commit=False).enter(by=self.request.user)
        return reverse("clauses", args=[row.rulebook_id]) + f"#{row.way}-{row.pk}"

    def get_context_data(self, **kwargs):
        """Add the row, its family and its rulebook."""
        kwargs |= {"row": self.row, "family": self.family, "rulebook": self.row.rulebook}
        return super().get_context_data(**kwargs)


class RowAddingView(OwnDraft, RowForms):
    """A new row of one family; `model` says of which kind."""

    model = None

    @property
    def family(self):
        """The family that the address names."""
        families = FAMILIES[self.model]
        if self.kwargs["family"] not in families:
            raise Http404
        return families[self.kwargs["family"]]

    @cached_property
    def row(self):
        """Make a row of the draft, still empty."""
        return self.model(rulebook=self.rulebook, **self.family.facts)


class OwnRow(PermissionRequiredMixin):
    """The row that an address names, if the person may change it; none of a signed rulebook is found."""

    permission_required = "rules.change_rulebook"
    model = None

    @cached_property
    def row(self):
        """Fetch it through the person."""
        rows = self.model.objects.visible_to(self.request.user).of_drafts().select_related("rulebook")
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class RowView(OwnRow, RowForms):
    """One row to change."""


class CopyView(OwnRow, View):
    """Enters another row that says the same."""

    def post(self, request, pk):  # noqa: ARG002 -- the address gives it
        """Copy, and open the copy."""
        copied = self.row.copy(by=request.user)
        way = "clause" if self.model.__name__ == "Clause" else "period-clause"
        return redirect(way, pk=copied.pk)


class RemovalView(OwnRow, View):
    """Takes a row out of its draft."""

    def post(self, request, pk):  # noqa: ARG002 -- the address gives it
        """Take it out, and show the others."""
        self.row.take_out(by=request.user)
        return redirect("clauses", pk=self.row.rulebook_id)
