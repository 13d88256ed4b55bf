"""The register of a year, and what went out to outlets."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from byline.manuscripts.models import Filing, Manuscript, Register, Registration, Review, Submission
from byline.manuscripts.models.state import State
from byline.outlets.models import Outlet
from byline.papers.sheet import as_xlsx

ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RegisterPage(PermissionRequiredMixin):
    """The register of the year that the address asks for, else of the newest."""

    permission_required = "manuscripts.view_registration"

    def years(self):
        """Return the years that have a register, the newest first."""
        registers = Register.objects.filter(congress=self.request.user.congress, last_number__gt=0)
        return list(registers.order_by("-year").values_list("year", flat=True))

    def year(self):
        """Return the year asked for."""
        asked = self.request.GET.get("year", "")
        newest = next(iter(self.years()), timezone.localdate().year)
        return int(asked) if asked.isdecimal() else newest

    def registrations(self):
        """Return the registrations of the year, the newest first, with all that a row shows."""
        found = (
            Registration.objects.standing()
            .visible_to(self.request.user)
            .filter(year=self.year())
            .newest_first()
        )
        found = found.select_related("congress", "manuscript__unit", "by")
        return found.prefetch_related("manuscript__authorship_set__person")


class RegistrationListView(RegisterPage, ListView):
    """What has a number; above it what waits for one."""

    template_name = "manuscripts/registrations.html"
    paginate_by = ON_A_PAGE

    def get_queryset(self):
        """Return the rows."""
        return self.registrations()

    def get_context_data(self, **kwargs):
        """Add the years and, for those who register, what waits."""
        return super().get_context_data(
            years=self.years(), year=self.year(), waiting=self.waiting(), **kwargs
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
    """The register of a year as a sheet for Excel."""

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
        ]
        title = _("Register of {year}").format(year=self.year())
        return as_file(title, columns, (register_row(each) for each in self.registrations()))


def register_row(registration):
    """Return the cells of one line of the register."""
    manuscript = registration.manuscript
    return [
        str(registration),
        registration.registered_on,
        str(manuscript),
        "、".join(authorship.person.name for authorship in manuscript.authorship_set.all()),
        str(manuscript.unit),
        manuscript.get_genre_display(),
        registration.by.name,
    ]


class SubmissionListView(PermissionRequiredMixin, ListView):
    """What went out, the newest first, and what came of it; or what is registered and went nowhere yet."""

    permission_required = "manuscripts.view_submission"
    template_name = "manuscripts/submissions.html"
    paginate_by = ON_A_PAGE

    def get_queryset(self):
        """Return the rows of the open tab."""
        person, questions = self.request.user, self.request.GET
        if questions.get("view") == "waiting":
            return self.unsent().order_by("registration__registered_on", "pk")
        sent = (
            Submission.objects.visible_to(person)
            .with_print()
            .select_related("manuscript__unit", "outlet", "by")
        )
        if questions.get("outlet", "").isdecimal():
            sent = sent.filter(outlet=questions["outlet"])
        if questions.get("view") == "silent":
            sent = sent.filter(printed_on=None)
        return sent.order_by("-at", "-pk")

    def unsent(self):
        """Return what is registered and went nowhere."""
        registered = Manuscript.objects.visible_to(self.request.user)
        return registered.in_state(State.REGISTERED).select_related("unit", "registration__congress")

    def get_context_data(self, **kwargs):
        """Add the tabs' counts and the outlets."""
        person = self.request.user
        return super().get_context_data(
            view_now=self.request.GET.get("view", ""),
            unsent_count=self.unsent().count(),
            silent_count=Submission.objects.visible_to(person).with_print().filter(printed_on=None).count(),
            outlets=Outlet.objects.visible_to(person).by_rank(),
            **kwargs,
        )


def as_file(title, columns, rows):
    """Answer with a table as an .xlsx file of that name."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{title}.xlsx")
    }
    return HttpResponse(as_xlsx(title, columns, rows), content_type=XLSX, headers=headers)
