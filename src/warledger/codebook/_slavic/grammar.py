"""The Ukrainian and Russian grammar, as the pipeline asks for it by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._slavic import attack, damage, exchange, harm, interception
from warledger.extract.slavic.reading import read
from warledger.extract.slavic.voices import voices
from warledger.extract.slavic.words import stems
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.codebook._draft import Draft
    from warledger.extract.shape import Reading
    from warledger.language.lexicon import Language

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_TRIGGERS = "HSVFIGx"
_FINDERS = (attack.find, damage.find, exchange.find, harm.find, interception.find)


def may_matter(text: str, language: Language) -> bool:
    """False only for a text without a word that any claim type waits for."""
    known = stems(language.code)
    return any(known.begins(word, _TRIGGERS) for word in set(_WORD.findall(folded(text))))


def drafts(reading: Reading) -> Iterator[Draft]:
    """What every claim type finds in a passage."""
    for find in _FINDERS:
        yield from find(reading)


__all__ = ["drafts", "may_matter", "read", "voices"]
