"""Every row says what it is, by a word of the glossary."""

import re

from django.apps import apps

from tests.house import tree

GLOSSARY = tree.ROOT / "docs" / "glossary.md"


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("byline.")]


def glossary():
    """The words of the first column; a row may hold several, with commas."""
    rows = [
        line.split("|") for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")
    ]
    return {word.strip().lower() for row in rows[2:] for word in row[1].split(",")}


def spoken(name):
    """KeyTask → key task."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def test_every_row_has_its_word_in_the_glossary():
    words = glossary()
    missing = [
        f"{model.__module__}.{model.__name__}: {spoken(model.__name__)!r} is not in docs/glossary.md; "
        "a new word goes there first."
        for model in our_models()
        if spoken(model.__name__) not in words
    ]
    assert not missing, tree.listed(missing)


def test_every_word_stands_once():
    rows = [
        line.split("|")[1]
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    words = [word.strip() for row in rows for word in row.split(",")]
    twice = sorted({f"{word} stands twice in the glossary." for word in words if words.count(word) > 1})
    assert not twice, tree.listed(twice)


def test_every_row_has_a_name_to_be_called_by():
    nameless = [
        f"{model.__module__}.{model.__name__} has no __str__ of its own; on a page it would be 'object (17)'."
        for model in our_models()
        if not any(
            "__str__" in vars(kin)
            for kin in model.__mro__
            if kin.__module__.startswith(("byline.", "wagtail."))
        )
    ]
    assert not nameless, tree.listed(nameless)


def test_every_model_says_what_one_row_means():
    silent = [
        f"{model.__module__}.{model.__name__} has no docstring; say what one row means."
        for model in our_models()
        if not model.__doc__ or model.__doc__.startswith(f"{model.__name__}(")
    ]
    assert not silent, tree.listed(silent)
