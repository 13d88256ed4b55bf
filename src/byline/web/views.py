"""Today, search, and the choice of light or dark."""

from __future__ import annotations

from operator import attrgetter

from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import ListView, TemplateView, View

from byline.listing import search
from byline.listing.asked import Asked
from byline.standards.models import StandIn
from byline.team.roles import Role
from byline.web import beginning, today
from byline.web.board import Board, Own
from byline.web.frame import THEMES
from byline.web.search import people_named

A_YEAR = 365 * 24 * 3600
FOUND_ON_A_PAGE = 20


class TodayView(LoginRequiredMixin, TemplateView):
    """The first page: what waits for this person, and how things stand. A leader's is made for a thumb."""

    def get_template_names(self):
        """Give the page of the person's role."""
        return ["web/today_leader.html" if self.request.user.holds(Role.LEADER) else "web/today.html"]

    def get_context_data(self, **kwargs):
        """Add what waits, and how things stand; the template asks only for what it shows."""
        person, day = self.request.user, timezone.localdate()
        piles = today.piles_of(person)
        return super().get_context_data(
            day=day,
            piles=piles,
            steps=beginning.steps_of(person),
            absent="、".join(each.name for each in StandIn.objects.absent_for(person)),
            waiting=sum(pile.count for pile in piles),
            longest=min(
                (item for pile in piles for item in pile.items), key=attrgetter("since"), default=None
            ),
            mine=today.own_manuscripts(person),
            own=Own(person, on=day),
            board=Board(person, on=day),
            has_board=person.has_perm("ledger.view_adoption"),
            **kwargs,
        )


class SearchView(LoginRequiredMixin, ListView):
    """Finds manuscripts by title, text, people and number; filters narrow what is found."""

    template_name = "web/search.html"
    paginate_by = FOUND_ON_A_PAGE

    @cached_property
    def asked(self):
        """Read the address."""
        return Asked(self.request.GET, self.request.user)

    def get_queryset(self):
        """Return the keys of what has the words, the titles first; nothing where no word is asked for.

        They are read once and counted here: to count and to order are two walks through the same index.
        """
        if not self.asked.words:
            return []
        return list(search.titled_first(self.asked.found(), self.asked.words))

    def get_context_data(self, **kwargs):
        """Add the words, the passages they stand in, and people of that name."""
        context = super().get_context_data(**kwargs)
        words = self.asked.words
        return context | {
            "asked": self.asked,
            "words": words,
            "hits": search.hits_of(context["page_obj"].object_list, words),
            "people": people_named(words, person=self.request.user),
        }


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
