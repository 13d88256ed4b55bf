"""Nobody comes in who has not signed in, and every right that is asked for exists."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import URLResolver, get_resolver, reverse

from tests.house import tree

# The views anybody may see, and why.
PUBLIC = {
    "sign-in": "nobody has signed in before it",
    "site": "the public site is for everybody",
    "site-search": "likewise",
    "public-picture": "it serves the pictures of published articles, and no others",
}
RIGHT = re.compile(r"[\"'](\w+)\.((?:add|change|delete|view)_\w+)[\"']")
RIGHT_ON_A_PAGE = re.compile(r"\bperms\.(\w+)\.(\w+)")
STAND_INS = {"IntConverter": 1, "SlugConverter": "a", "StringConverter": "a", "PathConverter": "a"}


def our_patterns(resolver=None):
    """Every address of our own rooms."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            found += our_patterns(pattern)
        elif pattern.callback.__module__.startswith("byline."):
            found.append(pattern)
    return found


def address(pattern):
    """An address of this pattern; what it names need not exist, for nobody is to get that far."""
    parts = {name: STAND_INS[type(kind).__name__] for name, kind in pattern.pattern.converters.items()}
    return reverse(pattern.name, kwargs=parts)


def test_every_address_has_a_name():
    nameless = [f"{pattern.pattern} has no name." for pattern in our_patterns() if not pattern.name]
    assert not nameless, tree.listed(nameless)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_sign_in(client, db, method):
    door = resolve_url(settings.LOGIN_URL)
    answers = {
        pattern.name: getattr(client, method)(address(pattern))
        for pattern in our_patterns()
        if pattern.name not in PUBLIC
    }
    open_doors = [
        f"{name} answers a stranger with {answer.status_code}; ask for sign-in, or list it with the reason."
        for name, answer in answers.items()
        if answer.status_code != 302 or not answer.url.startswith(door)
    ]
    assert not open_doors, tree.listed(open_doors)


def rights():
    """Every right that Django keeps for our rows."""
    models = [model for model in apps.get_models() if model.__module__.startswith("byline.")]
    made = {
        f"{model._meta.app_label}.{action}_{model._meta.model_name}"
        for model in models
        for action in model._meta.default_permissions
    }
    named = {
        f"{model._meta.app_label}.{codename}" for model in models for codename, _ in model._meta.permissions
    }
    return made | named


def asked_for():
    """Each right that a view, a form, a role or a page asks for, with the file."""
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("byline.")}
    pages = sorted((tree.SRC / "byline").rglob("*.html"))
    for paths, pattern in ((tree.modules(), RIGHT), (pages, RIGHT_ON_A_PAGE)):
        for path in paths:
            for label, codename in pattern.findall(path.read_text(encoding="utf-8")):
                if label in ours:
                    yield path, f"{label}.{codename}"


def test_every_right_that_is_asked_for_exists():
    known = rights()
    unknown = sorted(
        {
            f"{tree.named(path)} asks for {right}, which no row has."
            for path, right in asked_for()
            if right not in known
        }
    )
    assert not unknown, tree.listed(unknown)


def test_two_rooms_do_not_give_two_views_one_name():
    """`reverse` would lead to the one that comes last, and nothing would say so."""
    views = {}
    for pattern in our_patterns():
        views.setdefault(pattern.name, set()).add(pattern.callback.view_class)

    assert {name: named for name, named in views.items() if len(named) > 1} == {}
