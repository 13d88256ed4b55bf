"""Squads: the list, one of them, and who joins and leaves."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import F, Prefetch
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView

from byline.activity.views import DeedView
from byline.team.forms import LeavingForm, MemberForm, SquadEndingForm, SquadForm
from byline.team.models import Post, Squad, SquadMember


class SquadListView(PermissionRequiredMixin, ListView):
    """The squads of the congress with who is in them: those at work first, the newest first."""

    permission_required = "team.view_squad"
    template_name = "team/squads.html"
    paginate_by = 50

    def get_queryset(self):
        """Return the squads with all their members."""
        squads = Squad.objects.visible_to(self.request.user).prefetch_related("members__person")
        return squads.order_by(F("ends_on").desc(nulls_first=True), "-starts_on", "-pk")


class SquadView(PermissionRequiredMixin, DetailView):
    """One squad: who is in it, and who left it."""

    permission_required = "team.view_squad"
    template_name = "team/squad.html"

    def get_queryset(self):
        """Return the squads that may be seen, with their members and the posts these hold today."""
        posts = Post.objects.in_force().select_related("unit").order_by("starts_on", "pk")
        squads = Squad.objects.visible_to(self.request.user).select_related("congress", "by")
        return squads.prefetch_related(
            "members__person", Prefetch("members__person__post_set", queryset=posts, to_attr="posts_now")
        )

    def get_context_data(self, **kwargs):
        """Add who left it, the last first."""
        gone = [member for member in self.object.members.all() if not member.is_in_it]
        gone.sort(key=lambda member: (member.ends_on, member.pk), reverse=True)
        return super().get_context_data(gone=gone, **kwargs)


class FoundingView(DeedView):
    """Founds a squad."""

    permission_required = "team.add_squad"
    template_name = "team/new_squad.html"
    form_class = SquadForm

    def get_form_kwargs(self):
        """Fill a new squad of the person's congress."""
        return {**super().get_form_kwargs(), "instance": Squad(congress=self.request.user.congress)}

    def do(self, form):
        """Found it, and show it."""
        return form.instance.found(by=self.request.user)


class OfSquadView(DeedView):
    """A deed that concerns a squad, which the address names."""

    def squad(self) -> Squad:
        """Fetch it through the one who asks."""
        squads = Squad.objects.visible_to(self.request.user).select_related("congress")
        return get_object_or_404(squads, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the squad."""
        return super().get_context_data(squad=self.squad(), **kwargs)


class SquadAmendingView(OfSquadView):
    """Tells a squad otherwise: its name, purpose or first day."""

    permission_required = "team.change_squad"
    template_name = "team/squad_amending.html"
    form_class = SquadForm

    def get_form_kwargs(self):
        """Begin with what it is now."""
        return {**super().get_form_kwargs(), "instance": self.squad()}

    def do(self, form):
        """Keep it so, if anything is otherwise, and show it."""
        if form.has_changed():
            form.instance.amend(by=self.request.user)
        return form.instance


class SquadEndingView(OfSquadView):
    """Ends a squad."""

    permission_required = "team.change_squad"
    template_name = "team/squad_ending.html"
    form_class = SquadEndingForm

    def do(self, form):
        """End it, and show it."""
        squad = self.squad()
        squad.end(on=form.cleaned_data["ends_on"], by=self.request.user)
        return squad


class JoiningView(OfSquadView):
    """Takes somebody into a squad."""

    permission_required = "team.add_squadmember"
    template_name = "team/joining.html"
    form_class = MemberForm

    def get_form_kwargs(self):
        """Fill a new member of the squad."""
        return {**super().get_form_kwargs(), "instance": SquadMember(squad=self.squad())}

    def do(self, form):
        """Take them in, and show the squad."""
        return form.instance.join(by=self.request.user).squad


class LeavingView(DeedView):
    """Lets somebody leave a squad."""

    permission_required = "team.change_squadmember"
    template_name = "team/leaving.html"
    form_class = LeavingForm

    def member(self) -> SquadMember:
        """Fetch the member through the one who asks."""
        members = SquadMember.objects.visible_to(self.request.user)
        return get_object_or_404(members.select_related("person", "squad__congress"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the member."""
        return super().get_context_data(member=self.member(), **kwargs)

    def do(self, form):
        """Let them leave, and show the squad."""
        member = self.member()
        member.leave(on=form.cleaned_data["ends_on"], by=self.request.user)
        return member.squad
