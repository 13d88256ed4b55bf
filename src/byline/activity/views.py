"""The one shape of a view that does a deed, and a person's notices."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, ListView, View

from byline.activity.deeds import told
from byline.activity.kinds import Kind
from byline.activity.models import Notice
from byline.activity.wording import fetch_subjects
from byline.errors import Refused


class DeedForm(FormView):
    """A form whose sending does one deed. A refusal is told above the form, and what was typed stays.

    A view of this shape says in `do(form)` what is done, and returns what to show next: an object with an
    address, or an address.
    """

    def form_valid(self, form):
        """Do the deed and go on; or tell why not."""
        try:
            next_page = self.do(form)
        except Refused as refused:
            form.add_error(None, told(refused))
            return self.form_invalid(form)
        return redirect(next_page)

    def form_invalid(self, form):
        """Show the form again, with status 422 so that a program too sees it was not done."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class DeedView(PermissionRequiredMixin, DeedForm):
    """A deed for which one needs a right."""


class NoticeListView(LoginRequiredMixin, ListView):
    """What one person must hear of, the newest first."""

    template_name = "activity/notices.html"
    paginate_by = 30

    def get_queryset(self):
        """Return the person's own that the address asks for; what makes no sense asks for nothing."""
        notices, asked = Notice.objects.visible_to(self.request.user), self.request.GET
        if asked.get("state") == "unread":
            notices = notices.unread()
        if asked.get("kind") in Kind.values:
            notices = notices.filter(kind=asked["kind"])
        return notices

    def get_context_data(self, **kwargs):
        """Add what the notices of this page are about: one question for each kind of thing."""
        asked = self.request.GET.get("kind")
        kind = Kind(asked) if asked in Kind.values else None
        context = super().get_context_data(kinds=Kind.choices, kind=kind, **kwargs)
        fetch_subjects([notice.deed for notice in context["page_obj"]])
        return context


class OpeningView(LoginRequiredMixin, View):
    """Opens what a notice is about; that reads it."""

    def post(self, request, pk):
        """Mark it read and go to its subject, or back to the notices where it has no page."""
        notices = Notice.objects.visible_to(request.user)
        notice = get_object_or_404(notices, pk=pk)
        notices.filter(pk=pk).read()
        subject = notice.deed.subject
        return redirect(subject if hasattr(subject, "get_absolute_url") else "notices")


class ReadingView(LoginRequiredMixin, View):
    """Reads all notices at once."""

    def post(self, request):
        """Mark them read and show them."""
        Notice.objects.visible_to(request.user).read()
        return redirect("notices")
