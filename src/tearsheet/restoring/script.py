"""Traditional or Simplified, and from the one to the other."""

import functools
import re

import opencc

HAN = re.compile(r"[\u3400-\u9fff]")
# below this share a text only quotes Traditional: a name on a seal, a shop sign
TRADITIONAL_SHARE = 0.08
# mirrors write 著 for 着; the converter leaves it, so turn it unless it is in a word of writing or fame
ASPECT = re.compile("(?<![显名原专编卓昭土论巨遗译合拙所])著(?![作名述者称书有录译])")


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Turn Traditional into Simplified, word by word (乾燥 but 乾隆, 着力 but 著作); lossy (乾/干, 著/着), so the original is kept elsewhere."""  # noqa: E501 one sentence or pattern, read as a whole
    return ASPECT.sub("着", str(_converter().convert(text))) if text else text


@functools.lru_cache(maxsize=32_768)
def is_traditional(character: str) -> bool:
    """Whether only Traditional has the character: 縣, but not 乾 or 著, which Simplified keeps in words."""
    return simplify(character) != character and not _is_simplified(character)


def _is_simplified(character: str) -> bool:
    """Whether the character is in the set of 1980, which holds Simplified alone."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def script_of(text: str) -> str:
    """Say "traditional" or "simplified" for a text, by the share of characters that Simplified writes otherwise."""  # noqa: E501 one sentence or pattern, read as a whole
    han = HAN.findall(text[:100_000])
    if not han:
        return "simplified"
    return "traditional" if sum(map(is_traditional, han)) / len(han) > TRADITIONAL_SHARE else "simplified"
