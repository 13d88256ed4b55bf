"""Texts that scripts and JSON hold: objects, strings with escapes, bare answers; nothing is run."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

JSONP = re.compile(r"^\s*[\w.$]{1,60}\s*\(\s*(?=[{\[])")
GIVEN = re.compile(r"[=(:]\s*(?=[{\[])")
UNDEFINED = re.compile(r"(?<=[:,\[])\s*undefined\b")
# every string is taken whole, and one without an end up to its line's end, so that the time stays linear
LITERAL = re.compile(r"\"((?:[^\"\\\n]|\\.)*+)\"?|'((?:[^'\\\n]|\\.)*+)'?|`((?:[^`\\]|\\.)*+)`?", re.DOTALL)
NAME = re.compile(r"([\w$]{1,40})[\"']?\s{0,9}[:=]\s{0,9}(?:[\w$.]{1,40}\s{0,9}\(\s{0,9})?$")
ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
PLAIN_ESCAPES = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " ", "v": " ", "0": "", "\n": ""}
LARGEST_CODE = 0x10FFFF
QUOTED_BYTES = re.compile(r"(?:%[0-9A-Fa-f]{2}){3}")
HAN = re.compile(r"[\u3400-\u9fff]")
# blocks of one text, as editors that keep JSON write them
BLOCK_KEYS = ("text", "value", "content", "html", "data", "p", "insert")
SHORTEST = 60
MOST_OBJECTS = 30
MOST_TEXTS = 4000
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Text:
    """A text in a script, the names it is kept under, outermost first, and the objects around it."""

    words: str
    names: tuple[str, ...] = ()
    around: tuple[dict[str, object], ...] = ()


def answer_of(source: str) -> object | None:
    """Return what a bare answer holds, JSON or JSON in a call; None when the source is anything else."""
    start = source.lstrip("\ufeff \t\r\n")
    if called := JSONP.match(start):
        start = start[called.end() :].rstrip("; \t\r\n)")
    return _parsed(start) if start[:1] in "{[" and start else None


def texts_of_script(script: str) -> Iterator[Text]:
    """Yield the long texts of an inline script: of its objects, and where it has none, of its strings."""
    if len(script) < SHORTEST or not (
        HAN.search(script) or "\\u" in script or "%E" in script or "%e" in script
    ):
        return
    found = list(_objects(UNDEFINED.sub(" null", script)))
    for one in found:
        yield from texts_of(one)
    for literal in LITERAL.finditer(script):
        words = literal[1] or literal[2] or literal[3] or ""
        if len(words) >= SHORTEST:
            name = NAME.search(script[max(literal.start() - 100, 0) : literal.start()])
            yield from _texts_in(unescaped(words), names=(name[1] if name else "",), around=())


def texts_of(said: object) -> Iterator[Text]:
    """Yield the long texts in what JSON said, however deep, and paragraphs of one list together."""
    waiting: list[tuple[object, tuple[str, ...], tuple[dict[str, object], ...]]] = [(said, (), ())]
    for _ in range(MOST_TEXTS * 10):
        if not waiting:
            return
        value, names, around = waiting.pop()
        if isinstance(value, str):
            yield from _texts_in(value, names=names, around=around)
        elif isinstance(value, dict) and len(names) < DEEPEST:
            inner = (value, *around[:3])
            waiting += [(one, (*names, str(name)[:60]), inner) for name, one in value.items()]
        elif isinstance(value, list) and len(names) < DEEPEST:
            if joined := _joined(value):
                yield Text(joined, names, around)
            waiting += [(one, (*names, ""), around) for one in value[:MOST_TEXTS]]


def _texts_in(words: str, *, names: tuple[str, ...], around: tuple[dict[str, object], ...]) -> Iterator[Text]:
    if len(words) < SHORTEST:
        return
    words = _plain(words)
    inner = _parsed(words) if words[:1] in "{[" and len(names) < DEEPEST else None
    if inner is None:
        yield Text(words, names, around)
    else:
        yield from texts_of(inner)


def _plain(words: str) -> str:
    """Return a text without the wrappings of scripts: bytes in per cents, escapes, entities."""
    words = words.strip()
    if len(QUOTED_BYTES.findall(words[:2000])) > 3:  # noqa: PLR2004 one or two may be part of an address
        words = unquote(words)
    if "\\u" in words or "\\x3c" in words.lower() or "\\n" in words:
        words = unescaped(words)
    return html.unescape(words) if "<" not in words and "&lt;" in words else words


def _joined(values: list[object]) -> str:
    """Return the paragraphs of a list of strings, or of blocks that keep them under one name; "" if none."""
    plain = [one for one in values[:MOST_TEXTS] if isinstance(one, str)]
    blocks = [one for one in values[:MOST_TEXTS] if isinstance(one, dict)]
    for key in BLOCK_KEYS:
        plain += [words for one in blocks if isinstance(words := one.get(key), str)] if not plain else []
    texts = [words for words in plain if HAN.search(words)]
    return "".join(f"<p>{_plain(words)}</p>" for words in texts) if len(texts) > 1 else ""


def unescaped(words: str) -> str:
    """Return a script's string as it reads."""
    if "\\" not in words:
        return words
    plain = ESCAPE.sub(_character, words)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if not code:
        return PLAIN_ESCAPES.get(found[4], found[4])
    number = int(code, 16)
    return chr(number) if number <= LARGEST_CODE else " "


def _objects(script: str) -> Iterator[object]:
    """Yield the objects that a script gives to names or calls, as far as they are JSON."""
    decoder = json.JSONDecoder(strict=False)
    end, tries = 0, 0
    start = script.lstrip()
    if start[:1] in {"{", "["} and (whole := _parsed(start)) is not None:
        yield whole
        return
    for found in GIVEN.finditer(script):
        if found.end() < end or tries >= MOST_OBJECTS:
            continue
        tries += 1
        try:
            said, end = decoder.raw_decode(script, found.end())
        except (ValueError, RecursionError):
            continue
        yield said


def _parsed(words: str) -> object | None:
    try:
        said: object = json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, (dict, list)) else None
