"""Pages on which an office says how its bulletins are set."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView

from byline.activity.views import DeedView
from byline.standings.forms.preparing import LayoutForm
from byline.standings.models import Layout


class LayoutListView(PermissionRequiredMixin, ListView):
    """All layouts of the congress."""

    permission_required = "standings.change_layout"
    template_name = "standings/layouts.html"
    paginate_by = 36

    def get_queryset(self):
        """Give those of the congress; it has two from the start."""
        congress = self.request.user.congress
        Layout.objects.lay_out_first(congress)
        return Layout.objects.of(congress)


class LayoutView(DeedView):
    """Changes a layout."""

    permission_required = "standings.change_layout"
    form_class = LayoutForm
    template_name = "standings/layout.html"

    def layout(self):
        """Give the layout of the address, if the person may see it."""
        return get_object_or_404(Layout.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        """Show it as it is."""
        return {**super().get_form_kwargs(), "instance": self.layout()}

    def do(self, form):
        """Keep it."""
        form.instance.lay_out(by=self.request.user)
        return reverse("bulletin-layouts")


class LayoutAdditionView(LayoutView):
    """Adds a layout."""

    permission_required = "standings.add_layout"

    def layout(self):
        """Begin a new one for the congress."""
        return Layout(congress=self.request.user.congress)
