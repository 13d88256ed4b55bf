"""What somebody has to show over years: results by half-year with places, honours, warnings, vetoes.

It is the reference for who is named best and who is promoted; it decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from byline.closing.models import Outcome
from byline.papers.official import Annex, Block, Column, Heading, Paper, Paragraph, Table, mark
from byline.rankings.ranking import rank
from byline.reckoning.book import HONOUR, VETO
from byline.reckoning.periods import Period
from byline.reckoning.terms import Measure
from byline.reckoning.words import number_words, period_label
from byline.rewards.frozen import AND, outcome_words
from byline.rewards.models import Award, Veto
from byline.targets.tallying import Counted, people_of, units_of
from byline.warnings.models import warning as warnings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from byline.papers.sheet import Cell
    from byline.team.models import Congress

NOW = "now"
PEOPLE, UNITS = "people", "units"
CHINESE = "zh-hans"


@dataclass(frozen=True)
class Result:
    """One half-year of somebody's: pieces, points, the place by pieces and among how many, the target."""

    period: Period
    pieces: Decimal
    points: Decimal
    place: int
    among: int
    target: Decimal | None
    met: Decimal | None

    @property
    def label(self) -> str:
        """The half-year's name."""
        return period_label(self.period)

    @property
    def target_words(self) -> str:
        """How the target was met: 4 of 6; a dash where none was owed."""
        if self.target is None:
            return "—"
        return f"{number_words(self.met or self.target * 0)}／{number_words(self.target)}"


@dataclass
class Dossier:
    """One person or unit with all that is known of the years asked for."""

    key: int
    name: str
    unit: str
    results: list[Result] = field(default_factory=list)
    honours: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    vetoes: list[str] = field(default_factory=list)


def halves_of(first_year: int, last_year: int) -> list[Period]:
    """Return the half-years of these years that have begun, in order."""
    today = timezone.localdate()
    found = [Period.half_year(year, n) for year in range(first_year, last_year + 1) for n in (1, 2)]
    return [half for half in found if half.first <= today]


def dossiers(congress: Congress, *, of: str, halves: list[Period]) -> list[Dossier]:
    """Return what people (PEOPLE) or units (UNITS) have to show in these half-years, most pieces first."""
    found: dict[int, Dossier] = {}
    for half in halves:
        _add_results(found, congress, of=of, half=half)
    if halves:
        _add_rewards(found, congress, of=of, first=halves[0].first, last=halves[-1].last)
    return sorted(found.values(), key=lambda one: (-sum(result.pieces for result in one.results), one.name))


def _add_results(found: dict[int, Dossier], congress: Congress, *, of: str, half: Period) -> None:
    counting = people_of if of == PEOPLE else units_of
    spans = {NOW: (half.first, half.last)}
    counted = [one for one in counting(congress, period=half, spans=spans) if one.targets or _pieces(one)]
    for standing in rank(counted, by=_pieces):
        one = standing.row
        target = one.target(measure=Measure.PIECES)
        result = Result(
            half,
            _pieces(one),
            one.amount(NOW, measure=Measure.POINTS),
            standing.place,
            len(counted),
            target.amount if target else None,
            one.done_of(target, span=NOW) if target else None,
        )
        unit = one.unit if of == PEOPLE else ""
        found.setdefault(one.key, Dossier(one.key, one.name, unit)).results.append(result)


def _pieces(one: Counted) -> Decimal:
    return one.amount(NOW, measure=Measure.PIECES)


def _add_rewards(found: dict[int, Dossier], congress: Congress, *, of: str, first, last) -> None:
    mine = {f"{'person' if of == PEOPLE else 'unit'}__isnull": False}
    days = {"round__starts_on__gte": first, "round__ends_on__lte": last, "round__congress": congress}
    awards = Award.objects.filter(**days, **mine).select_related("criterion", "round", "person", "unit")
    for award in awards.order_by("pk"):
        _dossier_of(found, award).honours.append(f"{award.criterion.honour}（{award.round.title}）")
    said = Outcome.objects.standing().filter(closing__congress=congress, kind__in=(HONOUR, VETO), **mine)
    said = said.filter(closing__starts_on__gte=first, closing__ends_on__lte=last)
    for outcome in said.select_related("closing", "person", "unit").order_by("closing__ends_on", "pk"):
        one = _dossier_of(found, outcome)
        told = f"{outcome_words(outcome)}（{outcome.closing.label}）"
        (one.honours if outcome.kind == HONOUR else one.vetoes).append(told)
    vetoes = Veto.objects.filter(**days, **mine, round__withdrawal=None).select_related("person", "unit")
    for veto in vetoes.order_by("pk"):
        one = _dossier_of(found, veto)
        if not _is_told(veto.reason, one.vetoes):
            one.vetoes.append(veto.reason)
    for warning in warnings.Warning.objects.signed_between(congress, first=first, last=last).filter(**mine):
        _dossier_of(found, warning).warnings.append(warning.why)


def _dossier_of(found: dict[int, Dossier], row: Award | Outcome | Veto | warnings.Warning) -> Dossier:
    """Return the sheet of whom a row is for, also where nothing was counted for them."""
    holder = row.unit or row.person
    name = row.unit.short_name if row.unit else row.person.name
    return found.setdefault(holder.pk, Dossier(holder.pk, name, ""))


def _is_told(reason: str, told: list[str]) -> bool:
    """Tell whether a round only took over what a closing said."""
    return all(any(line.startswith(part) for line in told) for part in reason.split(AND))


def said_of_units(congress: Congress, *, year: Period) -> dict[int, tuple[str, ...]]:
    """Return honours, warnings and vetoes of a year by the key of the unit, in Chinese as papers are."""
    found: dict[int, Dossier] = {}
    with override(CHINESE):
        _add_rewards(found, congress, of=UNITS, first=year.first, last=year.last)
        return {key: tuple(_sentences(one)) for key, one in found.items()}


def _sentences(one: Dossier) -> Iterator[str]:
    for head, lines in (("荣誉", one.honours), ("通报批评", one.warnings), ("一票否决", one.vetoes)):
        yield from (f"{head}：{line}。" for line in lines)


def columns_of(halves: list[Period]) -> list[str]:
    """Return the headings of the sheet: four for each half-year."""
    heads = [_("Person or unit"), _("Unit")]
    for half in halves:
        label = period_label(half)
        words = (_("{half}: pieces"), _("{half}: points"), _("{half}: place"), _("{half}: target"))
        heads += [word.format(half=label) for word in words]
    return [*heads, _("Honours given"), _("Warnings"), _("Vetoes")]


def row_of(one: Dossier, halves: list[Period]) -> list[Cell]:
    """Return somebody's row of the sheet; a half-year without anything stays empty."""
    by_half = {result.period: result for result in one.results}
    cells: list[Cell] = [one.name, one.unit]
    for half in halves:
        result = by_half.get(half)
        cells += (
            [result.pieces, result.points, result.place, result.target_words]
            if result
            else [None, None, None, None]
        )
    return [*cells, "；".join(one.honours), "；".join(one.warnings), "；".join(one.vetoes)]


def paper_of(congress: Congress, told: list[Dossier], *, years: str) -> Paper:
    """Return the sheets as an official paper, one on a page, for the file of each."""
    with override(CHINESE):
        blocks: list[Block] = [
            Paragraph(f"根据台账、已签发的奖励和批评整理，供评先评优、干部提拔参考。年度：{years}。")
        ]
        for place, one in enumerate(told, start=1):
            blocks += _sheet(place, one)
        return Paper(
            title="信息宣传工作实绩登记表",
            maker=congress.name,
            day=timezone.localdate(),
            blocks=tuple(blocks),
        )


def _sheet(place: int, one: Dossier) -> list[Block]:
    said = (("荣誉", one.honours), ("通报批评", one.warnings), ("一票否决", one.vetoes))
    return [
        Annex(f"第{place}号", f"{one.name}{f'（{one.unit}）' if one.unit else ''}"),
        _table(one),
        *(
            block
            for number, (head, lines) in enumerate(said, start=1)
            for block in (Heading(f"{mark(number)}{head}"), Paragraph("\n".join(lines) or "无。"))
        ),
    ]


def _table(one: Dossier) -> Table:
    columns = (
        Column("半年", share=1.6),
        Column("采用条数", "end"),
        Column("积分", "end"),
        Column("名次", "centre"),
        Column("完成任务", "centre"),
    )
    rows = tuple(
        (
            result.label,
            number_words(result.pieces),
            number_words(result.points),
            f"{result.place}／{result.among}",
            result.target_words,
        )
        for result in one.results
    )
    return Table(columns, rows)
