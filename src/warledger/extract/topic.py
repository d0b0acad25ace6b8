"""Whether a document is about an armed conflict at all (codebook, Claims 21).

Words of war stand in reports on sport, weather, markets and courts too. What tells a conflict
is arms, armed actors, parties that are enemies of one another; what tells something else are
the words of those other fields, and anniversaries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.extract.figures import Figure
from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warledger.extract.shape import Reading

_ARMS = frozenset({"air_strike", "drone", "missile", "artillery", "glide_bomb", "mine"})
_ENOUGH = 3
_ELSEWHERE = 4
_ENEMIES = 3
_WEIGHTS = {"arms": 3, "armed": 2}
_PEACE = re.compile(
    r"\b(?:cease-?fire|truce|armistice|hostilities|prisoner|captive|hostage|peace (?:agreement|accord|deal|treaty|talks|process|negotiations|pact)s?\b)"
)
_CIVIL = frozenset({"truce", "talks", "attack"})
"""Signs that reports on labor disputes and trade hold too."""
_ONCE = frozenset({"harm", "truce", "talks", "attack"})
"""Signs of which many words say no more than one does; they stand in other reports too."""


def _signs(reading: Reading) -> Iterable[tuple[str, str]]:
    """What in a passage speaks for a conflict: (sign, word)."""
    for index, chunk in enumerate(reading.chunks):
        value, word = chunk.value, reading.lower(index)
        if word in {"warring", "belligerents"}:
            yield "war", word
        if word == "war" and reading.shape[index + 1 : index + 2] == "e":
            where = reading.chunks[min(index + 2, len(reading.chunks) - 1)]
            if where.letter in "PA":
                yield "war", where.letter
        if isinstance(value, ActorMention):
            if value.actor.kind in {"force", "group"}:
                yield "armed", value.actor.name
            if reading.shape[index + 1 : index + 2] == "S":
                yield "owned", value.actor.name
        elif isinstance(value, Figure):
            if value.population == "military":
                yield "military", value.noun.casefold()
            if value.counts is not None and value.counts.letter in "MS" and value.counts.value in _ARMS:
                yield "arms", value.counts.value
        elif isinstance(value, Lexeme):
            yield from _of_lexeme(chunk.letter, value, word)


def _of_lexeme(letter: str, value: Lexeme, word: str) -> Iterable[tuple[str, str]]:
    """The sign that one word gives by its class."""
    if letter in "MSVX" and (value.value in _ARMS or (letter == "M" and "bomb" in word)):
        yield "arms", value.value
    elif letter == "S":
        yield ("attack" if value.value == "unspecified" else "ground"), word
    elif letter == "p" and value.value == "military":
        yield "military", word
    elif letter in "2378":
        yield "truce", word
        if _PEACE.search(word):
            yield "peace", "truce"
    elif letter in "10":
        yield "talks", word
    elif letter in "UI":
        yield "taken", word
    elif letter in "HED":
        yield "harm", value.value


_WARFARE = {
    "nuclear": 2,
    "warheads": 2,
    "chemical weapons": 2,
    "invasion": 2,
    "warring": 2,
    "war": 1,
    "peacekeepers": 2,
}
"""Words that speak for a conflict beside words of diplomacy, with their weight; one of them counts."""


_TRADE = frozenset(
    "trade tariffs creditors bailout exporters fisheries budget shareholders merger currency".split()
)
"""Words of dealings between states that are no conflict's, where nothing speaks of arms."""


def _is_trade(reading: Reading) -> bool:
    """True for a passage on trade or money."""
    return any(token.key in _TRADE for token in reading.words)


def _warfare(reading: Reading) -> int:
    """The weight of the words of war in a passage that belong to no class of the lexicon."""
    keys = {token.key for token in reading.words}
    return max((weight for word, weight in _WARFARE.items() if keys.issuperset(word.split())), default=0)


def concerns_conflict(readings: Sequence[Reading], opponents: Callable[[str], tuple[str, ...]]) -> bool:
    """True when the signs of an armed conflict outweigh those of something else.

    Args:
        readings: the document's passages.
        opponents: whom a party fights, by the conflict files.
    """
    found: set[tuple[str, str]] = set()
    sides: set[str] = set()
    states: set[str] = set()
    other: set[str] = set()
    for reading in readings:
        found.update(_signs(reading))
        elsewhere = reading.language.file.elsewhere
        deeds = {reading.lower(i) for i, letter in enumerate(reading.shape) if letter in "VvX"}
        other.update(t.key for t in reading.words if t.key in elsewhere and t.key not in deeds)
        actors = [c.value.actor for c in reading.chunks if isinstance(c.value, ActorMention)]
        sides.update(actor.side or actor.name for actor in actors)
        states.update(actor.side or actor.name for actor in actors if actor.side or actor.kind == "state")
    score = sum(_WEIGHTS.get(sign, 1) for sign, _ in found if sign not in _ONCE)
    score += len({sign for sign, _ in found} & _ONCE)
    if {sign for sign, _ in found} & _CIVIL and len(states) > 1:
        score += max(map(_warfare, readings), default=0)
    if any(enemy in sides for side in sides for enemy in opponents(side)):
        score += _ENEMIES
    elif {sign for sign, _ in found} <= _ONCE and any(map(_is_trade, readings)):
        return False
    elif len(states) > 1:
        score += 1
    elif {sign for sign, _ in found} <= _CIVIL:
        return False
    return score >= _ENOUGH + _ELSEWHERE * len(other)
