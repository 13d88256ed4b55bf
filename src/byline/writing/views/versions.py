"""The kept versions of a manuscript: read, compared, brought back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import Form
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from byline.activity.views import DeedView
from byline.manuscripts.models import Manuscript, Version
from byline.writing.comparison import compare
from byline.writing.forms import ComparisonForm
from byline.writing.views.writing import OwnManuscript


class VersionView(LoginRequiredMixin, DetailView):
    """One version, to be read."""

    template_name = "writing/version.html"

    def get_object(self, _queryset=None):
        """Find the version by its number, in a manuscript that may be seen."""
        seen = Manuscript.objects.visible_to(self.request.user)
        versions = Version.objects.filter(manuscript__in=seen.values("pk")).select_related("manuscript", "by")
        return get_object_or_404(versions, manuscript=self.kwargs["pk"], number=self.kwargs["number"])

    def get_context_data(self, **kwargs):
        """Add whether the person can bring it back, and what it is compared with first."""
        writing = Manuscript.objects.writable_by(self.request.user).filter(pk=self.object.manuscript_id)
        return super().get_context_data(is_writing=writing.exists(), earlier=self.object.number - 1, **kwargs)


class ComparisonView(LoginRequiredMixin, DetailView):
    """Any two versions of a manuscript, beside each other in one text."""

    template_name = "writing/comparison.html"
    context_object_name = "manuscript"

    def get_queryset(self):
        """Return what may be seen."""
        return Manuscript.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        """Add the two versions that were chosen, or else the last two, and what changed."""
        form = ComparisonForm.of(self.object, chosen=self.request.GET)
        old, new = form.pair
        rows = compare(old.words, new.words) if old and new else []
        return super().get_context_data(
            form=form, old=old, new=new, rows=rows, changes=sum(row.is_changed for row in rows), **kwargs
        )


class RestorationView(OwnManuscript, DeedView):
    """Makes an earlier version the text again."""

    form_class = Form
    template_name = "writing/restoration.html"

    @cached_property
    def version(self):
        """Find the version in the address."""
        return get_object_or_404(
            self.manuscript.version_set.select_related("by"), number=self.kwargs["number"]
        )

    def do(self, _form):
        """Bring it back."""
        self.manuscript.restore(self.version, by=self.request.user)
        messages.success(
            self.request, _("Version {number} is the text again.").format(number=self.version.number)
        )
        return reverse("manuscript-writing", args=[self.manuscript.pk])

    def get_context_data(self, **kwargs):
        """Add what is there now and what comes back."""
        rows = compare(self.manuscript.words, self.version.words)
        return super().get_context_data(manuscript=self.manuscript, version=self.version, rows=rows, **kwargs)
