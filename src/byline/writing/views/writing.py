"""Writing, handing in, authors, pictures, versions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.db import transaction
from django.http import FileResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.errors import Refused
from byline.manuscripts import demands
from byline.manuscripts.models import Manuscript, Picture, Review
from byline.manuscripts.models.filing import NotWritable
from byline.manuscripts.models.state import Decision
from byline.writing.comparison import compare
from byline.writing.crediting import AuthorshipForm, one_line
from byline.writing.forms import FirstWritingForm, PictureForm, WritingForm

# A page may show the picture; opened by itself it is saved, not run.
HARMLESS = {
    "Cache-Control": "private, max-age=86400",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


MOST_SUGGESTED = 10  # authors of one piece that a file names


class AnsweringView(DeedView):
    """A deed that a person does by a form, or the page's own script by asking for JSON."""

    @property
    def is_for_script(self):
        """Tell whether the answer is for a script."""
        return self.request.get_preferred_type(["text/html", "application/json"]) == "application/json"

    def form_valid(self, form):
        """Do the deed; a script hears what was done, or why not."""
        if not self.is_for_script:
            return super().form_valid(form)
        try:
            self.do(form)
        except Refused as refused:
            return JsonResponse({"sentence": told(refused), **self.told_of_refusal()}, status=409)
        return JsonResponse(self.told_of_deed())

    def form_invalid(self, form):
        """Show the form again; a script hears the first thing that is wrong."""
        if not self.is_for_script:
            return super().form_invalid(form)
        return JsonResponse({"sentence": next(iter(form.errors.values()))[0]}, status=422)

    def told_of_refusal(self):
        """Return what a script must know besides the sentence."""
        return {}


class OwnManuscript:
    """A view of one's own manuscript, named in the address."""

    permission_required = "manuscripts.add_manuscript"

    @cached_property
    def manuscript(self):
        """Find the manuscript, for those alone who write it."""
        person = self.request.user
        mine = Manuscript.objects.of(person.congress).by(person)  # what one writes, one may see
        return get_object_or_404(mine.select_related("congress", "unit", "created_by"), pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        """Show the page while the manuscript can be written."""
        if not self.manuscript.is_writable:
            raise NotWritable
        return super().get(request, *args, **kwargs)


class OwnWriting(OwnManuscript):
    """A view of what is typed into one's own manuscript."""

    form_class = WritingForm

    def get_form_kwargs(self):
        """Offer the person's congress's topics and key tasks."""
        offered = {"person": self.request.user, "manuscript": self.manuscript}
        return super().get_form_kwargs() | offered


class WritingView(OwnWriting, AnsweringView):
    """The desk of a writer: the text, saved as it is typed."""

    template_name = "writing/writing.html"

    def get_initial(self):
        """Open the text as it was saved last."""
        return WritingForm.initial_of(self.manuscript)

    def do(self, form):
        """Save what was typed."""
        has_compared = form.cleaned_data["is_over"]
        save = self.manuscript.write_over if has_compared else self.manuscript.write
        save(form.writing, edition=form.cleaned_data["edition"] or 0, by=self.request.user)
        return reverse("manuscript-writing", args=[self.manuscript.pk])

    def told_of_deed(self):
        """Return what the page shows after a save."""
        return saved(self.manuscript)

    def told_of_refusal(self):
        """Return which edition stands now, so that a writer who has compared can save over it."""
        return {"edition": Manuscript.objects.values_list("edition", flat=True).get(pk=self.manuscript.pk)}

    def get_context_data(self, **kwargs):
        """Add who wrote it, what came back, what is asked of it and what follows."""
        manuscript = self.manuscript
        returns = Review.objects.filter(filing__manuscript=manuscript, decision=Decision.RETURNED)
        way = manuscript.way(by=self.request.user)
        return super().get_context_data(
            manuscript=manuscript,
            authorships=manuscript.authorship_set.select_related("person"),
            returned=returns.select_related("by").order_by("pk").last(),
            checks=demands.checked(manuscript, seen_by=self.request.user),
            reviewers=manuscript.reviewers_at(way[0]),
            way=way,
            **kwargs,
        )


class FilingView(WritingView):
    """Hands in what stands on the page, in one go with saving it."""

    permission_required = "manuscripts.add_filing"

    def get_form_kwargs(self):
        """Hand in what is saved, where the page sent no text along."""
        saved_words = WritingForm.initial_of(self.manuscript) | {"body": self.manuscript.body}
        sent = self.request.POST if "body" in self.request.POST else saved_words
        return super().get_form_kwargs() | {"data": sent}

    @transaction.atomic
    def do(self, form):
        """Save, then hand in."""
        super().do(form)
        filing = self.manuscript.file(by=self.request.user)
        names = "、".join(person.name for person in filing.next_reviewers())
        sentence = (
            _("Handed in. {names} will review it next.").format(names=names) if names else _("Handed in.")
        )
        messages.success(self.request, sentence)
        return self.manuscript


class NewManuscriptView(AnsweringView):
    """An empty sheet; the manuscript begins with its first words, so that nothing empty is left behind."""

    permission_required = "manuscripts.add_manuscript"
    form_class = FirstWritingForm
    template_name = "writing/writing.html"

    def get_form_kwargs(self):
        """Offer the person's congress's topics and key tasks."""
        return super().get_form_kwargs() | {"person": self.request.user}

    def get_initial(self):
        """Take the topic from the address, where a topic's own page leads here."""
        return super().get_initial() | {"topic": self.request.GET.get("topic")}

    def do(self, form):
        """Begin the manuscript, or go on with the one that this sheet has begun."""
        self.begun_as = form.cleaned_data["sheet"]
        self.manuscript = Manuscript.objects.begin(form.writing, by=self.request.user, begun_as=self.begun_as)
        return reverse("manuscript-writing", args=[self.manuscript.pk])

    def told_of_deed(self):
        """Return what the page shows after a save, and where it goes on."""
        return saved(self.manuscript)

    def told_of_refusal(self):
        """Return which manuscript the sheet had begun before, and how it stands."""
        begun = Manuscript.objects.filter(created_by=self.request.user, begun_as=self.begun_as)
        if self.begun_as is None or not begun:
            return {}
        return {"edition": begun[0].edition, "writing": reverse("manuscript-writing", args=[begun[0].pk])}

    def get_context_data(self, **kwargs):
        """Add what is asked of a text, and who would review it."""
        person = self.request.user
        unwritten = Manuscript(congress=person.congress, unit=person.unit, created_by=person)
        way = unwritten.way(by=person) if person.unit else ()
        return super().get_context_data(
            checks=demands.checked_at_once(unwritten),
            reviewers=unwritten.reviewers_at(way[0]) if way else (),
            way=way,
            **kwargs,
        )


class WritingChecksView(OwnManuscript, PermissionRequiredMixin, TemplateView):
    """All that is asked of the saved text, earlier manuscripts like it too: for when the writing rests."""

    template_name = "writing/parts/demands.html"

    def get_context_data(self, **kwargs):
        """Add the checks."""
        checks = demands.checked(self.manuscript, seen_by=self.request.user)
        return super().get_context_data(checks=checks, **kwargs)


def saved(manuscript):
    """Tell a script how the manuscript stands after a save, with the page's parts that follow from it."""
    checks = demands.checked_at_once(manuscript)
    return {
        "edition": manuscript.edition,
        "saved_at": timezone.localtime().strftime("%H:%M"),
        "writing": reverse("manuscript-writing", args=[manuscript.pk]),
        "demands": render_to_string("writing/parts/demands.html", {"checks": checks}),
    }


class WritingComparisonView(OwnWriting, PermissionRequiredMixin, FormView):
    """Lays what stands in a window beside what is saved."""

    template_name = "writing/parts/comparison.html"
    http_method_names = ("post",)

    def form_valid(self, form):
        """Compare the words."""
        rows = compare(self.manuscript.words, form.writing.words)
        return self.render_to_response({"rows": rows})


class AuthorshipView(OwnManuscript, DeedView):
    """Names the authors, in order, with their shares."""

    form_class = AuthorshipForm
    template_name = "writing/authorship.html"

    def get_form_kwargs(self):
        """Offer the people of the manuscript's congress, and suggest those whom the address names."""
        named = [one_line(words)[:60] for words in self.request.GET.get("named", "").split("、")]
        suggested = [words for words in named if words][:MOST_SUGGESTED]
        return {**super().get_form_kwargs(), "manuscript": self.manuscript, "suggested": suggested}

    def do(self, form):
        """Name them."""
        self.manuscript.credit(form.shares, by=self.request.user)
        return reverse("manuscript-writing", args=[self.manuscript.pk])

    def get_context_data(self, **kwargs):
        """Add the manuscript."""
        return super().get_context_data(manuscript=self.manuscript, **kwargs)


class ManuscriptPictureView(OwnManuscript, AnsweringView):
    """Takes a picture for the text."""

    form_class = PictureForm
    template_name = "writing/picture.html"

    def do(self, form):
        """Keep the picture."""
        self.picture = self.manuscript.illustrate(form.cleaned_data["file"], by=self.request.user)
        return reverse("manuscript-writing", args=[self.manuscript.pk])

    def told_of_deed(self):
        """Return where the picture can be seen."""
        return {"address": self.picture.get_absolute_url()}

    def get_context_data(self, **kwargs):
        """Add the manuscript."""
        return super().get_context_data(manuscript=self.manuscript, **kwargs)


class PictureView(LoginRequiredMixin, View):
    """Serves a picture to those who may see its manuscript."""

    def get(self, request, pk):
        """Send the file; its type is one of the two that are kept."""
        seen = Manuscript.objects.visible_to(request.user)
        picture = get_object_or_404(Picture, pk=pk, manuscript__in=seen.values("pk"))
        kind = "image/png" if picture.file.name.endswith(".png") else "image/jpeg"
        return FileResponse(picture.file.open("rb"), as_attachment=True, content_type=kind, headers=HARMLESS)
