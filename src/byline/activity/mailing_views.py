"""The log of mails: what went to whom, what did not, and sending it again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Count, Prefetch, Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from byline.activity.models import Attempt, Mailing
from byline.activity.models.mailing import Standing
from byline.activity.troubles import trouble_with_mail


class MailingListView(PermissionRequiredMixin, ListView):
    """The mails to the people of the congress, each with its attempts."""

    permission_required = "activity.view_mailing"
    template_name = "activity/mailings.html"
    paginate_by = 30

    def get_queryset(self):
        """Return those that the address asks for; what makes no sense asks for nothing."""
        asked = self.request.GET
        mailings = Mailing.objects.visible_to(self.request.user).filter(self._asked(asked))
        attempts = Attempt.objects.order_by("began_at", "pk")
        return mailings.prefetch_related(
            Prefetch("attempt_set", queryset=attempts, to_attr="attempts"),
            Prefetch("resending_set", to_attr="resendings"),
            "resendings__by",
        ).annotate(lines=Count("notice"))

    def _asked(self, asked):
        condition = Q(person__name__contains=asked.get("q", "").strip())
        if asked.get("state") in Standing.values:
            condition &= Q(stands_at=asked["state"])
        return condition

    def get_context_data(self, **kwargs):
        """Add the states, and whether anything is wrong with mail as a whole."""
        return super().get_context_data(states=Standing.choices, trouble=trouble_with_mail(), **kwargs)


class ResendingView(PermissionRequiredMixin, View):
    """Sends a mail again that did not go."""

    permission_required = "activity.add_resending"

    def post(self, request, pk):
        """Ask for it; the worker sends it within a minute."""
        mailing = get_object_or_404(Mailing.objects.visible_to(request.user), pk=pk)
        mailing.send_again(by=request.user)
        messages.success(request, _("It is tried again within a minute."))
        return redirect("mailings")
