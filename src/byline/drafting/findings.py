"""What a draft leaves open, each in a sentence, with the place where it is mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse

from byline.vetting.sentences import finding_words

if TYPE_CHECKING:
    from byline.rules.models import Rulebook
    from byline.vetting.checking import Finding

# what is stated at the head of the book
OF_THE_HEAD = ("order", "band_end", "ties", "cut_off_day")


@dataclass(frozen=True)
class Told:
    """One finding: its sentence, and the address of the form that mends it."""

    sentence: str
    address: str


def findings_of(rulebook: Rulebook) -> list[Told]:
    """Tell what keeps a draft from being signed, each once; bring it `whole()`."""
    names = _names(rulebook)
    told = [
        Told(finding_words(_named(finding, names), band_end=rulebook.band_end), _address(finding, rulebook))
        for finding in rulebook.findings()
    ]
    return list(dict.fromkeys(told))


def _named(finding: Finding, names: dict[str, str]) -> Finding:
    fit = finding.fit
    whose = {name: names.get(f"{name} {getattr(fit, name)}", "") for name in ("unit", "person")}
    return replace(finding, fit=replace(fit, **whose))


def _names(rulebook: Rulebook) -> dict[str, str]:
    return {
        f"{name} {getattr(row, name).pk}": str(getattr(row, name))
        for row in [*rulebook.clauses.all(), *rulebook.period_clauses.all()]
        for name in ("unit", "person")
        if getattr(row, name)
    }


def _address(finding: Finding, rulebook: Rulebook) -> str:
    if finding.choice in OF_THE_HEAD:
        return reverse("rulebook-head", args=[rulebook.pk])
    row = _row(finding, rulebook)
    if row is not None:
        return row
    if finding.measure:
        return reverse("measure", args=[rulebook.pk, finding.measure])
    return reverse("clauses", args=[rulebook.pk])


def _row(finding: Finding, rulebook: Rulebook) -> str | None:
    """Give the address of the last row that a finding names by its number and conditions, if one is named."""
    if not finding.clauses:
        return None
    named = [
        reverse("clause", args=[row.pk])
        for row in rulebook.clauses.all()
        if row.number in finding.clauses
        and row.measure == finding.measure
        and (row.line().fit == finding.fit or len(finding.clauses) > 1)
    ]
    named += [
        reverse("period-clause", args=[row.pk])
        for row in rulebook.period_clauses.all()
        if row.number in finding.clauses and not named
    ]
    return named[-1] if named else None
