"""Years of life, told like figures of people: "aged 8, 12 and 17", "a man of 63", "X, 51,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.quantity import Number
    from warledger.extract.shape import Chunk

_OLDEST = 110
_REACH = 7


def is_person(chunk: Chunk) -> bool:
    """A noun of one person: "man", not "men"."""
    return isinstance(chunk.value, Lexeme) and chunk.value.form == "" and chunk.value.letter == "p"


def ages_at(text: str, chunks: Sequence[Chunk], at: int) -> int:
    """How many chunks "aged 57" or "aged 8, 12 and 17" takes at a chunk; 0 for anything else."""
    if text[chunks[at].start : chunks[at].end].casefold() != "aged":
        return 0
    used = 1
    for index in range(at + 1, min(len(chunks), at + 1 + _REACH)):
        if chunks[index].letter not in "n%tc,":
            break
        if chunks[index].letter in "n%":
            used = index + 1 - at
    return used if used > 1 else 0


def is_age(text: str, chunks: Sequence[Chunk], at: int, number: Number, groups: Sequence[str]) -> bool:
    """ "a man of 63", "twins of 19", "X, 51,": years, not people."""
    low = number.quantity.low
    if low is None or low > _OLDEST or low != number.quantity.high or not at or number.quantity.vague:
        return False
    before = chunks[at - 1].letter
    after = chunks[at + 1].letter if at + 1 < len(chunks) else "."
    if before == "o" and at > 1 and chunks[at - 2].letter == "p":
        if text[chunks[at - 2].start : chunks[at - 2].end].casefold() in groups:
            return False
        return is_person(chunks[at - 2]) or after in ",.;bcEH"
    if number.words or before != "," or after not in ",.;" or at < 2:
        return False
    named = chunks[at - 2].letter
    return named in "CAP" or (named in "pN" and not _lists(chunks, at))


def _lists(chunks: Sequence[Chunk], at: int) -> bool:
    """True inside a list of figures."""
    return any(chunk.letter in "nNq" for chunk in chunks[max(0, at - 4) : at] if chunk.letter != "%")
