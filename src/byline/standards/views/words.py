"""Pages of the lists of words."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core import signing
from django.db.models import Count, Q
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.errors import Refused
from byline.norms.phrases import Phrase
from byline.papers.sheet import as_xlsx
from byline.standards.forms import WordFileForm, WordForm, WordListForm
from byline.standards.models import Intake, Word, WordList

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "standards.words"
INTAKES_SHOWN = 5


class NotWhatWasShown(Refused):
    """What comes back is not what was shown. Choose the file once more."""


class WordListsView(PermissionRequiredMixin, ListView):
    """All lists, those in force first."""

    permission_required = "standards.view_wordlist"
    template_name = "standards/word_lists.html"
    paginate_by = 100

    def get_queryset(self):
        """Fetch the lists of the person's congress with how many words are in force."""
        words = Count("word", filter=Q(word__ends_on=None) | Q(word__ends_on__gte=timezone.localdate()))
        seen = WordList.objects.visible_to(self.request.user).annotate(words=words)
        return seen.order_by("ends_on", "kind", "name", "pk")


class NewWordListView(DeedView):
    """Begins a list."""

    permission_required = "standards.add_wordlist"
    template_name = "standards/word_list_form.html"
    form_class = WordListForm

    def get_form_kwargs(self):
        """Fill a new list of the person's congress."""
        return {**super().get_form_kwargs(), "instance": WordList(congress=self.request.user.congress)}

    def do(self, form):
        """Begin it."""
        return form.instance.begin(by=self.request.user)


class OneList:
    """A view of a list named in the address."""

    permission_required = "standards.change_wordlist"

    @cached_property
    def list(self):
        """Fetch it through the person."""
        return get_object_or_404(WordList.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the list."""
        return super().get_context_data(list=self.list, **kwargs)


class WordListView(OneList, PermissionRequiredMixin, ListView):
    """The words of a list, searched by ?q; those that were struck with ?over."""

    permission_required = "standards.view_wordlist"
    template_name = "standards/word_list.html"
    paginate_by = 100

    @property
    def sought(self):
        """What is searched for."""
        return self.request.GET.get("q", "").strip()

    def get_queryset(self):
        """Fetch the words."""
        words = Word.objects.filter(list=self.list)
        is_over = "over" in self.request.GET
        words = words.over() if is_over else words.not_over()
        return (words.saying(self.sought) if self.sought else words).order_by("word", "pk")

    def get_context_data(self, **kwargs):
        """Add what is searched for, and the imports that can be taken back."""
        is_over = "over" in self.request.GET
        intakes = self.list.intake_set.standing().select_related("by")[:INTAKES_SHOWN]
        return super().get_context_data(sought=self.sought, is_over=is_over, intakes=intakes, **kwargs)


class WordListEndingView(OneList, DeedView):
    """Ends a list at once."""

    template_name = "standards/word_list_ending.html"
    form_class = Form

    def do(self, _form):
        """End it."""
        self.list.end(by=self.request.user)
        return reverse("word-lists")


class NewWordView(OneList, DeedView):
    """Adds a word."""

    permission_required = "standards.add_word"
    template_name = "standards/word_form.html"
    form_class = WordForm

    def do(self, form):
        """Add it."""
        self.list.add(form.phrase, by=self.request.user)
        return self.list


class OneWord:
    """A view of a word named in the address."""

    permission_required = "standards.change_word"

    @cached_property
    def word(self):
        """Fetch it through the person."""
        seen = Word.objects.visible_to(self.request.user).select_related("list")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the word and its list."""
        return super().get_context_data(word=self.word, list=self.word.list, **kwargs)


class WordChangeView(OneWord, DeedView):
    """Changes a word."""

    template_name = "standards/word_form.html"
    form_class = WordForm

    def get_initial(self):
        """Show what stands now."""
        return {name: getattr(self.word, name) for name in ("word", "put", "why")}

    def do(self, form):
        """Change it."""
        self.word.change(form.phrase, by=self.request.user)
        return self.word.list


class StrikingView(OneWord, DeedView):
    """Strikes a word."""

    template_name = "standards/striking.html"
    form_class = Form

    def do(self, _form):
        """Strike it."""
        self.word.strike(by=self.request.user)
        return self.word.list


class WordImportView(OneList, DeedView):
    """Takes words from a file or pasted: every row is shown first, then the good ones are taken in."""

    permission_required = "standards.add_word"
    template_name = "standards/word_import.html"
    form_class = WordFileForm

    def form_valid(self, form):
        """Show what a file holds; take in what was shown."""
        if form.cleaned_data["rows"]:
            return super().form_valid(form)
        return self.shown(form)

    def shown(self, form):
        """Read what came and show its rows, or say why it cannot be read."""
        try:
            found = form.read()
        except Refused as refused:
            form.add_error("file" if form.cleaned_data["file"] else "text", told(refused))
            return self.form_invalid(form)
        listed = set(self.list.word_set.not_over().values_list("word", flat=True))
        fresh = [word for word in found.words if word.word not in listed]
        rows = signing.dumps([[one.word, one.put, one.why] for one in fresh], salt=SALT, compress=True)
        return self.render_to_response(
            self.get_context_data(
                form=WordFileForm(initial={"rows": rows}),
                fresh=fresh,
                bad=found.bad,
                listed=len(found.words) - len(fresh),
                is_shown=True,
            )
        )

    def do(self, form):
        """Take in what was shown."""
        try:
            rows = signing.loads(form.cleaned_data["rows"], salt=SALT)
        except signing.BadSignature as error:
            raise NotWhatWasShown from error
        phrases = [Phrase(word, "", put, why) for word, put, why in rows]
        count = self.list.take_in(phrases, by=self.request.user)
        messages.success(self.request, _("Taken in: {count} words.").format(count=count))
        return self.list


class IntakeUndoingView(DeedView):
    """Takes back what was imported together."""

    permission_required = "standards.change_word"
    template_name = "standards/intake_undoing.html"
    form_class = Form

    @cached_property
    def intake(self):
        """Find the import in the address."""
        seen = Intake.objects.visible_to(self.request.user).select_related("list", "by")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the import, its list and the words of it that stand there still."""
        words = self.intake.word_set.filter(ends_on=None).order_by("word")
        return super().get_context_data(intake=self.intake, list=self.intake.list, words=words, **kwargs)

    def do(self, _form):
        """Take it back."""
        count = self.intake.undo(by=self.request.user)
        messages.success(self.request, _("Taken back: {count} words.").format(count=count))
        return self.intake.list


class WordExportView(OneList, PermissionRequiredMixin, View):
    """The words of a list as .xlsx, in the columns that are read back."""

    permission_required = "standards.view_wordlist"

    def get(self, *_args, **_kwargs):
        """Send the file."""
        rows = self.list.word_set.not_over().order_by("word").values_list("word", "put", "why")
        content = as_xlsx(self.list.name, [_("Word"), _("Put instead"), _("Why")], rows)
        answer = HttpResponse(content, content_type=XLSX)
        answer["Content-Disposition"] = f'attachment; filename="words-{self.list.pk}.xlsx"'
        return answer
