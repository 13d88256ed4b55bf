"""Pages of the routes of review and of stand-ins."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.forms import Form
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import ListView

from byline.activity.views import DeedView
from byline.standards.forms import EndForm, RouteForm, StandInForm, StepFormSet
from byline.standards.models import Route, StandIn


class RoutesView(PermissionRequiredMixin, ListView):
    """Who reviews what, now and from a later day; or what held once (?over)."""

    permission_required = "standards.view_route"
    template_name = "standards/routes.html"
    paginate_by = 100

    def get_queryset(self):
        """Fetch the routes of the person's congress with their steps."""
        seen = Route.objects.visible_to(self.request.user).select_related("unit")
        seen = seen.over() if "over" in self.request.GET else seen.not_over()
        return seen.prefetch_related("steps__person").order_by("unit__rank", "unit", "-starts_on", "-pk")

    def get_context_data(self, **kwargs):
        """Say which of the two it is."""
        return super().get_context_data(is_over="over" in self.request.GET, **kwargs)


class NewRouteView(DeedView):
    """Lays down a route."""

    permission_required = "standards.add_route"
    template_name = "standards/route_form.html"
    form_class = RouteForm

    def get_form_kwargs(self):
        """Fill a new route of the person's congress."""
        congress = self.request.user.congress
        return {**super().get_form_kwargs(), "congress": congress, "instance": Route(congress=congress)}

    @cached_property
    def steps(self):
        """Read the steps, as filled in or empty."""
        data = self.request.POST if self.request.method == "POST" else None
        return StepFormSet(data, prefix="steps", form_kwargs={"congress": self.request.user.congress})

    def get_context_data(self, **kwargs):
        """Add the steps."""
        return super().get_context_data(steps=self.steps, **kwargs)

    def form_valid(self, form):
        """Go on where the steps can be read too."""
        return super().form_valid(form) if self.steps.is_valid() else self.form_invalid(form)

    def do(self, form):
        """Lay it down."""
        steps = [one.step for one in self.steps if one.is_a_step]
        return form.instance.lay_down(steps, by=self.request.user)


class RouteEndingView(DeedView):
    """Ends a route."""

    permission_required = "standards.change_route"
    template_name = "standards/ending.html"
    form_class = EndForm

    @cached_property
    def route(self):
        """Fetch it through the person."""
        return get_object_or_404(Route.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Say what ends, and where to go back."""
        return super().get_context_data(
            what=self.route.name, rules=_("Review routes"), back=reverse("routes"), **kwargs
        )

    def do(self, form):
        """End it."""
        self.route.end(on=form.cleaned_data["ends_on"], by=self.request.user)
        return self.route


class StandInsView(PermissionRequiredMixin, ListView):
    """Who stands in for whom, what is to come and what is over."""

    permission_required = "standards.view_standin"
    template_name = "standards/stand_ins.html"
    paginate_by = 100

    def get_queryset(self):
        """Fetch the stand-ins of the person's congress."""
        seen = StandIn.objects.visible_to(self.request.user).select_related("absent", "stand_in", "by")
        return seen.order_by("-ends_on", "-pk")

    def get_context_data(self, **kwargs):
        """Add the day, so that the page can tell what holds."""
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class NewStandInView(DeedView):
    """Names who stands in."""

    permission_required = "standards.add_standin"
    template_name = "standards/stand_in_form.html"
    form_class = StandInForm

    def get_form_kwargs(self):
        """Offer oneself, and to the office everybody who reviews."""
        return {**super().get_form_kwargs(), "person": self.request.user}

    def get_initial(self):
        """Begin with oneself."""
        return {"absent": self.request.user.pk}

    def do(self, form):
        """Name them."""
        return form.row.name_stand_in(by=self.request.user)


class StandInEndingView(DeedView):
    """Ends a stand-in at once."""

    permission_required = "standards.change_standin"
    template_name = "standards/stand_in_ending.html"
    form_class = Form

    @cached_property
    def row(self):
        """Fetch it through the person."""
        seen = StandIn.objects.visible_to(self.request.user).select_related("absent", "stand_in")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add it."""
        return super().get_context_data(row=self.row, **kwargs)

    def do(self, _form):
        """End it."""
        self.row.end(by=self.request.user)
        return self.row
