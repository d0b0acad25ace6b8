"""Figures that describe another figure: "including three children", "two of them women"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.figure import CHILDREN, Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.shape import Chunk

_SUBSET_HEADS = (
    "including",
    "among them",
    "among whom",
    "of whom",
    "of which",
    "included",
    "include",
    "among",
    "mainly",
    "mostly",
)
_WHOLES = ("were among", "was among", "are among", "is among")
_SUBSET_TAILS = (
    "among them",
    "among the dead",
    "among the victims",
    "included",
    "among their number",
    *_WHOLES,
)
_OF_THEM = ("of them", "of whom", "of which")
_NEXT = re.compile(r", (?:among them|included?) (?:an? |the |\w+ )")
""" "12 people, among them a policeman": the first figure holds the second."""
_REST = ("the other ", "the remaining ", "the others")
_OF_VICTIMS = ("victims", "the dead")
_THEM = frozenset({"them", "whom", "those", "these", "which"})
_STATES = (
    "child",
    "wom",
    "in ",
    "sever",
    "critic",
    "serious",
    "are in",
    "is in",
    "were in",
    "remain in",
    "was in",
    "are still",
)


def _is_subset(text: str, chunk: Chunk, figure: Figure) -> bool:
    """Whether a figure describes another: "two of them children", "including a child"."""
    before = text[max(0, chunk.start - 14) : chunk.start].casefold().rstrip(" (,")
    after = text[chunk.end : chunk.end + 22].casefold().lstrip(" ,")
    comma = text[max(0, chunk.start - 2) : chunk.start].lstrip().startswith((",", "(", "—", "–"))
    words = text[chunk.start : chunk.end].casefold()
    if before.endswith(_WHOLES) or (before.endswith("among") and words.startswith("the ")):
        return False
    behind = text[chunk.end :]
    if behind.startswith(",") and _NEXT.match(behind):
        after = ""
    if before.endswith(_SUBSET_HEADS) or after.startswith(_SUBSET_TAILS):
        return True
    if chunk.letter == "n" and words.startswith(_REST):
        return True
    if figure.quantity.vague and figure.of.endswith(_OF_VICTIMS):
        return True
    if comma and after.startswith(_OF_THEM):
        return True
    return figure.of in _THEM and (comma or after.startswith(_STATES))


def _takes(subset: Chunk, chunk: Chunk) -> bool:
    """ "two of them" takes "children" or "a woman" right behind it."""
    figure = subset.value
    later = chunk.value
    single = isinstance(later, Figure) and later.single
    return isinstance(figure, Figure) and figure.of in _THEM and (chunk.letter == "p" or single)


def subsets(text: str, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Mark figures that describe another figure, with the noun that follows them."""
    marked: list[Chunk] = []
    for chunk in chunks:
        figure = chunk.value
        if marked and marked[-1].letter == "u" and chunk.letter in "pN" and _takes(marked[-1], chunk):
            value = marked[-1].value
            child = isinstance(value, Figure) and text[chunk.start : chunk.end].casefold() in CHILDREN
            value = value._replace(child=child or value.child) if isinstance(value, Figure) else value
            marked[-1] = marked[-1]._replace(end=chunk.end, value=value)
            continue
        listed = len(marked) > 1 and marked[-1].letter == "c" and marked[-2].letter == "u"
        if (
            chunk.letter in "Nn"
            and isinstance(figure, Figure)
            and (listed or _is_subset(text, chunk, figure))
        ):
            marked.append(chunk._replace(letter="u"))
        else:
            marked.append(chunk)
    return marked
