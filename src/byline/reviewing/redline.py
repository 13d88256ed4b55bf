"""One text that shows who changed what on its way: 花脸稿. Sums over words; knows no rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from byline.reviewing.changes import FORMATTED, compare
from byline.reviewing.tokens import INLINE, VOID, is_closing, plain, tag_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

END_OF_PARAGRAPH = "¶"
BLOCKS = frozenset({"p", "h2", "h3", "ul", "ol", "blockquote", "figure", "table", "figcaption", *INLINE})
# what may stand in an element; in any other only words
MAY_HOLD = {
    "": BLOCKS,
    "blockquote": BLOCKS,
    "li": BLOCKS,
    "td": BLOCKS,
    "th": BLOCKS,
    "figure": BLOCKS,
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "table": frozenset({"thead", "tbody"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
}
# how words are put where none may stand by themselves
AROUND_WORDS = {
    "": ("<p>", "</p>"),
    "ul": ("<li>", "</li>"),
    "ol": ("<li>", "</li>"),
    "table": ("<tbody><tr><td>", "</td></tr></tbody>"),
    "thead": ("<tr><td>", "</td></tr>"),
    "tbody": ("<tr><td>", "</td></tr>"),
    "tr": ("<td>", "</td>"),
}


@dataclass(frozen=True)
class Hand:
    """The text as one person left it. `number`, from 1, tells the people apart."""

    number: int
    name: str
    text: str


@dataclass(frozen=True)
class Mark:
    """How a run of characters is shown: put in, taken out or formatted, and by whose hand."""

    tag: str
    hand: Hand
    is_form: bool = False

    @property
    def opening(self) -> str:
        """The tag that opens it; it names the hand by number, for its colour and line, and in words."""
        form = ' class="form"' if self.is_form else ""
        return f'<{self.tag}{form} data-by="{self.hand.number}" title="{escape(self.hand.name)}">'

    @property
    def closing(self) -> str:
        """The tag that closes it."""
        return f"</{self.tag}>"


@dataclass(frozen=True)
class Live:
    """A token of the text as it stands now; `by` put it in, None where it was there from the first."""

    token: str
    by: Hand | None = None
    form: Hand | None = None

    @property
    def mark(self) -> Mark | None:
        """How it is shown."""
        if self.by:
            return Mark("ins", self.by)
        return Mark("ins", self.form, is_form=True) if self.form else None


@dataclass(frozen=True)
class Dead:
    """What a hand took out together; each token tells who had put it in."""

    lives: tuple[Live, ...]
    by: Hand

    @property
    def tokens(self) -> tuple[str, ...]:
        """The tokens alone."""
        return tuple(live.token for live in self.lives)


def redline(first: str, hands: Iterable[Hand]) -> str:
    """Return the text of the last hand as HTML, with what each hand put in as <ins> and took out as <del>.

    `first` and the texts of the hands are sanitised HTML, each as it followed the one before. What a hand put
    in and later took out itself is not shown; what another took out of it is a <del> inside its <ins>.
    """
    items: list[Live | Dead] = [Live(token) for span in compare(first, first) for token in span.old]
    before = first
    for hand in hands:
        items = list(_laid_over(items, before, hand))
        before = hand.text
    return "".join(_written(items))


def redline_of_words(first: str, hands: Sequence[Hand]) -> str:
    """Return a line of plain words, as a title is, with what each hand changed, as HTML."""
    escaped = [replace(hand, text=escape(hand.text, quote=False)) for hand in hands]
    made = redline(
        f"<h2>{escape(first, quote=False)}</h2>", [replace(e, text=f"<h2>{e.text}</h2>") for e in escaped]
    )
    return made.removeprefix("<h2>").removesuffix("</h2>")


def _laid_over(items: list[Live | Dead], before: str, hand: Hand) -> Iterator[Live | Dead]:
    """Lay the changes of one more hand over what is shown so far."""
    rest = iter(items)
    for span in compare(before, hand.text):
        taken = list(_taken(rest, len(span.old)))
        if not span.is_change:
            yield from taken
            continue
        lives = [item for item in taken if isinstance(item, Live)]
        yield from (item for item in taken if isinstance(item, Dead))
        if span.kind == FORMATTED:
            yield from _formed(lives, span.new, hand)
            continue
        gone = Dead(tuple(live for live in lives if live.by != hand or tag_name(live.token)), hand)
        if plain(gone.tokens):
            yield gone
        yield from (Live(token, hand) for token in span.new)
    yield from rest


def _taken(rest: Iterator[Live | Dead], count: int) -> Iterator[Live | Dead]:
    """Take so many live tokens, with what is dead among them."""
    while count:
        item = next(rest)
        count -= isinstance(item, Live)
        yield item


def _formed(lives: list[Live], new: Iterable[str], hand: Hand) -> Iterator[Live]:
    """Keep of each character who put it in; the tags around it are the new ones."""
    makers = iter([live.by for live in lives if not tag_name(live.token) or tag_name(live.token) == "img"])
    for token in new:
        if tag_name(token) and tag_name(token) != "img":
            yield Live(token)
        else:
            yield Live(token, next(makers, None), hand)


def _written(items: Iterable[Live | Dead]) -> Iterator[str]:
    stack: list[tuple[str, Hand | None]] = []
    for mark, run in groupby(items, key=_shown_as):
        for item in run if mark is None else ():
            if isinstance(item, Dead):
                yield from _dead(item, context=stack[-1][0] if stack else "")
            else:
                yield from _tag_or_letter(item, stack)
        if mark:
            yield mark.opening + "".join(item.token for item in run if isinstance(item, Live)) + mark.closing


def _shown_as(item: Live | Dead) -> Mark | None:
    """Return the mark around a character or picture; None for tags, what is unchanged, what is gone."""
    if isinstance(item, Dead) or tag_name(item.token) not in {"", *VOID}:
        return None
    return item.mark


def _tag_or_letter(item: Live, stack: list[tuple[str, Hand | None]]) -> Iterator[str]:
    name = tag_name(item.token)
    if name and name not in VOID:
        if not is_closing(item.token):
            stack.append((name, item.by))
        elif stack.pop()[1] != item.by and item.by and name not in INLINE:
            yield _marked(Mark("ins", item.by), END_OF_PARAGRAPH)
    yield item.token


def _dead(gone: Dead, *, context: str) -> Iterator[str]:
    """Show what was taken out: as it stood where that can stand here, else as words alone."""
    if _fits(gone.tokens, context=context):
        for is_tag, run in groupby(gone.lives, key=lambda live: tag_name(live.token) not in {"", *VOID}):
            held = [live for live in run if tag_name(live.token) != "a"]
            yield "".join(live.token for live in held) if is_tag else _struck(held, gone.by)
        return
    words = [Live(word, live.by) for live in gone.lives for word in as_words([live.token])]
    before, after = AROUND_WORDS.get(context, ("", ""))
    yield before + _struck(words, gone.by) + after


def _struck(lives: Iterable[Live], by: Hand) -> str:
    """Strike words out; those that another hand had put in stay marked as that hand's."""
    written = ""
    for maker, run in groupby(lives, key=lambda live: live.by):
        words = _marked(Mark("del", by), "".join(live.token for live in run))
        is_anothers = maker is not None and maker.number != by.number
        written += _marked(Mark("ins", maker), words) if maker and is_anothers else words
    return written


def _fits(some: Sequence[str], *, context: str) -> bool:
    """Whether tokens are whole elements, or words, that may stand in the element they stand in now."""
    allowed = MAY_HOLD.get(context, INLINE)
    depth = 0
    for token in some:
        name = tag_name(token)
        if depth == 0 and (name not in allowed if name else not allowed & INLINE or not context):
            return False
        if name and name not in VOID:
            depth += -1 if is_closing(token) else 1
        if depth < 0:
            return False
    return depth == 0


def as_words(some: Iterable[str]) -> Iterator[str]:
    """Yield the characters and pictures of some tokens, with a sign where a paragraph ends."""
    for token in some:
        name = tag_name(token)
        if not name or name in VOID:
            yield token
        elif is_closing(token) and name not in INLINE:
            yield END_OF_PARAGRAPH


def _marked(mark: Mark, words: str) -> str:
    return mark.opening + words + mark.closing if words else ""
