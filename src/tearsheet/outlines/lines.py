"""A line of a page, and a page as its lines: the one shape that every later step reads."""

from dataclasses import dataclass, field

# many lines are a sign of a machine, not of an article
MOST_LINES = 60_000
LONGEST_LINE = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line a reader sees. `parts` keeps inner borders as tabs; `linked` counts characters inside links.

    `trail` holds the numbers of the blocks around it, outermost first; `veil` says by what it is hidden (see
    `hidden.veil`), and `is_hidden` whether it counts as hidden; `hosts` are those that its links name.
    """

    text: str
    parts: str = ""
    linked: int = 0
    tag: str = ""
    trail: tuple[int, ...] = ()
    names: str = ""
    is_hidden: bool = False
    veil: str = ""
    is_aside: bool = False
    is_bold: bool = False
    is_centred: bool = False
    pictures: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a page and what its head, its data blocks and its scripts say.

    `blocks` names each block by its number in the lines' trails: its tag and its first class.
    """

    lines: tuple[Line, ...]
    head_title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    scripts: str = ""
    address: str = ""
    is_html: bool = True
    blocks: tuple[str, ...] = ()
