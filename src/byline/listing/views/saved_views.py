"""Views that a person keeps: naming, arranging, removing them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from byline.activity.views import DeedView
from byline.listing.forms import NewSavedViewForm, SavedViewForm
from byline.listing.models import SavedView


class SavedViewsView(DeedView):
    """A person's views in their order; sending a name keeps another one."""

    permission_required = "manuscripts.add_manuscript"
    form_class = NewSavedViewForm
    template_name = "listing/saved_views.html"

    def get_context_data(self, **kwargs):
        """Add the views."""
        return super().get_context_data(saved_views=SavedView.objects.visible_to(self.request.user), **kwargs)

    def do(self, form):
        """Keep it and show what it holds."""
        typed = form.cleaned_data
        view = SavedView.objects.keep(
            typed["query"], name=typed["name"], by=self.request.user, wants_notice=typed["wants_notice"]
        )
        messages.success(self.request, _("Kept as “{name}”.").format(name=view.name))
        return view


class OwnView:
    """A view of one's own, named in the address."""

    permission_required = "manuscripts.add_manuscript"

    @cached_property
    def saved_view(self):
        """Find it; nobody finds another's."""
        return get_object_or_404(SavedView.objects.visible_to(self.request.user), pk=self.kwargs["pk"])


class SavedViewView(OwnView, DeedView):
    """Names a view anew, moves its tab, turns its notice on or off."""

    form_class = SavedViewForm
    template_name = "listing/saved_view.html"

    def get_form_kwargs(self):
        """Begin with what it is called now. A copy is typed into: a refusal leaves the view as it was."""
        return {**super().get_form_kwargs(), "instance": SavedView(**self.facts)}

    @property
    def facts(self):
        """What can be typed over."""
        return {name: getattr(self.saved_view, name) for name in ("name", "place", "wants_notice")}

    def get_context_data(self, **kwargs):
        """Add the view."""
        return super().get_context_data(saved_view=self.saved_view, **kwargs)

    def do(self, form):
        """Arrange it."""
        self.saved_view.arrange(**form.cleaned_data)
        messages.success(self.request, _("Kept as “{name}”.").format(name=self.saved_view.name))
        return reverse("saved-views")


class SavedViewRemovalView(OwnView, PermissionRequiredMixin, View):
    """Takes a view away; what it held stays where it is."""

    def post(self, request, pk):  # noqa: ARG002 -- the address names it, `saved_view` finds it
        """Remove it."""
        self.saved_view.delete()
        messages.success(request, _("The view “{name}” is gone.").format(name=self.saved_view.name))
        return redirect("saved-views")
