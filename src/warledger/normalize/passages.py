"""The passages that two reports have in common, word for word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import msgspec

LEAST = 8
"""Words in a passage: so many in a row no two writers choose alike."""
_WORD = re.compile(r"\w+")


class Shared(msgspec.Struct, frozen=True):
    """A stretch of words in both texts: code point offsets in the one and in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def shared_passages(one: str, two: str, least: int = LEAST) -> list[Shared]:
    """The passages of at least so many words that stand in both texts, in the order of the first.

    Case and what stands between the words do not count. No word is in two passages.
    """
    mine, theirs = (list(_WORD.finditer(text)) for text in (one, two))
    words = [[found[0].casefold() for found in text] for text in (mine, theirs)]
    blocks = SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks()
    return [
        Shared(
            mine[block.a].start(),
            mine[block.a + block.size - 1].end(),
            theirs[block.b].start(),
            theirs[block.b + block.size - 1].end(),
        )
        for block in blocks
        if block.size >= least
    ]
