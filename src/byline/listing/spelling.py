"""How a Chinese name is typed in Latin letters."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=10_000)
def spelt(name: str) -> tuple[str, ...]:
    """Return how a name is typed in Latin letters: as it is, by its syllables' initials, and in full.

    A character with several readings is spelt as a name is most often read.
    """
    syllables = lazy_pinyin(name, style=Style.NORMAL)
    return name.lower(), "".join(each[:1] for each in syllables).lower(), "".join(syllables).lower()
