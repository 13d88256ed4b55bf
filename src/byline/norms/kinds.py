"""The closed list of what can be asked of a piece, as it stands in rows and in checks. Knows no rows."""

from __future__ import annotations

from typing import Final

FIELDS: Final = "fields"
TITLE: Final = "title"
BODY: Final = "body"
SUBTITLE: Final = "subtitle"
TIME: Final = "time"
SCENE: Final = "scene"
PRESENT: Final = "present"
CAPTIONS: Final = "captions"
CREDITS: Final = "credits"
FORBIDDEN: Final = "forbidden"
SENSITIVE: Final = "sensitive"
NAMES: Final = "names"
NUMBERS: Final = "numbers"
PUNCTUATION: Final = "punctuation"
SIGNED: Final = "signed"
SECRECY: Final = "secrecy"
KEY_TASK: Final = "key_task"
TOPIC: Final = "topic"
TWINS: Final = "twins"

# What says how many characters, and which lists of words a kind reads.
LENGTHS: Final = frozenset({TITLE, BODY})
LISTS: Final = frozenset({FORBIDDEN, SENSITIVE, NAMES})
# One character alone is found everywhere.
SHORTEST_WORD: Final = 2
