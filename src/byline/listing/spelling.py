"""How a Chinese name is typed in Latin letters."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

SHORTEST = 2  # letters that can mean somebody


@lru_cache(maxsize=10_000)
def spelt(name: str) -> tuple[str, ...]:
    """Return how a name is typed in Latin letters: as it is, by its syllables' initials, and in full.

    A character with several readings is spelt as a name is most often read.
    """
    syllables = lazy_pinyin(name, style=Style.NORMAL)
    return name.lower(), "".join(each[:1] for each in syllables).lower(), "".join(syllables).lower()


def is_spelt(name: str, letters: str) -> bool:
    """Tell whether Latin letters are how a name begins: its initials, all of it, or as it stands.

    Blanks and case do not count. A single letter is asked for as it stands alone: it begins too many names.
    """
    asked = letters.lower().replace(" ", "")
    if len(asked) < SHORTEST:
        return asked == name.lower()
    return any(told.startswith(asked) for told in spelt(name))
