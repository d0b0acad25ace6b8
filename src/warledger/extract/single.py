"""Figures of people told without a number: "a NATO soldier", "her mother and brother", "both pilots", "others"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.extract.figure import Figure
from warledger.language.lexicon import Lexeme
from warledger.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.shape import Chunk
    from warledger.language.lexicon import Language

_ONE = Quantity(low=1, high=1)


def is_beside_one(chunks: Sequence[Chunk], at: int, folded: Sequence[Chunk]) -> bool:
    """ "her mother and brother": a person behind another who was told by an article or as kin."""
    before = folded[-2].value
    one = isinstance(before, Figure) and before.single
    return one and chunks[at + 1 : at + 2] != [] and chunks[at + 1].letter in "bHE,."


def of_force(text: str, chunks: Sequence[Chunk], at: int, language: Language) -> Chunk | None:
    """ "A NATO soldier", "a French soldier": one of the people of an actor, told by an article."""
    owner = chunks[at + 1] if at + 1 < len(chunks) else None
    if owner is None or owner.letter != "A" or text[chunks[at].start : chunks[at].end].casefold() == "the":
        return None
    words = text[owner.start : owner.end].casefold().rsplit(" ", 1)
    senses = language.words.get(words[-1], ()) if len(words) > 1 else ()
    noun = next((one for one in senses if one.letter == "p" and one.form == ""), None)
    after = chunks[at + 2].letter if at + 2 < len(chunks) else "."
    if noun is None or after not in "bHEeiwc.;,":
        return None
    return chunked("N", chunks, at, at + 1, Figure(_ONE, noun.value, words[-1], single=True))


def both(text: str, chunks: Sequence[Chunk], at: int) -> tuple[Chunk | None, int]:
    """ "Both pilots died": two people whom the text knows."""
    value = chunks[at + 1].value if at + 1 < len(chunks) else None
    noun = text[chunks[at + 1].start : chunks[at + 1].end] if at + 1 < len(chunks) else ""
    listed = at + 2 < len(chunks) and chunks[at + 2].letter == "c"
    if isinstance(value, ActorMention) and value.actor.name.islower() and not listed:
        plural = noun.casefold().endswith(("s", "men"))
        figure = Figure(Quantity(low=2, high=2), "military", noun, definite=True)
        return (chunked("N", chunks, at, at + 1, figure), 2) if plural else (None, 1)
    if not isinstance(value, Lexeme) or value.letter != "p" or value.form != "plural":
        return None, 1
    figure = Figure(Quantity(low=2, high=2), value.value, noun, definite=True)
    return chunked("N", chunks, at, at + 1, figure), 2


def others(text: str, chunks: Sequence[Chunk], at: int) -> tuple[Chunk | None, int]:
    """ "and others injured", "other residents are still missing": several, nobody says how many."""
    figure = Figure(Quantity(low=2, vague=True), "unspecified", increment=True)
    after = chunks[at + 1].letter if at + 1 < len(chunks) else "."
    if text[chunks[at].start : chunks[at].end].casefold() == "others":
        told = after in "bHE" or (chunks[at - 1].letter == "H" if at else False)
        return (chunked("N", chunks, at, at, figure), 1) if told else (None, 1)
    value = chunks[at + 1].value if after == "p" else None
    if isinstance(value, Lexeme) and value.form == "plural":
        return chunked("N", chunks, at, at + 1, figure._replace(population=value.value)), 2
    return None, 1


def chunked(letter: str, chunks: Sequence[Chunk], first: int, last: int, figure: Figure) -> Chunk:
    """One chunk for several, holding a figure."""
    return chunks[first]._replace(letter=letter, end=chunks[last].end, value=figure)
