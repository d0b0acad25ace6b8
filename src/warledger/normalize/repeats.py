"""Repeated passages inside one document: the same words again, however spaced or cased."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """The words of a text alone: lower case, one space between them, no punctuation."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def first_copies(texts: Iterable[str]) -> list[int | None]:
    """For each text the index of the first one with the same words; None for a first copy.

    A text without words (a rule of dashes, an emoji) is never a copy.
    """
    seen: dict[str, int] = {}
    copies: list[int | None] = []
    for index, text in enumerate(texts):
        words = folded(text)
        first = seen.setdefault(words, index) if words else index
        copies.append(None if first == index else first)
    return copies
