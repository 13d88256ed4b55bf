"""Signing in, oneself, and the lists of units and people."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.db.models import Case, Prefetch, Q, When
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView, TemplateView

from byline.team.forms import SignInForm
from byline.team.models import Congress, Person, Post, Unit
from byline.team.roles import Role

MINUTES_IN_AN_HOUR = 60


class SignInView(LoginView):
    """Lets a person in by name and password."""

    template_name = "team/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        """Add whose house this is, when it locks, and, in the demo, who may be tried out."""
        return super().get_context_data(
            congress=Congress.objects.order_by("pk").first(),
            tries=settings.AXES_FAILURE_LIMIT,
            minutes=round(settings.AXES_COOLOFF_TIME * MINUTES_IN_AN_HOUR),
            demo_posts=demo_posts() if settings.DEMO else (),
            demo_password=settings.DEMO_PASSWORD,
            **kwargs,
        )


def demo_posts():
    """Return one post of each role whose holder can sign in, in the order of the roles."""
    posts = Post.objects.in_force().exclude(person__sign_in_name=None).select_related("person", "unit")
    by_role = {}
    for post in posts.filter(person__is_active=True).order_by("pk"):
        by_role.setdefault(post.role, post)
    return [by_role[role] for role in Role.values if role in by_role]


class MeView(LoginRequiredMixin, TemplateView):
    """Oneself: posts, language, theme, password, the way out."""

    template_name = "team/me.html"
    extra_context = {
        "themes": [("", _("as the system")), ("light", _("light")), ("dark", _("dark"))],
    }


class PasswordView(LoginRequiredMixin, PasswordChangeView):
    """Changes one's own password."""

    template_name = "team/password.html"
    success_url = reverse_lazy("me")

    def form_valid(self, form):
        """Change it and say so."""
        messages.success(self.request, _("Your password is changed."))
        return super().form_valid(form)


class UnitListView(PermissionRequiredMixin, ListView):
    """The units of the congress by class, with who answers for each and who writes there."""

    permission_required = "team.view_unit"
    template_name = "team/units.html"

    def get_queryset(self):
        """Return the units, class by class, with the posts held today."""
        classes = [When(kind=kind, then=place) for place, kind in enumerate(Unit.Kind.values)]
        posts = Post.objects.in_force().select_related("person").order_by("starts_on", "pk")
        units = Unit.objects.visible_to(self.request.user).order_by(Case(*classes), "rank", "pk")
        return units.prefetch_related(Prefetch("post_set", queryset=posts, to_attr="posts_today"))


class PersonListView(PermissionRequiredMixin, ListView):
    """The people of the congress with the posts they hold today."""

    permission_required = "team.view_person"
    template_name = "team/people.html"
    paginate_by = 50

    def get_queryset(self):
        """Return those whom the questions in the address ask for."""
        posts = Post.objects.in_force().select_related("unit").order_by("starts_on", "pk")
        people = Person.objects.visible_to(self.request.user).prefetch_related(
            Prefetch("post_set", queryset=posts, to_attr="posts_now")
        )
        return people.filter(self._asked()).order_by("pk").distinct()

    def _asked(self):
        """Turn the address into a condition; what makes no sense asks for nothing."""
        questions = self.request.GET
        asked = Q(name__contains=questions.get("q", "").strip())
        if questions.get("unit", "").isdecimal():
            asked &= Q(post__in=Post.objects.in_force().filter(unit__pk=questions["unit"]))
        if questions.get("role") in Role.values:
            asked &= Q(post__in=Post.objects.in_force().filter(role=questions["role"]))
        return asked

    def get_context_data(self, **kwargs):
        """Add what the list can be narrowed by."""
        units = Unit.objects.visible_to(self.request.user)
        return super().get_context_data(units=units, roles=Role.choices, **kwargs)


class PersonView(PermissionRequiredMixin, DetailView):
    """One person: the posts they hold and held."""

    permission_required = "team.view_person"
    template_name = "team/person.html"

    def get_queryset(self):
        """Return the people that may be seen."""
        return Person.objects.visible_to(self.request.user).select_related("congress")

    def get_context_data(self, **kwargs):
        """Add all posts and leaves, the newest first."""
        posts = self.object.post_set.select_related("unit").order_by("-starts_on", "-pk")
        leaves = self.object.leave_set.order_by("-starts_on", "-pk")
        return super().get_context_data(posts=posts, leaves=leaves, **kwargs)
