"""What a figure is: a quantity with what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from warledger.language.lexicon import Lexeme
    from warledger.model import Quantity


class Figure(NamedTuple):
    """A figure with what it counts.

    `population` is civilian, military or unspecified for people, "" for a bare number;
    `noun` the head noun's words; `counts` the lexeme of a thing counted; `single` when told
    by an article ("a man"); `of` when it counts out of a group ("two of the injured").
    """

    quantity: Quantity
    population: str = ""
    noun: str = ""
    increment: bool = False
    single: bool = False
    definite: bool = False
    child: bool = False
    none: bool = False
    of: str = ""
    counts: Lexeme | None = None
    words: bool = False


CHILDREN = frozenset(
    "child children girl girls boy boys baby babies infant infants toddler toddlers teenager teenagers minor "
    "minors schoolchild schoolchildren schoolgirl schoolboy newborn pupil pupils".split()
)
