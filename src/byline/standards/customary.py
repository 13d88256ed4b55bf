"""What offices customarily ask of a piece. Data; knows no rows.

The bounds are those of county papers: one line of a front page holds 26 characters, a news piece that is
longer than 1,200 is cut, one that is shorter than 150 says too little. What must be there stops a submission;
what a good editor would change anyway is advice.
"""

from __future__ import annotations

from typing import Any, Final

from byline.norms import kinds

NEWS: Final = ["news", "brief", "information", "feature"]
STUDIES: Final = ["research", "theory"]

CUSTOMARY: Final[tuple[dict[str, Any], ...]] = (
    {"clause": "1.1", "kind": kinds.FIELDS, "is_required": True},
    {"clause": "1.2", "kind": kinds.TITLE, "longest": 26},
    {"clause": "1.3", "kind": kinds.SIGNED, "is_required": True},
    {"clause": "2.1", "kind": kinds.BODY, "genres": ["news"], "shortest": 150, "longest": 1200},
    {"clause": "2.2", "kind": kinds.BODY, "genres": ["brief"], "shortest": 60, "longest": 300},
    {"clause": "2.3", "kind": kinds.BODY, "genres": ["feature"], "shortest": 200, "longest": 3000},
    {
        "clause": "2.4",
        "kind": kinds.BODY,
        "genres": STUDIES,
        "shortest": 1500,
        "longest": 8000,
    },
    {"clause": "3.1", "kind": kinds.TIME, "genres": NEWS},
    {"clause": "3.2", "kind": kinds.SCENE, "genres": NEWS},
    {"clause": "3.3", "kind": kinds.PRESENT, "genres": ["news", "brief"]},
    {"clause": "4.1", "kind": kinds.CAPTIONS, "is_required": True},
    {"clause": "4.2", "kind": kinds.CREDITS},
    {"clause": "5.1", "kind": kinds.FORBIDDEN, "is_required": True},
    {"clause": "5.2", "kind": kinds.SENSITIVE},
    {"clause": "5.3", "kind": kinds.NAMES},
    {"clause": "5.4", "kind": kinds.NUMBERS},
    {"clause": "5.5", "kind": kinds.PUNCTUATION},
    {"clause": "6.1", "kind": kinds.SECRECY, "is_required": True},
    {"clause": "6.2", "kind": kinds.TWINS},
)
