"""Today, search, and the choice of light or dark."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView, View

from byline.web import search, today
from byline.web.frame import THEMES

A_YEAR = 365 * 24 * 3600
LONGEST_WORDS = 60  # longer ones are a pasted paragraph; its first words find it as well


class TodayView(LoginRequiredMixin, TemplateView):
    """The first page: what waits for this person, and how things stand."""

    template_name = "web/today.html"

    def get_context_data(self, **kwargs):
        """Add the day, what waits, and one's own manuscripts."""
        person = self.request.user
        piles = today.piles_of(person)
        return super().get_context_data(
            day=timezone.localdate(),
            piles=piles,
            waiting=sum(pile.count for pile in piles),
            longest=min(
                (item for pile in piles for item in pile.items), key=lambda item: item.since, default=None
            ),
            mine=today.own_manuscripts(person),
            **kwargs,
        )


class SearchView(LoginRequiredMixin, TemplateView):
    """Finds manuscripts by title, text, people and number."""

    template_name = "web/search.html"

    def get_context_data(self, **kwargs):
        """Add what was found for the words in the address."""
        words = self.request.GET.get("q", "").strip()[:LONGEST_WORDS]
        return super().get_context_data(
            words=words,
            hits=search.manuscripts_with(words, person=self.request.user),
            people=search.people_named(words, person=self.request.user),
            at_most=search.AT_MOST,
            **kwargs,
        )


class ThemeView(LoginRequiredMixin, View):
    """Chooses light, dark, or as the system has it."""

    def post(self, request):
        """Keep the choice in this browser; anything else but light and dark leaves it to the system."""
        answer = redirect("me")
        if request.POST.get("theme") in THEMES:
            answer.set_cookie("theme", request.POST["theme"], max_age=A_YEAR, samesite="Lax", httponly=True)
        else:
            answer.delete_cookie("theme", samesite="Lax")
        return answer
