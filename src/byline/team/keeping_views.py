"""Adding units and people, giving and ending posts, letting people in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from byline.activity.views import DeedForm, DeedView
from byline.team.forms import AccountForm, EndingForm, MailboxForm, PersonForm, PostForm, UnitForm
from byline.team.models import Person, Post, Unit


class NewUnitView(DeedView):
    """Adds a unit."""

    permission_required = "team.add_unit"
    template_name = "team/new_unit.html"
    form_class = UnitForm

    def get_form_kwargs(self):
        """Fill a new unit of the person's congress."""
        return {**super().get_form_kwargs(), "instance": Unit(congress=self.request.user.congress)}

    def do(self, form):
        """Add it, and show the list."""
        form.instance.add(by=self.request.user)
        messages.success(self.request, _("{unit} is added.").format(unit=form.instance.name))
        return reverse("units")


class NewPersonView(DeedView):
    """Adds a person."""

    permission_required = "team.add_person"
    template_name = "team/new_person.html"
    form_class = PersonForm

    def get_form_kwargs(self):
        """Fill a new person of the same congress."""
        return {**super().get_form_kwargs(), "instance": Person(congress=self.request.user.congress)}

    def do(self, form):
        """Add them, and go on to their first post."""
        person = form.instance.add(by=self.request.user, password=form.cleaned_data["password"])
        return reverse("new-post", args=[person.pk])


class OfPersonView(DeedView):
    """A deed that concerns a person, whom the address names."""

    def person(self) -> Person:
        """Fetch them through the one who asks."""
        return get_object_or_404(Person.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the person; a form that was refused may carry what is not true."""
        return super().get_context_data(person=self.person(), **kwargs)


class AccountView(OfPersonView):
    """Gives a person a sign-in name and a new password."""

    permission_required = "team.change_person"
    template_name = "team/account.html"
    form_class = AccountForm

    def get_form_kwargs(self):
        """Begin with the sign-in name they have."""
        return {**super().get_form_kwargs(), "instance": self.person()}

    def do(self, form):
        """Set both, and show the person."""
        given, person = form.cleaned_data, self.person()
        person.open_account(given["sign_in_name"], password=given["password"], by=self.request.user)
        messages.success(self.request, _("{name} can sign in now.").format(name=person.name))
        return person


class MailboxView(LoginRequiredMixin, DeedForm):
    """Sets one's own mailbox."""

    template_name = "team/mailbox.html"
    form_class = MailboxForm

    def get_form_kwargs(self):
        """Begin with the mailbox they have; a row of its own, so that a refused one stands nowhere else."""
        return {**super().get_form_kwargs(), "instance": Person.objects.get(pk=self.request.user.pk)}

    def do(self, form):
        """Set it, and show oneself."""
        given = form.cleaned_data
        self.request.user.take_mail_at(given["email"], language=given["mail_language"])
        words = _("Your mail goes to {mailbox} now.") if given["email"] else _("No mail goes to you now.")
        messages.success(self.request, words.format(mailbox=given["email"]))
        return reverse("me")


class NewPostView(OfPersonView):
    """Gives a person a post."""

    permission_required = "team.add_post"
    template_name = "team/new_post.html"
    form_class = PostForm

    def get_form_kwargs(self):
        """Fill a new post of the person."""
        return {**super().get_form_kwargs(), "instance": Post(person=self.person())}

    def do(self, form):
        """Give it, and show the person."""
        return form.instance.give(by=self.request.user).person


class EndingView(DeedView):
    """Ends a post."""

    permission_required = "team.change_post"
    template_name = "team/ending.html"
    form_class = EndingForm

    def post_held(self) -> Post:
        """Fetch the post through the one who asks."""
        people = Person.objects.visible_to(self.request.user)
        posts = Post.objects.filter(person__in=people.values("pk")).select_related("person", "unit__congress")
        return get_object_or_404(posts, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the post."""
        return super().get_context_data(held=self.post_held(), **kwargs)

    def do(self, form):
        """End it, and show the person."""
        held = self.post_held()
        held.end(on=form.cleaned_data["ends_on"], by=self.request.user)
        return held.person
