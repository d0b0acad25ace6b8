"""The Ukrainian and Russian grammar, as the pipeline asks for it by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._slavic import attack, damage, dealings, exchange, harm, interception, stances
from warledger.extract import topic
from warledger.extract.figure import named
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
    elsewhere = any(t.key in reading.language.file.elsewhere for reading in readings for t in reading.words)
    return (swapped and not elsewhere) or topic.concerns_conflict(readings, opponents)


def drafts(reading: Reading) -> Iterator[Draft]:
    """What every claim type finds in a passage."""
    for find in _FINDERS:
        yield from find(reading)


__all__ = ["concerns_conflict", "drafts", "may_matter", "read", "voices"]
