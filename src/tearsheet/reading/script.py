"""Traditional or Simplified, and from the one to the other."""

import functools
import re

import opencc

HAN = re.compile(r"[\u3400-\u9fff]")
# below this share a text only quotes Traditional: a name on a seal, a shop sign
TRADITIONAL_SHARE = 0.08


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Turn Traditional into Simplified, word by word; lossy (乾/干, 著/着), so the original is kept elsewhere."""
    return str(_converter().convert(text)) if text else text


@functools.lru_cache(maxsize=32_768)
def is_traditional(character: str) -> bool:
    """Whether the character is written otherwise in Simplified."""
    return simplify(character) != character


def script_of(text: str) -> str:
    """Say "traditional" or "simplified" for a text, by the share of characters that Simplified writes otherwise."""
    han = HAN.findall(text[:100_000])
    if not han:
        return "simplified"
    return "traditional" if sum(map(is_traditional, han)) / len(han) > TRADITIONAL_SHARE else "simplified"
