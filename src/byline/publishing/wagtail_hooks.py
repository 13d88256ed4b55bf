"""How the administration of the public site bends to this house."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import AbstractPage, GroupPagePermission
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from byline.publishing.models import Announcement, HomePage, Publication
from byline.team.roles import Role

NOT_OURS = {"users", "groups"}  # people and their rights are kept at the desk


class PostPolicy(PagePermissionPolicy):
    """Gives page rights by post: today's webmasters work on the site of their own congress, nobody else does.

    Which rights that are stands in the permissions of the site's first page. Nobody has to be put into a
    group, and nobody stays in one after their post has ended.
    """

    def get_all_permissions_for_user(self, user):
        """Return the rights of the person's site."""
        if user.is_anonymous or not user.is_active or not user.holds(Role.WEBMASTER):
            return GroupPagePermission.objects.none()
        homes = HomePage.objects.filter(congress=user.congress)
        found = GroupPagePermission.objects.filter(page__in=homes.values("pk"))
        return found.select_related("page", "permission")


register_permission_policy(AbstractPage, PostPolicy())


@hooks.register("construct_settings_menu")
def leave_people_to_the_desk(_request, entries):
    """Take the lists of users and groups away."""
    entries[:] = [entry for entry in entries if entry.name not in NOT_OURS]


@hooks.register("before_delete_page")
def keep_the_trace(request, page):
    """Keep what was ever published: it is withdrawn at the desk, with a reason, and not deleted."""
    if not has_trace([page]):
        return None
    messages.error(request, told())
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("before_bulk_action")
def keep_the_traces(request, action, pages, _bulk_action):
    """Keep likewise what many at once would delete."""
    if action != "delete" or not has_trace(pages):
        return None
    messages.error(request, told())
    return redirect("wagtailadmin_explore_root")


@hooks.register("before_publish_page")
def keep_off_what_was_withdrawn(request, page):
    """Let nobody put a withdrawn page up again: it comes back as a new one, decided on anew."""
    if not is_withdrawn([page]):
        return None
    messages.error(request, told_of_withdrawn())
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_off_the_withdrawn(request, action, pages, _bulk_action):
    """Let nobody put withdrawn pages up again among others."""
    if action != "publish" or not is_withdrawn(pages):
        return None
    messages.error(request, told_of_withdrawn())
    return redirect("wagtailadmin_explore_root")


def told_of_withdrawn():
    """Return why a withdrawn page is not put up again, and what to do instead."""
    return _("This page was withdrawn. Publish the manuscript or the bulletin anew at the desk instead.")


def is_withdrawn(pages):
    """Tell whether one of the pages was withdrawn at the desk, or its bulletin's decision was."""
    asked = {"page__in": [page.pk for page in pages]}
    withdrawn = Publication.objects.filter(**asked).exclude(withdrawal=None)
    taken_down = Announcement.objects.filter(**asked).exclude(takingdown=None)
    return withdrawn.exists() or taken_down.exists()


def told():
    """Return why nothing is deleted, and what to do instead."""
    return _("What was published stays as a trace. Withdraw it at the desk instead.")


def has_trace(pages):
    """Tell whether a manuscript or a bulletin was ever published on one of the pages or below it."""
    below = Q(pk__in=[])
    for page in pages:
        below |= Q(page__path__startswith=page.path) | Q(channel__path__startswith=page.path)
    return Publication.objects.filter(below).exists() or Announcement.objects.filter(below).exists()
