"""Refused: one family of refusals, each with the sentence a person reads."""

from __future__ import annotations

import inspect


class Refused(Exception):
    """This cannot be done."""

    def __init__(self, **words: object) -> None:
        self.words = words
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """What the person reads: the first paragraph of the docstring, as its source language has it.

        Words in braces are filled from what the refusal was raised with. `byline.activity.deeds.told`
        gives the same sentence in the reader's language.
        """
        return self.template().format(**self.words)

    @classmethod
    def template(cls) -> str:
        """Return the sentence before its words are filled in; it is the key of the translation."""
        paragraphs = inspect.cleandoc(cls.__doc__ or "").split("\n\n")
        return " ".join(paragraphs[0].split())
