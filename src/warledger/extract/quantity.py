"""Figures of people and things, in words and digits (codebook, Claims 1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.tokens import Token
    from warledger.language.lexicon import Language, Numbers

_DIGITS = re.compile(r"^\d{1,3}(?:[, \u00a0\u202f]\d{3})+$|^\d+$")
_RANGE = re.compile(r"^(\d+)[-–](\d+)$")
_YEARS = range(1900, 2100)
_LONGEST_HEDGE = 4
_HUNDRED = 100
_THOUSAND = 1000
_LONGEST_NUMBER = 15
_DECIMAL = re.compile(r"^\d+\.\d+$")


class Number(NamedTuple):
    """A number found at tokens `first` to `last` (exclusive), with what its words say of it."""

    first: int
    last: int
    quantity: Quantity
    increment: bool = False
    none: bool = False
    words: bool = False


def phrase_at(keys: Sequence[str], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """How many tokens of the longest phrase that begins here; 0 when none does."""
    for length in range(_LONGEST_HEDGE, 0, -1):
        if tuple(keys[at : at + length]) in phrases and at + length <= len(keys):
            return length
    return 0


class Grammar:
    """A language's number words, ready to look up."""

    def __init__(self, numbers: Numbers) -> None:
        """Split every phrase into its words once."""

        def split(phrases: list[str]) -> frozenset[tuple[str, ...]]:
            return frozenset(tuple(phrase.split()) for phrase in phrases)

        self.units = numbers.units
        self.scales = numbers.scales
        self.vague = {tuple(words.split()): low for words, low in numbers.vague.items()}
        self.none = split(numbers.none)
        self.at_least = split(numbers.at_least)
        self.at_least_after = split(numbers.at_least_after)
        self.at_most = split(numbers.at_most)
        self.about = split(numbers.about)
        self.filler = split(numbers.filler)
        self.increment = split(numbers.increment)
        self.measures = frozenset(numbers.measures)
        heads = self.at_least | self.at_most | self.about | self.filler | self.none
        self.openers = frozenset(phrase[0] for phrase in heads) | {words[0] for words in self.vague}
        self.digits = re.compile(r"^\d")


_GRAMMARS: dict[str, Grammar] = {}


def grammar(language: Language) -> Grammar:
    """The number grammar of a language, made once."""
    if language.code not in _GRAMMARS:
        _GRAMMARS[language.code] = Grammar(language.file.numbers)
    return _GRAMMARS[language.code]


def _unit(key: str, rules: Grammar) -> int | None:
    """The value of one number word or group of digits."""
    if _DIGITS.match(key):
        return int(re.sub(r"\D", "", key)) if len(key) < _LONGEST_NUMBER else None
    if key in rules.units:
        return rules.units[key]
    tens, dash, ones = key.partition("-")
    if dash and tens in rules.units and ones in rules.units and rules.units[tens] >= 20:
        return rules.units[tens] + rules.units[ones]
    return None


def _exact(keys: Sequence[str], at: int, rules: Grammar) -> tuple[int, int] | None:
    """An exact number at a token: (value, tokens used)."""
    value = _unit(keys[at], rules)
    used = 1
    if value is None and _DECIMAL.match(keys[at]) and keys[at + 1 : at + 2] == ["million"]:
        return round(float(keys[at]) * rules.scales["million"]), 2
    if value is None and keys[at] == "half" and keys[at + 1 : at + 2] == ["a"] and len(keys) > at + 2:
        scale = rules.scales.get(keys[at + 2])
        return (scale // 2, 3) if scale else None
    if value is None:
        if keys[at] in {"a", "one", "half"} and at + 1 < len(keys) and keys[at + 1] in rules.scales:
            value, used = 1, 1
        elif keys[at] in rules.scales and keys[at] != "score":
            value, used = 1, 0
        else:
            return None
    if at + used < len(keys) and keys[at + used] in rules.scales:
        value *= rules.scales[keys[at + used]]
        used += 1
        hundreds = _exact(keys, at + used, rules) if at + used < len(keys) and value >= _THOUSAND else None
        if (
            hundreds
            and hundreds[0] < _THOUSAND
            and keys[at + used] in rules.units
            and hundreds[0] >= _HUNDRED
        ):
            return value + hundreds[0], used + hundreds[1]
        rest = _unit(keys[at + used], rules) if at + used < len(keys) else None
        joined = at + used + 1 < len(keys) and keys[at + used] == "and"
        if rest is None and joined:
            rest = _unit(keys[at + used + 1], rules)
            if rest is not None and rest < 100 and value % 100 == 0:
                return value + rest, used + 2
        elif rest is not None and rest < 100 and value % 100 == 0 and not keys[at + used][0].isdigit():
            return value + rest, used + 1
    return value, used


def _core(keys: Sequence[str], at: int, rules: Grammar) -> tuple[Quantity, int, bool] | None:
    """A range, exact, vague or empty number at a token: (quantity, tokens used, none)."""
    used = phrase_at(keys, at, rules.none)
    if used:
        return Quantity(low=0, high=0), used, True
    for length in (3, 2, 1):
        low = rules.vague.get(tuple(keys[at : at + length]))
        if low is not None:
            return Quantity(low=low, vague=True), length, False
    span = _RANGE.match(keys[at])
    if span and int(span[1]) < int(span[2]):
        return Quantity(low=int(span[1]), high=int(span[2])), 1, False
    exact = _exact(keys, at, rules)
    if exact is None:
        return None
    value, used = exact
    if at + used + 1 < len(keys) and keys[at + used] in {"to", "or", "-", "–"}:
        other = _exact(keys, at + used + 1, rules)
        if other and value < other[0] <= value * 3 + 5:
            return Quantity(low=value, high=other[0]), used + 1 + other[1], False
    return Quantity(low=value, high=value), used, False


def _between(keys: Sequence[str], at: int, rules: Grammar) -> tuple[Quantity, int] | None:
    """`between A and B`: (quantity, tokens used)."""
    if keys[at] != "between":
        return None
    low = _exact(keys, at + 1, rules) if at + 1 < len(keys) else None
    if low is None or at + 1 + low[1] >= len(keys) or keys[at + 1 + low[1]] != "and":
        return None
    high = _exact(keys, at + 2 + low[1], rules) if at + 2 + low[1] < len(keys) else None
    if high is None or high[0] <= low[0]:
        return None
    return Quantity(low=low[0], high=high[0]), 2 + low[1] + high[1]


def _hedged(quantity: Quantity, hedge: str) -> Quantity:
    """The quantity after its hedge: an open end, or blurred."""
    if hedge == "least" and quantity.low is not None:
        return Quantity(low=quantity.low, vague=quantity.vague)
    if hedge == "most" and quantity.high is not None:
        return Quantity(high=quantity.high)
    if hedge == "about":
        return Quantity(low=quantity.low, high=quantity.high, vague=True)
    return quantity


def _openers(keys: Sequence[str], at: int, rules: Grammar) -> tuple[int, str, bool]:
    """Hedges and fillers before a number: (tokens used, hedge, increment)."""
    used, hedge, increment = 0, "", False
    while at + used < len(keys):
        here = at + used
        for name, phrases in (("least", rules.at_least), ("most", rules.at_most), ("about", rules.about)):
            length = phrase_at(keys, here, phrases)
            if length:
                hedge = hedge or name
                break
        else:
            length = phrase_at(keys, here, rules.filler)
            if not length:
                break
        increment = increment or tuple(keys[here : here + length]) in rules.increment
        used += length
    return used, hedge, increment


def number_at(words: Sequence[Token], at: int, keys: Sequence[str], rules: Grammar) -> Number | None:
    """The number that begins at token `at`, with its hedge, or None.

    "at least 33", "no fewer than a dozen", "another two", "between 5 and 7", "12 or more",
    "nobody"; years and clock times are not figures and are taken out before.
    """
    first = keys[at]
    opens = first[0].isdigit() or first in rules.units or first in rules.openers or first in rules.scales
    if not (
        opens or first in {"between", "half"} or ("-" in first and first.partition("-")[0] in rules.units)
    ):
        return None
    between = _between(keys, at, rules)
    if between:
        return Number(at, at + between[1], between[0])
    before, hedge, increment = _openers(keys, at, rules)
    core = _core(keys, at + before, rules) if at + before < len(keys) else None
    if core is None and before:
        before, hedge, increment = 0, "", False
        core = _core(keys, at, rules)
    if core is None:
        return None
    quantity, used, none = core
    last = at + before + used
    if _is_year(words, at + before, quantity, used) and not hedge:
        return None
    after = phrase_at(keys, last, rules.at_least_after) if last < len(keys) else 0
    if after:
        hedge, last = "least", last + after
    last = min(last, len(keys))
    if last < len(keys) and keys[last] in {"more", "further", "additional", "others", "other"}:
        increment = increment or keys[last] != "other"
        last += keys[last] != "others"
    return Number(at, last, _hedged(quantity, hedge), increment, none, not keys[at + before][0].isdigit())


def _is_year(words: Sequence[Token], at: int, quantity: Quantity, used: int) -> bool:
    """A bare four-digit number between 1900 and 2100 is a year."""
    return used == 1 and len(words[at].text) == 4 and words[at].text.isdigit() and quantity.low in _YEARS
