"""A passage's words as Ukrainian and Russian are read: tokens, folded, with their classes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.tokens import Token, tokens
from warledger.language.lexicon import language
from warledger.language.stems import Stems, expanded, folded

if TYPE_CHECKING:
    from warledger.language.lexicon import Language

CONJUNCTIONS = frozenset({"і", "й", "та", "и", "да", "або", "или"})
RELATIVES = frozenset(
    "що что який яка яке які якого якої якому яким яких який котрий де где когда коли который которая которые "
    "которое которых котором которую чтобы щоб якщо если поки пока бо скільки сколько хоча хотя".split()
)


class Words(NamedTuple):
    """Tokens with the words they fold to."""

    tokens: tuple[Token, ...]
    keys: tuple[str, ...]


@cache
def stems(code: str) -> Stems:
    """The stems of the language with this code."""
    spoken = language(code)
    return Stems(spoken.file.stems if spoken else {})


@cache
def phrases(code: str, kind: str) -> frozenset[tuple[str, ...]]:
    """One list of the language's number section, each phrase in its words."""
    spoken = language(code)
    listed = getattr(spoken.file.numbers, kind) if spoken else ()
    return frozenset(tuple(folded(phrase).split()) for phrase in listed)


@cache
def placed(code: str, kind: str) -> frozenset[str]:
    """One list of the language's place section, folded."""
    spoken = language(code)
    return frozenset(folded(word) for word in getattr(spoken.file.places, kind)) if spoken else frozenset()


@cache
def cues(code: str, section: str, kind: str) -> re.Pattern[str]:
    """One list of a section ("modality", "scope", "reporting") as a pattern on folded text."""
    spoken = language(code)
    listed = getattr(spoken.file, section).get(kind, ()) if spoken else ()
    options = "|".join(re.escape(folded(word)) for word in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{options})" if options else r"(?!)")


@cache
def listed(code: str, kind: str) -> frozenset[str]:
    """One list of the language's reporting section, every form of its entries, folded."""
    spoken = language(code)
    entries = spoken.file.reporting.get(kind, ()) if spoken else ()
    return frozenset(folded(form) for entry in entries for form in expanded(entry))


def words_of(text: str) -> Words:
    """The tokens of a passage; a figure and the word tied to it by a hyphen are one ("27-річна")."""
    found: list[Token] = []
    for token in tokens(text):
        if len(found) > 1 and _ties(found[-2], found[-1], token):
            head = found[-2]
            del found[-2:]
            word = text[head.start : token.end]
            found.append(Token(word, head.start, token.end, folded(word)))
        else:
            found.append(token)
    return Words(tuple(found), tuple(folded(token.text) for token in found))


def _ties(head: Token, dash: Token, tail: Token) -> bool:
    """True for three tokens that are one word: digits, a hyphen, letters."""
    return (
        dash.text in "-‑"
        and head.end == dash.start
        and dash.end == tail.start
        and head.text[-1].isdigit()
        and tail.text[:1].isalpha()
    )


def spoken_stems(spoken: Language) -> Stems:
    """The stems of a language."""
    return stems(spoken.code)
