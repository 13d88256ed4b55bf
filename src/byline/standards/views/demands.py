"""Pages of what is asked of a piece."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.forms import Form
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import ListView

from byline.activity.views import DeedView
from byline.standards.forms import DemandChangeForm, DemandForm, EndForm
from byline.standards.models import Demand


class DemandsView(PermissionRequiredMixin, ListView):
    """What is asked now and from a later day; or what was asked once (?over)."""

    permission_required = "standards.view_demand"
    template_name = "standards/demands.html"

    def get_queryset(self):
        """Fetch the demands of the person's congress."""
        seen = Demand.objects.visible_to(self.request.user).select_related("by")
        chosen = seen.over() if self.is_over else seen.not_over()
        return sorted(chosen, key=lambda demand: demand.order)

    @property
    def is_over(self):
        """Whether the page shows what has ended."""
        return "over" in self.request.GET

    def get_context_data(self, **kwargs):
        """Say which of the two it is, and whether anything was ever laid down."""
        is_empty = not Demand.objects.visible_to(self.request.user).exists()
        return super().get_context_data(is_over=self.is_over, is_empty=is_empty, **kwargs)


class NewDemandView(DeedView):
    """Asks for something new."""

    permission_required = "standards.add_demand"
    template_name = "standards/demand_form.html"
    form_class = DemandForm

    def get_form_kwargs(self):
        """Fill a new demand of the person's congress."""
        return {**super().get_form_kwargs(), "instance": Demand(congress=self.request.user.congress)}

    def do(self, form):
        """Lay it down."""
        return form.instance.lay_down(by=self.request.user)


class OneDemand:
    """A view of a demand named in the address."""

    permission_required = "standards.change_demand"

    @cached_property
    def demand(self):
        """Fetch it through the person."""
        return get_object_or_404(Demand.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the demand."""
        return super().get_context_data(demand=self.demand, **kwargs)


class DemandChangeView(OneDemand, DeedView):
    """Changes a line: it ends, and another begins."""

    template_name = "standards/demand_form.html"
    form_class = DemandChangeForm

    def get_form_kwargs(self):
        """Fill a copy, so that the line itself stays as it is."""
        old = self.demand
        fields = {name: getattr(old, name) for name in ("clause", "kind", "genres", "shortest", "longest")}
        copy = Demand(congress=old.congress, is_required=old.is_required, **fields)
        return {**super().get_form_kwargs(), "instance": copy}

    def do(self, form):
        """Change it."""
        return self.demand.change(form.instance, by=self.request.user)


class DemandEndingView(OneDemand, DeedView):
    """Ends a line."""

    template_name = "standards/ending.html"
    form_class = EndForm

    def get_context_data(self, **kwargs):
        """Say what ends, and where to go back."""
        return super().get_context_data(
            what=self.demand.rule, rules=_("Writing demands"), back=reverse("demands"), **kwargs
        )

    def do(self, form):
        """End it."""
        self.demand.end(on=form.cleaned_data["ends_on"], by=self.request.user)
        return self.demand


class CustomaryView(DeedView):
    """Lays down what offices customarily ask."""

    permission_required = "standards.add_demand"
    template_name = "standards/customary.html"
    form_class = Form

    def do(self, _form):
        """Lay it down."""
        Demand.objects.lay_down_customary(self.request.user.congress, by=self.request.user)
        return reverse("demands")
