"""What changes hands: prisoners, bodies, civilians or children, or nothing that an exchange tells of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.diplomacy import tagged
from warledger.extract.figures import Figure

if TYPE_CHECKING:
    from warledger.codebook.exchange import What
    from warledger.extract.shape import Reading

BODIES = re.compile(r"\b(?:bod(?:y|ies)|remains|corpses?|fallen|the dead|deceased|dead)\b", re.IGNORECASE)
_CHILDREN = re.compile(
    r"\b(?:child|children|minors?|boys?|girls?|schoolgirls?|schoolboys?|schoolchildren|pupils?|students?)\b",
    re.IGNORECASE,
)
_CIVILIANS = re.compile(r"\bcivilians?\b", re.IGNORECASE)
HELD = re.compile(
    r"\b(?:prisoners?|hostages?|captives?|detainees?|pows?|captured|inmates?|all for all|internees)\b",
    re.IGNORECASE,
)
_MEN = re.compile(
    r"\b(?:soldiers?|servicemen|policemen|police officers|officers|aid workers|observers|peacekeepers|journalists|engineers|crew|servicewomen|troops|fighters|defenders|wounded|people|persons|sergeants|citizens|members|"
    r"sailors|marines|guards?|pilots?|women|[A-Z]\w+(?:ian|ans|ians|is|ese|ns))\b"
)
_SWAP = re.compile(
    r"\b(?:exchang\w+|swap\w*|prisoners?|hostages?|captives?|captivity|detainees?|repatriat\w+|bodies|remains|handover|hand over|"
    r"handed over|in return|all for all)\b",
    re.IGNORECASE,
)
OTHER_RETURN = re.compile(
    r"\b(?:displaced|refugees|residents|families|evacuees|returned to (?:his|her) |return of public|return of services|"
    r"statement|report|figures?|video|footage|photo\w*)\b",
    re.IGNORECASE,
)


GROUP = re.compile(
    r"\b(?:group|batch|contingent|planeload|busload|convoy|number|dozens|scores|hundreds) of (?:[\w'’-]+ ){0,4}?"
    r"(?:servicemen|servicewomen|soldiers|fighters|troops|defenders|marines|sailors|civilians|people|men|women|internees|rebels)\b",
    re.IGNORECASE,
)
"""People who come home together, uncounted: "a first group of Russian servicemen"."""
_PART = re.compile(
    r"\b(?P<n>first|second|third|fourth|fifth|sixth|last|final|another|new|next) (?:\w+ )?"
    r"(?:group|batch|contingent|stage|phase|part|tranche)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:previous|last|latest|earlier|first|second|third|next|new|such|biggest|largest|large|big|major)(?: such)? (?:exchange|swap|handover|hand-over)\b",
    re.IGNORECASE,
)


HELD_ON = re.compile(
    r"\b(?:took place|taken place|take place|was (?:held|carried out|completed|made)|were (?:held|carried out|completed|made)|happened|went ahead|of the (?:war|year))\b"
)
HOMEWARD = re.compile(
    r"(?:c[ao]me|flew|flown|went|return\w*|be(?:en)? back|were back|arriv\w+|walk\w*|got|brought|sent)\b.{0,12}?\b(?:home|back|free)\b|return\w*\b|freed\b|released\b",
    re.IGNORECASE,
)


def part_of(words: str) -> str | None:
    """Which group or stage of a larger exchange is told: "a second group"."""
    match = _PART.search(words)
    return match["n"].casefold() if match else None


def grouped(words: str) -> bool:
    """True for captives who come home in a group, with or without "of" whom."""
    return bool(GROUP.search(words) or _PART.search(words))


def again(words: str) -> bool:
    """True for an exchange told by its place among others: "the previous exchange"."""
    return bool(_AGAIN.search(words))


def what_of(words: str, figure: Figure | None) -> What | None:
    """What changes hands, None when nothing that this type tells of."""
    noun = figure.noun if figure is not None else ""
    if BODIES.search(words):
        return "bodies"
    if figure is not None and figure.child and not re.search(r"\bwomen\b", words):
        return "children"
    if HELD.search(words):
        return "prisoners"
    if _CHILDREN.search(words) and not re.search(r"\bwomen and\b", words):
        return "children"
    if _CIVILIANS.search(words) and not re.search(r"\bsoldiers\b", words):
        return "civilians"
    if _MEN.search(words) or noun:
        return "prisoners"
    return None


def object_words(reading: Reading, index: int, first: int, last: int) -> str:
    """The words around a figure that say what it counts."""
    shape = reading.shape
    start = index
    while start > first and index - start < 4 and shape[start - 1] in "odQwpaA9":
        if shape[start - 1] == "9":
            break
        start -= 1
    end = index
    while end < last and end - index < 5 and shape[end + 1] in "owpaAQdHUCDE":
        end += 1
    return reading.text(start, end)


_SOLDIERS = re.compile(
    r"\b(?:soldiers|servicemen|servicewomen|defenders|fighters|sailors|marines|troops|pilots?)\b"
)
_PLAIN = (
    "bring",
    "brought",
    "hand",
    "receiv",
    "transfer",
    "come back",
    "came back",
    "be back",
    "were back",
    "sent home",
    "went home",
    "go home",
    "going home",
)
_HOME = re.compile(r"\b(?:home|back|to)\b")


def is_exchange(reading: Reading, at: int, words: str, context: str) -> bool:
    """True when what is released or returned is held by an enemy, or dead."""
    word = reading.lower(at)
    dead = bool(re.search(r"\b(?:bodies|remains)\b", words))
    if word.startswith(("bring", "brought")) and not _HOME.search(
        reading.text(at, min(at + 9, len(reading.shape) - 1))
    ):
        return False
    if tagged(reading, at, "4") or word.startswith(_PLAIN):
        home = bool(_HOME.search(word)) and bool(_SOLDIERS.search(words))
        return bool(HELD.search(words) or dead or home or _SWAP.search(context))
    if tagged(reading, at, "3") and not tagged(reading, at, "9"):
        return True
    return bool(
        HELD.search(words)
        or BODIES.search(words)
        or _SWAP.search(context)
        or _MEN.search(words)
        or _CHILDREN.search(words)
    )


_LISTED = re.compile(r"\b(?:lists|names|details|photos) (?:of|with) (?:\w+ ){0,2}\S+$")


def is_mere_count(reading: Reading, index: int) -> bool:
    """True for "every ten hostages", "lists of 300 prisoners": a rate, or names alone."""
    rate = index > 0 and reading.lower(index - 1) in {"every", "each"}
    return rate or bool(_LISTED.search(reading.text(max(0, index - 4), index)))


def after_colon(reading: Reading, at: int) -> tuple[int, Figure] | None:
    """The number told after a colon: "a prisoner swap: 44 captives for 12"."""
    if reading.shape[at + 1 : at + 2] != ":" or at + 2 >= len(reading.shape):
        return None
    value = reading.chunks[at + 2].value
    known = isinstance(value, Figure) and not value.quantity.vague and not value.none
    return (at + 2, value) if isinstance(value, Figure) and known else None
