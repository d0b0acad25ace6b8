"""Sites called by the place they stand in: "the X air base", "the X quarter of Y", "X Hospital"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.tokens import Token
    from warledger.language.lexicon import PlaceWords

_BETWEEN = 2
"""Words that may stand between the name and what it is: "the X displaced persons camp"."""
_ONE_OF = frozenset({"a", "an", "one", "two", "three", "another", "several", "some", "many"})
_OF_TOWNS_TOO = frozenset({"district", "area", "ward"})
_LEADS_ON = frozenset({"of", "in", ",", "on", "near"})
"""What follows a district whose whereabouts the sentence goes on to tell."""
_SOON = 4
_CREED = ("ist", "ists")


def site_after(words: Sequence[Token], at: int, rules: PlaceWords) -> str:
    """The word for a site that a name ending before token `at` is followed by, else ""."""
    end = min(len(words), at + _BETWEEN + 1)
    for index in range(at, end):
        key = words[index].key
        if key in _OF_TOWNS_TOO:
            after = words[index + 1].key if index + 1 < len(words) else ""
            soon = words[index + 2 : index + 2 + _SOON]
            named = any(token.text[:1].isupper() and token.key not in rules.not_names for token in soon)
            named = named or any(token.key in rules.capital for token in soon)
            return key if after in _LEADS_ON and named else ""
        if key in rules.sites or key in rules.parts:
            return key
        if key not in rules.site_kinds:
            return ""
    return ""


def is_definite(words: Sequence[Token], at: int, rules: PlaceWords) -> bool:
    """True for a name led by "the", a word of place or an owner, so that it names one site."""
    key = words[at - 1].key if at else ""
    return key in {"the", "'s"} or key in rules.strong


def is_described(words: Sequence[Token], at: int) -> bool:
    """True for a word that describes rather than names: "a X village", "two X bases", "Xist"."""
    before = words[at - 1].key if at else ""
    return before in _ONE_OF or words[at].key.endswith(_CREED)
