"""Pages of key tasks and topics."""

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import DetailView, ListView, View

from byline.activity.views import DeedView
from byline.topics.forms import KeyTaskChangeForm, KeyTaskForm, PointsForm, TopicForm
from byline.topics.models import KeyTask, Topic

ON_A_PAGE = 50


class KeyTasksView(LoginRequiredMixin, ListView):
    """The points of a year, this one unless the address names another."""

    template_name = "topics/key_tasks.html"
    paginate_by = ON_A_PAGE

    @cached_property
    def years(self):
        """Tell which years have points, the newest first; this one is always there."""
        kept = KeyTask.objects.visible_to(self.request.user).order_by().values_list("year", flat=True)
        return sorted({*kept, timezone.localdate().year}, reverse=True)

    @cached_property
    def year(self):
        """Read the year in the address; the current one where it makes no sense."""
        asked = self.request.GET.get("year", "")
        named = int(asked) if asked.isascii() and asked.isdecimal() else 0
        return named if named in self.years else timezone.localdate().year

    def get_queryset(self):
        """Fetch the points through the person."""
        return KeyTask.objects.visible_to(self.request.user).of_year(self.year)

    def get_context_data(self, **kwargs):
        """Add the years."""
        return super().get_context_data(year=self.year, years=self.years, **kwargs)


class NewKeyTaskView(DeedView):
    """Adds a point."""

    permission_required = "topics.add_keytask"
    template_name = "topics/key_task_form.html"
    form_class = KeyTaskForm

    def get_form_kwargs(self):
        """Fill a new point of the person's congress."""
        return {**super().get_form_kwargs(), "instance": KeyTask(congress=self.request.user.congress)}

    def do(self, form):
        """Add it, and show its year."""
        return form.instance.add(by=self.request.user)


class PointsView(DeedView):
    """Adds the points of a pasted list."""

    permission_required = "topics.add_keytask"
    template_name = "topics/points.html"
    form_class = PointsForm

    def do(self, form):
        """Add all of them, and show their year."""
        given = form.cleaned_data
        added = KeyTask.objects.add_points(given["points"], year=given["year"], by=self.request.user)
        return added[0]


class KeyTaskChangeView(DeedView):
    """Changes number and title of a point."""

    permission_required = "topics.change_keytask"
    template_name = "topics/key_task_form.html"
    form_class = KeyTaskChangeForm

    def get_form_kwargs(self):
        """Fetch the point through the person."""
        task = get_object_or_404(KeyTask.objects.visible_to(self.request.user), pk=self.kwargs["pk"])
        return {**super().get_form_kwargs(), "instance": task}

    def do(self, form):
        """Change it, and show its year."""
        return form.instance.change(by=self.request.user)


class TopicsView(LoginRequiredMixin, ListView):
    """The open topics, or the closed ones."""

    template_name = "topics/topics.html"
    paginate_by = ON_A_PAGE

    @property
    def is_closed(self):
        """Whether the closed ones are asked for."""
        return self.request.GET.get("view") == "closed"

    def get_queryset(self):
        """Fetch the topics through the person."""
        topics = Topic.objects.visible_to(self.request.user).select_related("key_task")
        return topics.closed() if self.is_closed else topics.open()

    def get_context_data(self, **kwargs):
        """Add which of them are shown, and how many are open."""
        topics = Topic.objects.visible_to(self.request.user)
        counts = {"open_count": topics.open().count(), "closed_count": topics.closed().count()}
        return super().get_context_data(is_closed=self.is_closed, **counts, **kwargs)


class TopicView(LoginRequiredMixin, DetailView):
    """One topic and what is asked."""

    template_name = "topics/topic.html"

    def get_queryset(self):
        """Fetch it through the person."""
        return Topic.objects.visible_to(self.request.user).select_related("key_task")


class NewTopicView(DeedView):
    """Sets a topic."""

    permission_required = "topics.add_topic"
    template_name = "topics/topic_form.html"
    form_class = TopicForm

    def get_form_kwargs(self):
        """Fill a new topic of the person's congress."""
        person = self.request.user
        return {**super().get_form_kwargs(), "person": person, "instance": Topic(congress=person.congress)}

    def do(self, form):
        """Set it, and show it."""
        return form.instance.add(by=self.request.user)


class TopicChangeView(DeedView):
    """Changes what a topic asks."""

    permission_required = "topics.change_topic"
    template_name = "topics/topic_form.html"
    form_class = TopicForm

    def get_form_kwargs(self):
        """Fetch the topic through the person."""
        person = self.request.user
        topic = get_object_or_404(Topic.objects.visible_to(person), pk=self.kwargs["pk"])
        return {**super().get_form_kwargs(), "person": person, "instance": topic}

    def do(self, form):
        """Change it, and show it."""
        return form.instance.change(by=self.request.user)


class ClosingView(PermissionRequiredMixin, View):
    """Closes a topic."""

    permission_required = "topics.change_topic"

    def post(self, request, pk):
        """Close it, and show it."""
        topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
        topic.close(by=request.user)
        return redirect(topic)


class ReopeningView(PermissionRequiredMixin, View):
    """Opens a closed topic again."""

    permission_required = "topics.change_topic"

    def post(self, request, pk):
        """Open it, and show it."""
        topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
        topic.reopen(by=request.user)
        return redirect(topic)
