"""Pages on which a bulletin is changed until it is signed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.errors import Refused
from byline.standings.forms.editing import AdditionForm, PartForm, PlaceForm, WordingForm, WordsForm
from byline.standings.models import BulletinPart
from byline.standings.models.part import Words
from byline.standings.views.reading import OneBulletin


class WordingView(OneBulletin, DeedView):
    """Changes all texts of a bulletin, its letterhead and its recipients on one plain page."""

    permission_required = "standings.change_bulletin"
    form_class = WordingForm
    template_name = "standings/wording.html"

    def get(self, request, *args, **kwargs):
        """Show the texts; a signed bulletin has none to change, and its pages are shown instead."""
        bulletin = self.bulletin
        return redirect(bulletin) if bulletin.is_signed else super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        """Show the texts as they are."""
        return {**super().get_form_kwargs(), "instance": self.bulletin}

    def do(self, form):
        """Keep what was typed. The form has changed its own copy of the row: the deed starts from another."""
        bulletin, by = self.bulletin, self.request.user
        with transaction.atomic():
            for part, words in form.words():
                part.bulletin = bulletin
                part.reword(words, by=by)
            bulletin.send_to(form.going(), by=by)
            bulletin.lay_out(form.letterhead(), by=by)
        return bulletin


class RedraftingView(OneBulletin, PermissionRequiredMixin, View):
    """Writes the texts of a bulletin anew from the figures of now."""

    permission_required = "standings.change_bulletin"

    def post(self, request, **_address):
        """Redraft it."""
        bulletin = self.bulletin
        bulletin.redraft(by=request.user)
        return redirect(bulletin)


class AdditionView(OneBulletin, PermissionRequiredMixin, View):
    """Adds a part to a bulletin."""

    permission_required = "standings.change_bulletin"

    def post(self, request, **_address):
        """Add it and open what it shows. Refuses with ThereAlready."""
        bulletin = self.bulletin
        form = AdditionForm(request.POST, bulletin=bulletin)
        if not form.is_valid():
            return redirect(bulletin)
        part = bulletin.add_part(form.cleaned_data["kind"], by=request.user)
        return redirect("bulletin-part", part.pk)


class OnePart:
    """A page of one part of a bulletin, found through the person."""

    permission_required = "standings.change_bulletin"

    @property
    def part(self):
        """The part of the address, if the person may see its bulletin."""
        parts = BulletinPart.objects.visible_to(self.request.user)
        return get_object_or_404(parts, pk=self.kwargs["pk"])


class PartView(OnePart, DeedView):
    """Changes one part: its text, or what its table or chart shows."""

    form_class = PartForm
    template_name = "standings/part.html"

    def get_form_kwargs(self):
        """Show it as it is."""
        return {**super().get_form_kwargs(), "instance": self.part}

    def do(self, form):
        """Keep it."""
        part, by = self.part, self.request.user
        with transaction.atomic():
            if part.has_words:
                part.reword(form.words(), by=by)
            part.shape(form.shape(), by=by)
        return part.bulletin


class PartWordingView(OnePart, PermissionRequiredMixin, View):
    """Keeps what is typed into a text on the page itself."""

    def post(self, request, **_address):
        """Keep it; answer with the new edition, and what in it the tables say otherwise or not at all."""
        part, form = self.part, WordsForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"said": ""}, status=422)
        try:
            part.reword(Words(**form.cleaned_data), by=request.user)
        except Refused as refused:
            return JsonResponse({"said": told(refused)}, status=409)
        found = part.bulletin.drifts_of(part.text, part.bulletin.figures)
        wrong = [f"{one.named} {one.said}" for one in found if not one.is_unknown]
        unknown = [f"{one.named} {one.said}" for one in found if one.is_unknown]
        return JsonResponse({"edition": part.edition, "drifts": wrong, "unknown": unknown})


class PartPlaceView(OnePart, PermissionRequiredMixin, View):
    """Puts a part in another place."""

    def post(self, request, **_address):
        """Move it."""
        part, form = self.part, PlaceForm(request.POST)
        if form.is_valid():
            part.move(to=form.cleaned_data["place"], by=request.user)
        return redirect(f"{part.bulletin.get_absolute_url()}#parts")


class PartRemovalView(OnePart, PermissionRequiredMixin, View):
    """Leaves a part out."""

    def post(self, request, **_address):
        """Take it out of the bulletin. Refuses with TitleNeeded."""
        part = self.part
        bulletin = part.bulletin
        part.leave_out(by=request.user)
        messages.success(request, _("“{part}” is left out.").format(part=part))
        return redirect(f"{bulletin.get_absolute_url()}#parts")
