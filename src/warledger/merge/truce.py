"""Which truce is meant: of two sides at war there is one at a time, told apart by its scope or its extension."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.model import Claim

_TRUCE = re.compile(
    r"\b(?:cease-?fires?|truces?|armistice|pause|lull|(?:cessation|suspension|end|halt) (?:of|to|in) (?:all |the )?(?:\w+ )?"
    r"(?:hostilities|fighting|fire|violence|operations))\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"^(?:an? |the |no )?(?:[\w-]+ )?(?:deal|agreement|accord|pact)\b(?! (?:on|to|over|for))", re.IGNORECASE
)
_SCOPE = re.compile(
    r"\b(?:easter|christmas|ramadan|eid|new year|olympic|energy|power|infrastructure|maritime|sea|naval|air|grain|partial|local|limited"
    r"|humanitarian|evacuation|corridor|harvest|winter|school|unilateral)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:earlier|previous|past|former|all|several|other|many) (?:[\w-]+ )?(?:cease-?fires|truces|agreements|deals|lulls|pauses)\b",
    re.IGNORECASE,
)
_LONGER = re.compile(r"\b(?:extend\w*|extension|prolong\w*|renew\w*|renewal)\b", re.IGNORECASE)


def alike(one: Claim, two: Claim) -> float | None:
    """What the words of two agreements add, null when they are not both of truces and only their words count.

    A truce told without scope is the truce of those sides; an Easter truce is not the one at sea, an
    extension not what it extends, and "earlier truces" are none of them.
    """
    words = [str(getattr(claim, "content", None) or claim.words) for claim in (one, two)]
    truces = [bool(_TRUCE.search(text)) for text in words]
    if not any(truces) or not all(
        truce or _PLAIN.search(text) for truce, text in zip(truces, words, strict=True)
    ):
        return None
    others = [bool(_OTHER.search(text)) for text in words]
    longer = [bool(_LONGER.search(text)) for text in words]
    if others[0] != others[1] or (longer[0] != longer[1] and one.document.id == two.document.id):
        return APART
    scopes = [frozenset(found.casefold() for found in _SCOPE.findall(text)) for text in words]
    if scopes[0] and scopes[1] and not scopes[0] & scopes[1]:
        return -1.0
    return 0.5 if longer[0] == longer[1] else 0.0


def signed(one: Claim, two: Claim) -> bool:
    """Whether the later claim tells the signing of what the earlier one tells as reached: of a deal named alike."""
    first, last = sorted((one, two), key=lambda claim: claim.document.published or "")
    named = [frozenset(found.casefold() for found in _NAMED.findall(claim.words)) for claim in (first, last)]
    return bool(named[0] & named[1]) and bool(_SIGNS.search(last.words)) and not _SIGNS.search(first.words)


def ends(claim: Claim) -> bool:
    """Whether a claim tells the end of a truce."""
    return claim.type == "agreement" and getattr(claim, "status", None) == "ended"


def held_long(claim: Claim) -> bool:
    """Whether the truce that a claim says has ended may have held for years: "the truce", not "a truce expired"."""
    return not _ANY.search(claim.words)


_ANY = re.compile(r"\b[Aa]n? (?:[\w-]+ ){0,3}(?:truce|cease-?fire)\b")
_NAMED = re.compile(
    r"\b(peace|framework|power-sharing|interim|final|comprehensive|disarmament|withdrawal|land|autonomy|border|unity)"
    r" (?:accord|agreement|deal|pact|treaty|settlement)s?\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"\b(?:sign(?:ed|s|ing)|put \w+ (?:names?|signatures?) to|inked)\b", re.IGNORECASE)
APART = -6.0
"""What no likeness outweighs."""
