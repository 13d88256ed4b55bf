"""The Chinese interface is complete, and the tool that keeps it so does what it says."""

import pytest

from byline.errors import Refused
from tests.house import tree
from tools import translations


def kin(family):
    return {family}.union(*(kin(child) for child in family.__subclasses__()))


def test_every_sentence_has_its_chinese():
    found = [fault.replace(f"{tree.ROOT}/", "") for fault in translations.faults(tree.SRC / "byline")]
    assert not found, tree.listed(["Run `make words`, then translate:", *found])


def test_the_tool_finds_the_sentence_of_every_refusal():
    found = {refusal.words for refusal in translations.refusals(tree.SRC / "byline")}
    lost = [
        f"{refusal.__name__}: {refusal.template()}"
        for refusal in kin(Refused)
        if refusal.__module__.startswith("byline.") and refusal.template() not in found
    ]
    assert not lost, tree.listed(lost)


@pytest.fixture
def package(tmp_path):
    """A package of two rooms, with one sentence of each kind."""
    house = tmp_path / "house"
    desk = house / "desk"
    (desk / "templates" / "desk").mkdir(parents=True)
    (desk / "static").mkdir()
    (house / "web").mkdir()
    (house / "web" / "__init__.py").write_text("")
    (house / "errors.py").write_text('class Refused(Exception):\n    """No."""\n')
    (desk / "__init__.py").write_text("")
    (desk / "models.py").write_text(
        'from django.utils.translation import gettext_lazy as _\nname = _("long "\n    "name")\n\n\n'
        'class TooLate(Refused):\n    """{day} is past.\n    Choose another.\n\n    Not this."""\n\n\n'
        'class MuchTooLate(TooLate):\n    """It is over."""\n'
    )
    (desk / "templates" / "desk" / "page.html").write_text(
        "{% load i18n %}\n<h1>\n    {% translate 'Desk' %}</h1>\n  {% blocktranslate count n=n trimmed %}\n"
        "  {{ n }} piece\n  {% plural %}\n  {{ n }} pieces\n  {% endblocktranslate %}\n"
        "  {% translate 'May' context 'month' %}\n"
    )
    (desk / "static" / "desk.js").write_text('show(gettext("Saved"));\n')
    return house


def catalogue(package, domain="django"):
    return translations.Shelf(package / "desk", domain)


def translate(shelf, **chinese):
    """Fill in the catalogue on disk."""
    text = shelf.path.read_text(encoding="utf-8")
    for source, translated in chinese.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{translated}"')
    shelf.path.write_text(text, encoding="utf-8")


def test_sentences_are_found_wherever_they_stand(package):
    words = {found.words for found in catalogue(package).found()}

    assert words == {
        "long name",
        "{day} is past. Choose another.",
        "It is over.",
        "Desk",
        ("%(n)s piece", "%(n)s pieces"),
        "May",
    }
    assert [found.words for found in catalogue(package, "djangojs").found()] == ["Saved"]
    assert [found.words for found in translations.Shelf(package / "web", "django").found()] == ["No."]


def test_an_update_keeps_translations_and_drops_what_is_no_longer_said(package):
    shelf = catalogue(package)
    translations.update(shelf)
    translate(shelf, Desk="办公桌")
    (package / "desk" / "models.py").write_text("")

    translations.update(shelf)

    assert shelf.kept().get("Desk").string == "办公桌"
    assert shelf.kept().get("long name") is None


def test_a_second_update_changes_nothing(package):
    shelf = catalogue(package)
    translations.update(shelf)
    before = shelf.path.read_bytes()

    translations.update(shelf)

    assert shelf.path.read_bytes() == before


def test_a_missing_translation_is_named_with_its_file(package):
    shelf = catalogue(package)
    translations.update(shelf)

    assert any(
        "not translated: 'Desk'" in fault and "page.html" in fault for fault in translations.faults_of(shelf)
    )


def test_a_placeholder_that_was_lost_is_named(package):
    shelf = catalogue(package)
    translations.update(shelf)
    translate(shelf, **{"{day} is past. Choose another.": "这一天已过，请另选。"})

    assert any("placeholders differ: '{day} is past" in fault for fault in translations.faults_of(shelf))


def test_what_two_rooms_translate_differently_is_named(package):
    (package / "web" / "words.py").write_text('from gettext import gettext as _\n_("Desk")\n')
    for room, chinese in (("desk", "办公桌"), ("web", "工作台")):
        shelf = translations.Shelf(package / room, "django")
        translations.update(shelf)
        translate(shelf, Desk=chinese)

    assert len(translations.rivals(package)) == 1


def test_compiling_writes_what_django_reads(package):
    shelf = catalogue(package)
    translations.update(shelf)
    translate(shelf, Desk="办公桌")

    translations.compile_catalogue(shelf)

    assert "办公桌".encode() in shelf.path.with_suffix(".mo").read_bytes()
