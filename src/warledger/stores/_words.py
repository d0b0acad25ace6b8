"""How words are looked for: the form texts are searched in, and what a word may look like there.

Texts are searched folded (see `language.fold`), between single spaces. A word is found
anywhere, also inside a longer one; its stem is found where a word begins, so that other
endings of it are found as well.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from warledger.language.fold import fold

Alternatives: TypeAlias = "tuple[str, ...]"
"""Stretches of folded text, of which one has to be there."""

SHORTEST = 3  # a trigram index finds nothing shorter
STEM = 4
# Endings of nouns, adjectives and verbs, the longest first; a stem keeps at least STEM letters.
_SLAVIC = (
    "ського ському ським ська ське ські ський ского скому ским ская ской ское ские ских ский"
    " ами ями ого его ому ему ими ыми ові еві єві ою ею єю ів їв ев ов єв ах ях ам ям ом ем єм"
    " ий ій ый ой ая яя ое ее ые ие их ых ую юю ла ло ли ти ть а я о е є и і ї ы у ю ь й"
).split()
_ENGLISH = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "e", "y")
# Words whose last vowel moves or goes: Київ, Києва; Львів, Львові; рынок, рынка; Донець, Донця.
_MOVING = tuple(
    (
        re.compile(rf"(\w{{2,}}?)(?:{'|'.join(vowels)})(?:а|я|у|ю|і|и|е|ом|ем|им|ым|ою|ой|ів|ов|ам|ами|ах)?"),
        vowels,
    )
    for vowels in (("ів", "їв", "ов", "ев", "єв"), ("ок", "ек", "к"), ("ець", "ец", "ц"))
)


def searched(*texts: str | None) -> str:
    """Texts in the form they are searched in."""
    return f" {' '.join(fold(text) for text in texts if text)} "


def terms(asked: str) -> tuple[Alternatives, ...]:
    """What has to be in a text for it to be found: for each word asked for, what it may look like."""
    return tuple(_alternatives(word) for word in fold(asked).split() if len(word) >= SHORTEST)


def _alternatives(word: str) -> Alternatives:
    """The word itself, wherever it stands, and its stem, where a word begins."""
    endings = _ENGLISH if word.isascii() else _SLAVIC
    found = [word]
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            found.append(f" {word[: -len(ending)]}")
            break
    for pattern, vowels in _MOVING:
        moved = pattern.fullmatch(word)
        if moved:
            found += [f" {moved[1]}{vowel}" for vowel in vowels]
    return tuple(dict.fromkeys(found))
