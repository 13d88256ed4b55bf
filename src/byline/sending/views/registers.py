"""The register of a year: what has a number, what was cancelled, what waits; how its numbers are written."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.errors import Refused
from byline.manuscripts.models import Authorship, Filing, Manuscript, Register, Registration, Review
from byline.manuscripts.models.registration import CancelledAlready
from byline.manuscripts.models.state import State
from byline.papers.download import as_file
from byline.reckoning.terms import Genre
from byline.sending.forms import CancellationForm, PatternForm
from byline.team.models import Unit

ON_A_PAGE = 50
AUTHORSHIPS = Authorship.objects.select_related("person").order_by("place")


def registrations_asked(person, questions, *, year):
    """Return the registrations of a year that an address asks for, the newest first, cancelled ones too.

    Their manuscript stands in `piece`; a question that makes no sense asks for nothing.
    """
    found = Registration.objects.visible_to(person).filter(year=year)
    words = questions.get("q", "").strip()
    if words:
        titled = Q(manuscript__title__icontains=words) | Q(cancellation__manuscript__title__icontains=words)
        found = found.filter(titled | Q(label__icontains=words))
    if questions.get("unit", "").isdecimal():
        found = of_manuscript(found, unit=questions["unit"])
    if questions.get("genre") in Genre.values:
        found = of_manuscript(found, genre=questions["genre"])
    for name, condition in (("from", "registered_on__gte"), ("to", "registered_on__lte")):
        if day := day_in(questions.get(name, "")):
            found = found.filter(**{condition: day})
    if questions.get("state") == "cancelled":
        found = found.exclude(cancellation=None)
    found = found.select_related(
        "congress", "by", "manuscript__unit", "cancellation__by", "cancellation__manuscript__unit"
    )
    whose = ("manuscript__authorship_set", "cancellation__manuscript__authorship_set")
    return found.newest_first().prefetch_related(*(Prefetch(name, AUTHORSHIPS) for name in whose))


def of_manuscript(registrations, **facts):
    """Keep the registrations whose manuscript, now or before the cancelling, is so."""
    now = {f"manuscript__{name}": value for name, value in facts.items()}
    before = {f"cancellation__manuscript__{name}": value for name, value in facts.items()}
    return registrations.filter(Q(**now) | Q(**before))


def day_in(words):
    """Return the day that an address names; None where it names none."""
    try:
        return parse_date(words)
    except ValueError:
        return None


class RegisterPage(PermissionRequiredMixin):
    """The register of the year that the address asks for, else of the newest."""

    permission_required = "manuscripts.view_registration"

    @cached_property
    def years(self):
        """Return the years that have a register, the newest first."""
        registers = Register.objects.filter(congress=self.request.user.congress, last_number__gt=0)
        return list(registers.order_by("-year").values_list("year", flat=True))

    @cached_property
    def year(self):
        """Return the year asked for."""
        asked = self.request.GET.get("year", "")
        newest = next(iter(self.years), timezone.localdate().year)
        return int(asked) if asked.isdecimal() and len(asked) == len("2026") else newest

    def registrations(self):
        """Return the registrations asked for, with all that a row shows."""
        return registrations_asked(self.request.user, self.request.GET, year=self.year)


class RegistrationListView(RegisterPage, ListView):
    """What has a number; above it what waits for one."""

    template_name = "sending/registrations.html"
    paginate_by = ON_A_PAGE

    def get_queryset(self):
        """Return the rows."""
        return self.registrations()

    def get_context_data(self, **kwargs):
        """Add the years, what the list can be narrowed by and, for those who register, what waits."""
        mine = Registration.objects.visible_to(self.request.user).filter(year=self.year)
        return super().get_context_data(
            years=self.years,
            year=self.year,
            waiting=self.waiting(),
            units=Unit.objects.visible_to(self.request.user),
            genres=Genre.choices,
            counts=mine.aggregate(cancelled=Count("cancellation")),
            is_narrowed=any(self.request.GET.get(name) for name in ("q", "unit", "genre", "from", "to")),
            **kwargs,
        )

    def waiting(self):
        """Return what has passed and has no number, longest first, for those who give numbers."""
        person = self.request.user
        if not person.has_perm("manuscripts.add_registration"):
            return Manuscript.objects.none()
        filings = Filing.objects.filter(manuscript=OuterRef("pk")).order_by("-pk")
        passed = Review.objects.filter(filing__manuscript=OuterRef("pk")).order_by("-pk")
        waiting = Manuscript.objects.visible_to(person).in_state(State.PASSED)
        waiting = waiting.annotate(
            filed_at=Subquery(filings.values("at")[:1]), passed_at=Subquery(passed.values("at")[:1])
        )
        return waiting.select_related("unit").order_by("passed_at", "pk")


class RegistrationTableView(RegisterPage, View):
    """What the register's page shows, all its pages, as a sheet for Excel."""

    def get(self, _request):
        """Send the file."""
        columns = [
            _("Registration number"),
            _("Day"),
            _("Title"),
            _("Authors"),
            _("Unit"),
            _("Genre"),
            _("Registered by"),
            _("State"),
        ]
        title = _("Register of {year}").format(year=self.year)
        return as_file(title, columns, (register_row(each) for each in self.registrations()))


def register_row(registration):
    """Return the cells of one line of the register; a cancelled one says why."""
    cancellation = getattr(registration, "cancellation", None)
    manuscript = cancellation.manuscript if cancellation else registration.manuscript
    return [
        str(registration),
        registration.registered_on,
        str(manuscript),
        "、".join(authorship.person.name for authorship in manuscript.authorship_set.all()),
        str(manuscript.unit),
        manuscript.get_genre_display(),
        registration.by.name,
        _("cancelled: {reason}").format(reason=cancellation.reason) if cancellation else _("in force"),
    ]


class CancellationView(DeedView):
    """Cancels a registration; the number stays in the register, struck through."""

    permission_required = "manuscripts.add_cancellation"
    form_class = CancellationForm
    template_name = "sending/cancellation.html"

    @cached_property
    def registration(self):
        """Find the registration in the address."""
        seen = Registration.objects.visible_to(self.request.user).select_related("manuscript", "cancellation")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the registration, and why it cannot be cancelled a second time."""
        registration = self.registration
        again = None if registration.manuscript else told(CancelledAlready(number=str(registration)))
        return super().get_context_data(registration=registration, again=again, **kwargs)

    def do(self, form):
        """Cancel it and show the manuscript, which waits for another number."""
        cancellation = self.registration.cancel(reason=form.cleaned_data["reason"], by=self.request.user)
        messages.success(
            self.request, _("The number {number} is cancelled.").format(number=self.registration)
        )
        return cancellation.manuscript


class PatternView(DeedView):
    """Says how this year's numbers are written from now on; asked with a pattern, shows the next number."""

    permission_required = "manuscripts.change_register"
    form_class = PatternForm
    template_name = "sending/pattern.html"

    @cached_property
    def register(self):
        """Find the register of this year; it is begun where there is none yet."""
        return Register.of(self.request.user.congress, year=timezone.localdate().year)

    def get_initial(self):
        """Begin with the pattern asked for, else with the one in force."""
        return {"pattern": self.request.GET.get("pattern") or self.register.pattern}

    def get_context_data(self, **kwargs):
        """Add how the next number is written: as it stands, and in the pattern asked for."""
        asked = self.request.GET.get("pattern", "")
        foreseen = refusal = ""
        try:
            foreseen = self.register.in_pattern(asked or self.register.pattern)
        except Refused as refused:
            refusal = told(refused)
        return super().get_context_data(
            register=self.register,
            last=Registration.objects.visible_to(self.request.user).newest_first().first(),
            foreseen=foreseen,
            refusal=refusal,
            **kwargs,
        )

    def do(self, form):
        """Change it."""
        self.register.repattern(form.cleaned_data["pattern"], by=self.request.user)
        messages.success(self.request, _("The next number is written in the new pattern."))
        return "registrations"
