"""Pages of the outlets."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import DetailView, ListView

from byline.activity.views import DeedView
from byline.outlets.forms import OutletForm, bare_host
from byline.outlets.models import Clipping, Outlet

NEWEST = 10


class OutletsView(LoginRequiredMixin, ListView):
    """All outlets, from the highest level down."""

    template_name = "outlets/outlets.html"
    paginate_by = 100

    def get_queryset(self):
        """Fetch the outlets of the person's congress, with how much of each is kept."""
        return Outlet.objects.visible_to(self.request.user).by_rank().annotate(kept=Count("clipping"))


class OutletView(LoginRequiredMixin, DetailView):
    """One outlet, and what it printed lately."""

    template_name = "outlets/outlet.html"

    def get_queryset(self):
        """Fetch the outlets of the person's congress."""
        return Outlet.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        """Add its newest clippings."""
        kept = Clipping.objects.visible_to(self.request.user).filter(outlet=self.object)
        return super().get_context_data(clippings=kept.order_by("-printed_on", "-pk")[:NEWEST], **kwargs)


class NewOutletView(DeedView):
    """Adds an outlet."""

    permission_required = "outlets.add_outlet"
    template_name = "outlets/outlet_form.html"
    form_class = OutletForm

    def get_form_kwargs(self):
        """Fill a new outlet of the person's congress; its name and host may come with the address."""
        asked = self.request.GET
        hosts = [host for host in (bare_host(asked.get("host", "")),) if host]
        new = Outlet(congress=self.request.user.congress, name=asked.get("name", "")[:60], hosts=hosts)
        return {**super().get_form_kwargs(), "instance": new}

    def do(self, form):
        """Add it, and go back to where it was missing."""
        outlet = form.instance.add(by=self.request.user)
        back = self.request.GET.get("next", "")
        return back if url_has_allowed_host_and_scheme(back, {self.request.get_host()}) else outlet


class OutletChangeView(DeedView):
    """Changes what is known of an outlet."""

    permission_required = "outlets.change_outlet"
    template_name = "outlets/outlet_form.html"
    form_class = OutletForm

    def get_form_kwargs(self):
        """Fetch the outlet through the person."""
        outlet = get_object_or_404(Outlet.objects.visible_to(self.request.user), pk=self.kwargs["pk"])
        return {**super().get_form_kwargs(), "instance": outlet}

    def do(self, form):
        """Change it, and show it."""
        return form.instance.change(by=self.request.user)
