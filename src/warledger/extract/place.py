"""Names of places in a passage, each with everything the gazetteer says it can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.tokens import is_capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.tokens import Token
    from warledger.model import Toponym
    from warledger.plugs import Names


class PlaceMention(NamedTuple):
    """A name at `text[start:end]`; `located` when a word such as "in" or "near" leads to it."""

    start: int
    end: int
    words: str
    candidates: tuple[Toponym, ...]
    located: bool = False


_LONGEST = 5
_PARTICLES = frozenset(
    "of el al de la du da do dos del le les es az ash as ad an ar at et und i y na nad the bin abu umm -".split()
)
_GENERIC = frozenset(
    "region oblast province state district governorate territory krai kray county raion republic prefecture "
    "department city town village camp island islands peninsula strip valley municipality community airport "
    "hospital port market square area".split()
)
_LOCATIVE = frozenset(
    "in at near over across inside outside around towards toward throughout within into onto of on against "
    "from city town village capital port suburb region province district state settlement camp neighborhood "
    "neighbourhood island municipality community hamlet to".split()
)
_STRONG = frozenset(
    "in at near over across inside outside around throughout within city town village capital port suburb "
    "settlement camp neighborhood neighbourhood hamlet".split()
)
_HOUSEHOLD = 15_000
"""Inhabitants from which a lone name is taken for a place without a word that leads to it."""
_FAMOUS = 60_000
"""The same for the first word of a passage, which is a capital in any case."""
_NOT_NAMES = frozenset(
    "he she it they we you i the a an this that these those his her their its our my but and or nor if so "
    "as at by for from in into of on over to up with who what when where why how not no yes there here then "
    "than more most many much some any all both each every other another such same only also just even still "
    "president minister prime king queen prince general colonel major captain mr mrs ms dr sir lord saint "
    "north south east west northern southern eastern western central upper lower new old great little "
    "god army navy ministry office council court party police force forces group media news press agency "
    "university school hospital station house church street road bridge tower river lake sea bay mount gulf "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december telegram facebook twitter reuters interfax".split()
)


def places(
    text: str, words: Sequence[Token], names: Names, taken: Sequence[tuple[int, int]] = ()
) -> list[PlaceMention]:
    """All names of places in a passage, longest first, none overlapping another.

    Args:
        text: the passage's text.
        words: its tokens.
        names: the gazetteer.
        taken: spans that are something else (times, persons, bodies), in order.
    """
    free = [not any(start < token.end and token.start < end for start, end in taken) for token in words]
    found: list[PlaceMention] = []
    at = 0
    while at < len(words):
        mention, used = _place_at(text, words, at, free, names)
        if mention is not None:
            found.append(mention)
        at += used
    return found


def _place_at(
    text: str, words: Sequence[Token], at: int, free: Sequence[bool], names: Names
) -> tuple[PlaceMention | None, int]:
    """The longest place name that begins at a token, and how many tokens to go on by."""
    if not free[at] or not (is_capital(words[at]) or words[at].text.startswith(("al-", "el-"))):
        return None, 1
    reach = _reach(words, at, free)
    before = words[at - 1].key if at else ""
    for length in range(reach, 0, -1):
        last = at + length - 1
        if length > 1 and (words[last].key in _PARTICLES or not _ends_well(words[last])):
            continue
        start, end = words[at].start, words[last].end
        name = text[start:end]
        if length == 1 and (words[at].key in _NOT_NAMES or len(name) < 3):
            continue
        candidates = names.lookup(name)
        if candidates and (length > 1 or _is_likely(words, at, free, candidates, names)):
            return PlaceMention(start, end, name, candidates, before in _LOCATIVE), length
    return None, 1


def _ends_well(token: Token) -> bool:
    return is_capital(token) or token.key in _GENERIC or token.text[:1].isdigit()


def _reach(words: Sequence[Token], at: int, free: Sequence[bool]) -> int:
    """How many tokens a name beginning here can have at most."""
    length = 1
    while length < _LONGEST and at + length < len(words) and free[at + length]:
        token = words[at + length]
        gap = token.start - words[at + length - 1].end
        if gap > 1 or not (is_capital(token) or token.key in _PARTICLES or token.key in _GENERIC or token.key == "'s"):
            break
        length += 1
    return length


def _is_likely(
    words: Sequence[Token], at: int, free: Sequence[bool], candidates: tuple[Toponym, ...], names: Names
) -> bool:
    """Whether a lone capital word is meant as a place: by its size, and by the words around it."""
    before = words[at - 1].key if at else ""
    if before in _STRONG:
        return True
    best = max(candidate.population for candidate in candidates)
    best = max(best, *(10**6 for candidate in candidates if candidate.precision in {"admin1", "country"}), 0)
    neighbor = _beside(words, at, free)
    if neighbor is not None and before not in _LOCATIVE:
        return best > 10**6 and bool(names.lookup(neighbor))
    if before in _LOCATIVE:
        return best >= 1 or any(candidate.precision != "settlement" for candidate in candidates)
    return best >= (_HOUSEHOLD if at and words[at - 1].text not in {".", "-", "–", "—", '"', "“", "•"} else _FAMOUS)


def _beside(words: Sequence[Token], at: int, free: Sequence[bool]) -> str | None:
    """A capital word right beside, which makes the two look like a person's or body's name."""
    for other in (at - 1, at + 1):
        if 0 <= other < len(words) and free[other] and is_capital(words[other]):
            gap = words[max(at, other)].start - words[min(at, other)].end
            if gap <= 1 and words[other].key not in _NOT_NAMES and (other or not other):
                return words[other].text
    return None
