"""A bar chart as plain data, and drawn: one SVG for the page, the PDF, the picture in Word and the slide."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape

from byline.papers.characters import legal, width

# ink, seal and hairline of the desk, as they stand on white paper
INK, SECOND, BAR, SEAL, LINE = "#1F1D1A", "#5B564D", "#6C665B", "#A8322A", "#CFC8BA"
# no space behind a comma: the PDF writer would look for a face whose name begins with one
SANS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif"
SERIF = "'方正小标宋简体','Noto Serif CJK SC','Source Han Serif SC',SimSun,serif"
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Bar:
    """One bar: whose, how long, what stands at its end; `goal` is where a tick stands, None for no tick."""

    label: str
    value: Decimal
    shown: str
    goal: Decimal | None = None


@dataclass(frozen=True)
class Chart:
    """Bars under one another. `caption` says what they count and what the tick means."""

    title: str
    bars: tuple[Bar, ...]
    caption: str = ""

    @property
    def scale(self) -> Decimal:
        """What the longest bar or the furthest tick stands for; 1 where all is nothing."""
        ends = [max(bar.value, bar.goal or NOTHING) for bar in self.bars]
        return max(ends, default=NOTHING) or Decimal(1)

    def in_words(self) -> str:
        """Tell the chart to one who does not see it."""
        told = "；".join(f"{bar.label}{bar.shown}" for bar in self.bars)
        return f"{self.title}：{told}。" if told else f"{self.title}。"


@dataclass(frozen=True)
class Frame:
    """What a chart is drawn into, in points; a slide is as high as it is, a chart on a page as its bars ask.

    `letter` is the size of the letters, `row` from bar to bar at most. `has_title` sets the title above.
    """

    width: float
    letter: float
    row: float
    height: float = 0
    has_title: bool = False

    @property
    def margin(self) -> float:
        """White around a slide; a chart in a text stands as wide as the text."""
        return self.letter * 2.5 if self.height else 0

    @property
    def head(self) -> float:
        """How much the title takes up."""
        return self.letter * 3.2 if self.has_title else 0

    @property
    def foot(self) -> float:
        """How much the caption takes up."""
        return self.letter * 1.8

    def row_of(self, chart: Chart) -> float:
        """From bar to bar: less than asked where a slide would not hold them all."""
        if not self.height:
            return self.row
        room = self.height - 2 * self.margin - self.head - self.foot
        return min(self.row, room / max(len(chart.bars), 1))

    def height_of(self, chart: Chart) -> float:
        """How high the chart stands, with caption."""
        return self.height or self.head + self.row * max(len(chart.bars), 1) + self.foot


# as wide as the text area of a page, and a slide of 16 : 9
PAGE = Frame(width=442, letter=10, row=16)
SLIDE = Frame(width=960, letter=18, row=40, height=540, has_title=True)


def as_svg(chart: Chart, *, frame: Frame = PAGE) -> str:
    """Return the chart as one `<svg>`, every text escaped; without bars it holds only its words."""
    height = frame.height_of(chart)
    ground = f'<path fill="#FFFFFF" d="M0 0h{frame.width}v{height}h-{frame.width}z"/>' if frame.height else ""
    label = escape(legal(chart.in_words()), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width:g} {height:g}" '
        f'width="{frame.width:g}" height="{height:g}" role="img" aria-label="{label}" '
        f'font-family="{SANS}" font-size="{frame.letter:g}">{ground}{_title(chart, frame)}'
        f"{_bars(chart, frame)}{_caption(chart, frame)}</svg>"
    )


def _title(chart: Chart, frame: Frame) -> str:
    if not frame.has_title:
        return ""
    size = frame.letter * 1.6
    words = _text(chart.title, at=(0, 0), anchor="start", colour=INK)
    placed = f'transform="translate({frame.margin:g} {frame.margin + size:g})"'
    return f'<g {placed} font-family="{SERIF}" font-weight="700" font-size="{size:g}">{words}</g>'


def _bars(chart: Chart, frame: Frame) -> str:
    labels = max((width(bar.label) for bar in chart.bars), default=0) * frame.letter
    left = frame.margin + labels + frame.letter
    values = max((width(bar.shown) for bar in chart.bars), default=0) * frame.letter
    room = frame.width - frame.margin - values - frame.letter - left
    row = frame.row_of(chart)
    top = frame.margin + frame.head
    axis = f'<path stroke="{LINE}" d="M{left:.1f} {top:.1f}v{row * len(chart.bars):.1f}"/>'
    drawn = (
        _bar(bar, frame, at=(left, top + place * row), measures=(row, float(room) / float(chart.scale)))
        for place, bar in enumerate(chart.bars)
    )
    return axis + "".join(drawn)


def _bar(bar: Bar, frame: Frame, *, at: tuple[float, float], measures: tuple[float, float]) -> str:
    """Draw one row: label at the left, bar, tick, and the number in a column of its own at the right."""
    left, top = at
    row, unit = measures
    thick = row * 0.56
    base = top + row / 2 + frame.letter * 0.36
    length = max(float(bar.value), 0) * unit
    place = f'x="{left:.1f}" y="{top + (row - thick) / 2:.1f}"'
    parts = [
        _text(bar.label, at=(left - frame.letter * 0.6, base), anchor="end", colour=INK),
        f'<rect fill="{BAR}" {place} width="{length:.1f}" height="{thick:.1f}"/>',
        _text(bar.shown, at=(frame.width - frame.margin, base), anchor="end", colour=INK),
    ]
    if bar.goal is not None:
        x = left + float(bar.goal) * unit
        tick = f"M{x:.1f} {top + row * 0.1:.1f}v{row * 0.8:.1f}"
        parts.append(f'<path stroke="{SEAL}" stroke-width="{frame.letter * 0.15:.1f}" d="{tick}"/>')
    return "".join(parts)


def _caption(chart: Chart, frame: Frame) -> str:
    words = chart.caption if chart.bars else "无"
    if not words:
        return ""
    at = (frame.width - frame.margin, frame.height_of(chart) - frame.margin - frame.letter * 0.4)
    return _text(words, at=at, anchor="end", colour=SECOND)


def _text(words: str, *, at: tuple[float, float], anchor: str, colour: str) -> str:
    x, y = at
    said = escape(legal(words))
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{said}</text>'
