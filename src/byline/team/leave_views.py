"""Pages of leaves, and of the day somebody was born."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from byline.activity.views import DeedView
from byline.team.forms import BirthForm, LeaveForm, ReturnForm
from byline.team.keeping_views import OfPersonView
from byline.team.models import Leave, Person


class BirthView(OfPersonView):
    """Enters the day somebody was born."""

    permission_required = "team.change_person"
    template_name = "team/birth.html"
    form_class = BirthForm

    def get_form_kwargs(self):
        """Begin with what is known."""
        return {**super().get_form_kwargs(), "instance": self.person()}

    def do(self, form):
        """Enter it, and show the person."""
        person = Person.objects.get(pk=self.person().pk)
        person.note_birth(on=form.cleaned_data["born_on"], by=self.request.user)
        return person


class NewLeaveView(OfPersonView):
    """Enters a leave of a person."""

    permission_required = "team.add_leave"
    template_name = "team/new_leave.html"
    form_class = LeaveForm

    def get_form_kwargs(self):
        """Fill a new leave of the person."""
        return {**super().get_form_kwargs(), "instance": Leave(person=self.person())}

    def do(self, form):
        """Enter it, and show the person."""
        return form.instance.grant(by=self.request.user).person


class ReturnView(DeedView):
    """Ends a leave."""

    permission_required = "team.change_leave"
    template_name = "team/return.html"
    form_class = ReturnForm

    def leave(self) -> Leave:
        """Fetch the leave through the one who asks."""
        leaves = Leave.objects.visible_to(self.request.user).select_related("person__congress")
        return get_object_or_404(leaves, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the leave."""
        return super().get_context_data(leave=self.leave(), **kwargs)

    def do(self, form):
        """End it, and show the person."""
        leave = self.leave()
        leave.end(on=form.cleaned_data["ends_on"], by=self.request.user)
        return leave.person
