"""Publishing and withdrawing at the desk; the public site's search and pictures."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.models import Site
from wagtail.views import serve

from byline.activity.views import DeedView
from byline.manuscripts.models import Picture
from byline.outlets.models import Outlet
from byline.publishing import legibility
from byline.publishing.forms import PublicationForm, TakingDownForm, WithdrawalForm
from byline.publishing.models import Announcement, ArticlePage, Publication
from byline.sending.views.office import OfficeDeedView
from byline.standings.forms.signing import DisclosureForm
from byline.standings.views.reading import OneBulletin

FOUND_ON_A_PAGE = 20
MINUTES_KEPT = 10  # a withdrawn picture is to be gone from browsers soon


class PublicationView(OfficeDeedView):
    """Puts a manuscript on the public site."""

    permission_required = "publishing.add_publication"
    form_class = PublicationForm
    template_name = "publishing/publication.html"

    def get_form_kwargs(self):
        """Offer the channels of the manuscript's own site."""
        return {**super().get_form_kwargs(), "congress": self.manuscript.congress}

    def get_context_data(self, **kwargs):
        """Add whether it will be noted as sent: a submission needs a number and an outlet."""
        own_site = Outlet.objects.of(self.manuscript.congress).filter(is_own_site=True)
        return super().get_context_data(has_own_site=own_site.exists(), **kwargs)

    def do(self, form):
        """Publish it."""
        channel = form.cleaned_data["channel"]
        Publication.objects.publish(self.manuscript, in_=channel, by=self.request.user)
        messages.success(self.request, _("Published in {channel}.").format(channel=channel.title))
        return self.manuscript


class WithdrawalView(DeedView):
    """Takes a page off the public site."""

    permission_required = "publishing.add_withdrawal"
    form_class = WithdrawalForm
    template_name = "publishing/withdrawal.html"

    @cached_property
    def publication(self):
        """Find the publication in the address."""
        seen = Publication.objects.visible_to(self.request.user).select_related("manuscript", "channel")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def do(self, form):
        """Withdraw it."""
        self.publication.withdraw(by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("Withdrawn from the site."))
        return self.publication.manuscript

    def get_context_data(self, **kwargs):
        """Add the publication."""
        return super().get_context_data(publication=self.publication, **kwargs)


class AnnouncementView(OneBulletin, DeedView):
    """Puts the public version of a bulletin on the site."""

    permission_required = "publishing.add_announcement"
    form_class = PublicationForm
    template_name = "publishing/announcement.html"

    def get_form_kwargs(self):
        """Offer the channels of the bulletin's own site; who may not see it finds no form."""
        return {**super().get_form_kwargs(), "congress": self.bulletin.congress}

    def do(self, form):
        """Put it there."""
        bulletin, channel = self.bulletin, form.cleaned_data["channel"]
        Announcement.objects.announce(bulletin, in_=channel, by=self.request.user)
        messages.success(self.request, _("Published in {channel}.").format(channel=channel.title))
        return bulletin


class DisclosureView(OneBulletin, DeedView):
    """Decides what of a bulletin may be shown outside; its page on the site follows the decision."""

    permission_required = "standings.add_disclosure"
    form_class = DisclosureForm
    template_name = "standings/disclosure.html"

    def do(self, form):
        """Put the decision on record."""
        bulletin = self.bulletin
        Announcement.objects.decide(bulletin, **form.cleaned_data, by=self.request.user)
        return bulletin


class TakingDownView(DeedView):
    """Takes the page of a bulletin off the site."""

    permission_required = "publishing.add_takingdown"
    form_class = TakingDownForm
    template_name = "publishing/taking_down.html"

    @cached_property
    def announcement(self):
        """Find the announcement in the address."""
        seen = Announcement.objects.visible_to(self.request.user).select_related("bulletin", "channel")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def do(self, form):
        """Take it down."""
        self.announcement.take_down(by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("Withdrawn from the site."))
        return self.announcement.bulletin

    def get_context_data(self, **kwargs):
        """Add the announcement and its bulletin."""
        one = self.announcement
        return super().get_context_data(announcement=one, bulletin=one.bulletin, **kwargs)


class SiteView(View):
    """The first page of the public site, or a word that there is none yet."""

    def get(self, request):
        """Let the site answer where there is one."""
        if Site.find_for_request(request) is None:
            return render(request, "publishing/no_site.html", status=404)
        return serve(request, "")


class SiteSearchView(View):
    """Finds articles of the public site by words in title or text."""

    def get(self, request):
        """Show what was found, the newest first."""
        site = get_object_or_404(Site, pk=getattr(Site.find_for_request(request), "pk", None))
        home = site.root_page.specific
        words = request.GET.get("q", "").split()
        found = ArticlePage.objects.under(home).saying(words) if words else ArticlePage.objects.none()
        pages = Paginator(found.newest_first(), FOUND_ON_A_PAGE)
        context = {
            **home.get_context(request),
            "here": None,
            "words": " ".join(words),
            "page_obj": pages.get_page(request.GET.get("page")),
        }
        return legibility.keep(render(request, "publishing/site_search.html", context), request)


class PublicPictureView(View):
    """Serves the pictures of published articles, and no others, to everybody."""

    def get(self, _request, pk):
        """Send a picture that a page now on the site shows; it must be of that page's own manuscript."""
        shown = Publication.objects.standing().filter(
            page__live=True, page__body__contains=f'"/pictures/{pk}/"'
        )
        picture = get_object_or_404(Picture, pk=pk, manuscript__in=shown.values("manuscript"))
        kind = "image/png" if picture.file.name.endswith(".png") else "image/jpeg"
        answer = FileResponse(picture.file.open("rb"), content_type=kind)
        answer["Cache-Control"] = f"public, max-age={MINUTES_KEPT * 60}"
        return answer
