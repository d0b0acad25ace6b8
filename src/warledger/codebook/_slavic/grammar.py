"""The Ukrainian and Russian grammar, as the pipeline asks for it by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.actors.files import states
from warledger.codebook._slavic import attack, damage, dealings, exchange, harm, interception, stances
from warledger.codebook._slavic.clauses import is_land
from warledger.extract import topic
from warledger.extract.figure import named
from warledger.extract.place import PlaceMention
from warledger.extract.slavic.reading import has, read
from warledger.extract.slavic.voices import voices
from warledger.extract.slavic.words import stems
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warledger.codebook._draft import Draft
    from warledger.extract.shape import Reading
    from warledger.language.lexicon import Language

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_TRIGGERS = "HSVFIGxsd"
_PEACE = re.compile(
    r"\b(?:мир[ну]?\b|мирн|мира\b|мире\b|войн|війн|огня\b|вогню\b|безопасн|безпек|конфлик|конфлік|перемир|урегулир|врегулюв)"
)
_ANSWERING = 3
"""The authority, in the conflict files, of those who answer for a place."""
_LAND = ("d.take", "d.retake", "d.leave")
_DEALT = (*_LAND, "d.talks", "d.truce", "d.offer", "d.reject", "d.accuse", "d.ultimatum")
_FINDERS: tuple[Callable[[Reading], Iterator[Draft]], ...] = (
    attack.find,
    damage.find,
    exchange.find,
    harm.find,
    interception.find,
)
_FINDERS += (dealings.talks, dealings.agreements, dealings.territory, *stances.FINDERS)


def may_matter(text: str, language: Language) -> bool:
    """False only for a text without a word that any claim type waits for."""
    known = stems(language.code)
    return any(known.begins(word, _TRIGGERS) for word in set(_WORD.findall(folded(text))))


def concerns_conflict(readings: Sequence[Reading], opponents: Callable[[str], tuple[str, ...]]) -> bool:
    """True when the signs of an armed conflict outweigh others, prisoners or bodies change hands, or of a truce."""
    swapped = any(
        has(reading, i, "x.exchange") and ("x.prisoners" in tags or "x.bodies" in tags)
        for reading in readings
        for tags in [" ".join(reading.tags)]
        for i in range(len(reading.shape))
    )
    sides = {
        mention.actor.side or mention.actor.name
        for reading in readings
        for chunk in reading.chunks
        if (mention := named(chunk.value)) is not None
        and (mention.actor.side or mention.actor.kind == "state")
    }
    truce = any(has(reading, i, "d.truce") for reading in readings for i in range(len(reading.shape)))
    swapped = swapped or (truce and len(sides) > 1)
    swapped = swapped or _fought_over(readings, sides, opponents) or _struck(readings, opponents)
    elsewhere = any(t.key in reading.language.file.elsewhere for reading in readings for t in reading.words)
    return (swapped and not elsewhere) or topic.concerns_conflict(readings, opponents)


def _fought_over(
    readings: Sequence[Reading], sides: set[str], opponents: Callable[[str], tuple[str, ...]]
) -> bool:
    """True where a side at war takes or leaves a place, or two enemies deal with or accuse each other."""
    named_too = {
        state.name
        for reading in readings
        for index, chunk in enumerate(reading.chunks)
        if isinstance(chunk.value, PlaceMention) and chunk.value.candidates and is_land(reading, index)
        if (state := states().states.get(chunk.value.candidates[0].country)) is not None
    }
    sides = sides | named_too
    at_war = {side for side in sides if opponents(side)}
    foes = any(enemy in at_war for side in at_war for enemy in opponents(side))
    for reading in readings:
        told = [name for name in _DEALT if any(has(reading, i, name) for i in range(len(reading.shape)))]
        if told and (foes or (at_war and len(sides) > 1 and _PEACE.search(folded(reading.passage.text)))):
            return True
        forces = any((m := named(c.value)) is not None and m.actor.kind == "force" for c in reading.chunks)
        if (forces or at_war) and "P" in reading.shape and any(name in told for name in _LAND):
            return True
    return False


def _struck(readings: Sequence[Reading], opponents: Callable[[str], tuple[str, ...]]) -> bool:
    """True where "the enemy" strikes a place, or a body of a side at war tells of a strike with its victims."""
    hurt = told = False
    for reading in readings:
        actors = [mention.actor for chunk in reading.chunks if (mention := named(chunk.value)) is not None]
        strikes = any(letter in "SMF" or has(reading, i, "V.") for i, letter in enumerate(reading.shape))
        if strikes and "P" in reading.shape and any(actor.kind == "enemy" for actor in actors):
            return True
        hurt = hurt or "H" in reading.shape
        told = told or "S" in reading.shape
    bodies = (
        m.actor
        for reading in readings
        for c in reading.chunks
        if (m := named(c.value)) is not None and m.actor.authority >= _ANSWERING
    )
    return hurt and told and any(body.side and opponents(body.side) for body in bodies)


def drafts(reading: Reading) -> Iterator[Draft]:
    """What every claim type finds in a passage."""
    for find in _FINDERS:
        yield from find(reading)


__all__ = ["concerns_conflict", "drafts", "may_matter", "read", "voices"]
