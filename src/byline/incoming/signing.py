"""Who is named in a signing line, and of which body: “供稿：北河镇人大　林秀　王强”, “（通讯员 林秀）”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from byline.incoming.names import BETWEEN, BODIES, ROLES, WITH_DOT, is_name, with_spaced_names

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = re.compile(r"^[\s□■○●◇◆△▲☆★◎※]+")
# what one did, behind the name or before it: 林秀/文 王强/图, 文/图 林秀
SHARED_WORK = re.compile(r"[(（]?(?:文|图|摄|摄影)?\s*[/／]\s*(?:文|图|摄影|摄)[)）]?|(?:文图|图文)")
WROTE = r"作者|通讯员|信息员|撰稿人?|供稿人?|撰文|记者"
READ = r"责任编辑|责编|编辑|审核|审稿|核稿|初审|复审|终审|校对|签发|监制"
BODY = r"供稿单位|来稿单位|报送单位|作者单位|来源|单位"
LABEL = re.compile(
    rf"(?:本报|本站|特约|首席|见习)*(?:(?P<body>{BODY})(?:及姓名)?|(?P<read>{READ})|(?P<wrote>{WROTE}))(?:姓名)?"
    r"\s*[:：丨|]?|(?<![\u3400-\u9fff])(?P<did>[文图])\s*[:：]"
)
GLUED = re.compile(
    r"(?P<body>.{1,20}(?:人大(?:常委会|办公室|主席团)?|办公室|委员会|工委|街道|中心|社区|[委局办站所院镇乡村]))"
    r"(?P<name>[\u3400-\u9fff]{2,4})"
)
APART = re.compile(rf"(?:{BETWEEN.pattern}|[()（）])+")


@dataclass(frozen=True)
class Signer:
    """A person that a line names, and the body that it names them of, empty where it names none."""

    name: str
    body: str = ""

    def __str__(self) -> str:
        """Return name and body as an author is typed: 林秀 北河镇人大."""
        return f"{self.name} {self.body}".strip()


def signers_in(line: str) -> tuple[Signer, ...]:
    """Return who wrote a piece, by its signing line, in their order; none when a word of it is neither.

    A word may be a name, a body or an office; who edited or checked the piece did not write it. A name of
    two characters may be written with a space in it, and a body may stand right before a name.
    """
    found: list[Signer] = []
    body = ""
    for label, words in _parts(SHARED_WORK.sub(" ", MARKS.sub("", line))):
        told = None if label == "read" else _told(words)
        if label != "read" and told is None:
            return ()
        if told and label == "body":
            body = next((word for word in told if not is_name(word)), "")
        found += _joined(told or [], of=body)
    first: dict[str, Signer] = {}
    for signer in found:
        first.setdefault(signer.name, signer)
    return tuple(first.values())


def is_labelled(line: str) -> bool:
    """Tell whether a line begins as a signing line does: with a label, such as 作者 or 供稿."""
    bare = SHARED_WORK.sub(" ", MARKS.sub("", line)).lstrip()
    return LABEL.match(bare) is not None or SHARED_WORK.match(MARKS.sub("", line)) is not None


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """Yield the words behind each label, and those before the first, with what kind of label it is."""
    kind, start = "", 0
    for label in LABEL.finditer(line):
        yield kind, line[start : label.start()]
        kind, start = label.lastgroup or "", label.end()
    yield kind, line[start:]


def _told(words: str) -> list[str] | None:
    """Return the names and bodies of some words in their order; None when one of them is neither."""
    dotted = WITH_DOT.findall(words)
    parts = [part for part in APART.split(ROLES.sub(" ", WITH_DOT.sub(" ", words))) if part]
    told: list[str] = []
    for part in with_spaced_names(parts):
        glued = GLUED.fullmatch(part)
        if is_name(part) or BODIES.search(part):
            told.append(part)
        elif glued and is_name(glued["name"]):
            told += [glued["body"], glued["name"]]
        else:
            return None
    return [*told, *dotted]


def _joined(told: list[str], *, of: str) -> list[Signer]:
    """Give each name its body: the one before it, or the one behind where a name comes first."""
    signers: list[Signer] = []
    is_behind = bool(told) and _is_person(told[0])
    body = of
    for word in told:
        if _is_person(word):
            signers.append(Signer(word, body))
        elif is_behind:
            signers = [signer if signer.body else replace(signer, body=word) for signer in signers]
        else:
            body = word
    return signers


def _is_person(word: str) -> bool:
    return is_name(word) or WITH_DOT.fullmatch(word) is not None
