"""Pages where facts of a piece are entered, read and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView, View

from byline.activity.views import DeedView
from byline.bookkeeping.forms import FactForm
from byline.confirming.forms import ReasonForm
from byline.ledger.fact_kinds import OF_A_PRINT, WITHOUT_A_PIECE, Kind
from byline.ledger.models import Adoption, Circumstance
from byline.manuscripts.models import Manuscript

TYPES = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class FactsView(LoginRequiredMixin, ListView):
    """Facts that concern the person: of their pieces, and of their work without a piece."""

    template_name = "bookkeeping/facts.html"
    paginate_by = 40

    def get_queryset(self):
        """Fetch them, of one kind where the address asks for it, the last entered first."""
        found = Circumstance.objects.visible_to(self.request.user)
        if self.kind:
            found = found.filter(kind=self.kind)
        return found.select_related("manuscript", "person", "unit", "by", "retraction").order_by("-pk")

    @property
    def kind(self) -> str:
        """Which kind is looked at; nothing for all."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in Kind.values else ""

    def get_context_data(self, **kwargs):
        """Add the kinds."""
        return super().get_context_data(kinds=[("", _("all")), *Kind.choices], kind=self.kind, **kwargs)


class FactView(LoginRequiredMixin, DetailView):
    """One fact, with what shows it."""

    template_name = "bookkeeping/fact.html"

    def get_queryset(self):
        """Fetch through the person."""
        found = Circumstance.objects.visible_to(self.request.user)
        return found.select_related(
            "manuscript", "adoption__clipping__outlet", "person", "unit", "by", "retraction__by"
        )


class FactFileView(LoginRequiredMixin, View):
    """The file that shows a fact, to be saved."""

    def get(self, request, pk):
        """Send it; never to be opened by the browser itself."""
        fact = get_object_or_404(Circumstance.objects.visible_to(request.user), pk=pk)
        if not fact.file:
            raise Http404
        ending = fact.file.name[fact.file.name.rindex(".") :]
        answer = FileResponse(
            fact.file.open("rb"),
            as_attachment=True,
            filename=f"{fact.get_kind_display()}-{fact.pk}{ending}",
            content_type=TYPES[ending],
        )
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


class NewFactView(DeedView):
    """Enters a fact: of a manuscript, of an adoption, or of somebody's work without a piece."""

    permission_required = "ledger.add_circumstance"
    template_name = "bookkeeping/new_fact.html"
    form_class = FactForm
    kinds = WITHOUT_A_PIECE

    @cached_property
    def about(self) -> dict:
        """Say what the fact is of; nothing where it has no piece."""
        return {}

    @property
    def kind(self) -> str:
        """Which kind is entered."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in self.kinds else self.kinds[0]

    def get_form_kwargs(self):
        """Ask for what this kind needs."""
        told = {"kind": self.kind, "by": self.request.user, "has_piece": bool(self.about)}
        return super().get_form_kwargs() | told

    def get_context_data(self, **kwargs):
        """Add the kinds, and what it is about."""
        kinds = [(kind, Kind(kind).label) for kind in self.kinds]
        return super().get_context_data(kinds=kinds, kind=self.kind, **self.about, **kwargs)

    def do(self, form):
        """Enter it, and show where it stands."""
        fact = form.fact(**self.about).enter(by=self.request.user, content=form.content)
        messages.success(self.request, _("Entered: {fact}").format(fact=fact))
        return fact.adoption or fact.manuscript or fact


class NewManuscriptFactView(NewFactView):
    """Enters a fact of a manuscript."""

    kinds = tuple(kind for kind in Kind if kind not in OF_A_PRINT)

    @cached_property
    def about(self) -> dict:
        """Fetch the manuscript through the person."""
        found = Manuscript.objects.visible_to(self.request.user)
        return {"manuscript": get_object_or_404(found, pk=self.kwargs["pk"])}


class NewPrintFactView(NewFactView):
    """Enters the fee of a print, or how often it was read."""

    kinds = OF_A_PRINT

    @cached_property
    def about(self) -> dict:
        """Fetch the adoption through the person."""
        found = Adoption.objects.visible_to(self.request.user).with_matter()
        return {"adoption": get_object_or_404(found, pk=self.kwargs["pk"])}


class RetractionView(DeedView):
    """Takes a fact back."""

    permission_required = "ledger.add_retraction"
    template_name = "bookkeeping/reason.html"
    form_class = ReasonForm

    @cached_property
    def fact(self) -> Circumstance:
        """Fetch it through the person."""
        return get_object_or_404(Circumstance.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Say what is done, to what."""
        return super().get_context_data(
            heading=_("Take the fact back"), what=str(self.fact), back=self.fact, **kwargs
        )

    def do(self, form):
        """Take it back, and show it so."""
        self.fact.retract(by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("The fact is taken back, and what it gave is answered."))
        return self.fact
