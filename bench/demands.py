"""How long a check takes: a text of 3,000 characters against 5,000 listed words, without the database.

Run it by `python bench/demands.py`. It prints the median and the worst of a hundred runs, in milliseconds,
and what finding the words takes of it.
"""

from __future__ import annotations

import random
import statistics
import time

from byline.norms import kinds
from byline.norms.checking import checks
from byline.norms.phrases import Finder, Phrase
from byline.norms.piece import Line, Piece

CHARACTERS, WORDS, RUNS = 3000, 5000, 100
SIGNS = (
    "人大代表委员会县镇乡村水利清淤建议督办民生监督选举会议办理调研视察河道堤防农田道路学校医院老人孩子"
    "街道社区工程的一是在不了有和主时要上中下到年生国我以为他对出分作可方成动同发过行于面天全面说法能好看"
)
EVERY_KIND = [
    Line(value, longest=9, shortest=1)
    for name, value in vars(kinds).items()
    if name.isupper() and isinstance(value, str)
]


def text(dice: random.Random) -> tuple[str, ...]:
    """Make paragraphs of two hundred characters, with marks, days and figures as news has them."""
    lines = []
    for _number in range(CHARACTERS // 200):
        said = "".join(dice.choices(SIGNS, k=170))
        lines.append(f"3月12日，{said[:60]}，投入180万元。“{said[60:110]}，”{said[110:]}26年3月,。")
    return tuple(lines)


def main() -> None:
    """Measure and print."""
    dice = random.Random(7)  # noqa: S311 -- dice of a measurement, not secrets
    listed = {"".join(dice.choices(SIGNS, k=dice.choice((2, 3, 4, 5)))) for _number in range(WORDS * 2)}
    phrases = [Phrase(word, kinds.SENSITIVE) for word in sorted(listed)[:WORDS]]
    begun = time.perf_counter()
    finder = Finder(phrases)
    made = time.perf_counter() - begun
    paragraphs = text(dice)
    piece = Piece(title="题", title_length=1, length=CHARACTERS, paragraphs=paragraphs)
    taken = []
    for _number in range(RUNS):
        begun = time.perf_counter()
        found = checks(piece, EVERY_KIND, words=finder)
        taken.append((time.perf_counter() - begun) * 1000)
    begun = time.perf_counter()
    for said in paragraphs * RUNS:
        finder.find(said)
    print(f"the words alone: {(time.perf_counter() - begun) / RUNS * 1000:.2f} ms")
    places = sum(len(check.places) for check in found)
    print(f"{len(finder)} words made ready in {made * 1000:.1f} ms (once, until a word changes)")
    print(f"{sum(map(len, paragraphs))} characters, {places} places found")
    print(f"a check: median {statistics.median(taken):.2f} ms, worst {max(taken):.2f} ms")


if __name__ == "__main__":
    main()
