"""Figures in Ukrainian and Russian: digits and number words in every case, with their hedges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.quantity import phrase_at
from warledger.extract.slavic.times import is_month
from warledger.extract.slavic.words import phrases, stems
from warledger.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.language.lexicon import Language

_DIGITS = re.compile(r"\d{1,3}(?:[\s\u00a0\u202f]\d{3})+|\d+")
_YEARS = range(1900, 2100)
_LONGEST = 12
_COLLECTIVE = re.compile(r".+(?:оє|оє|еро|оих|ерых|ьох|оим|ох)$|двое|трое|обоих|обох|двоє|троє")


class Count(NamedTuple):
    """A figure over tokens up to `last` (exclusive).

    `people` marks a collective numeral, which counts people ("двоє", "пятеро"); `ordinal` one
    that tells how many there are by its place ("восьмого загиблого").
    """

    last: int
    quantity: Quantity
    increment: bool = False
    people: bool = False
    ordinal: bool = False
    words: bool = False


def _word_value(key: str, code: str) -> tuple[int, bool] | None:
    """The value of a number word, and whether it is an ordinal."""
    for name in stems(code).classes(key):
        if name.startswith(("n.", "o.")):
            return int(name[2:]), name[0] == "o"
    return None


def _core(keys: Sequence[str], at: int, spoken: Language) -> Count | None:
    """A number without its hedges."""
    scales, vague = spoken.file.numbers.scales, spoken.file.numbers.vague
    for length in (3, 2, 1):
        low = vague.get(" ".join(keys[at : at + length]))
        if low is not None and at + length <= len(keys):
            return Count(at + length, Quantity(low=low, vague=True), words=True)
    if _DIGITS.fullmatch(keys[at]):
        if len(keys[at]) > _LONGEST:
            return None
        return _scaled(keys, at + 1, int(re.sub(r"\D", "", keys[at])), scales)
    if keys[at] in {"пів", "пол"} and keys[at + 1 : at + 2] in (("сотні",), ("сотни",)):
        return Count(at + 2, Quantity(low=50, high=50), words=True)
    found = _word_value(keys[at], spoken.code)
    if found is None:
        if keys[at] in scales:
            return Count(at + 1, Quantity(low=scales[keys[at]], high=scales[keys[at]]), words=True)
        return None
    value, ordinal = found
    last = at + 1
    while last < len(keys) and not ordinal:
        more = _word_value(keys[last], spoken.code)
        room = (
            100
            if value % 1000 and value % 100 == 0
            else 10
            if value % 100 and value % 10 == 0 and value % 100 >= 20
            else 0
        )
        if more is None or not 0 < more[0] < room:
            break
        value, ordinal, last = value + more[0], more[1], last + 1
    if ordinal:
        return Count(last, Quantity(low=value, high=value), ordinal=True, words=True)
    made = _scaled(keys, last, value, scales)
    return made._replace(people=bool(_COLLECTIVE.match(keys[at])), words=True)


def _scaled(keys: Sequence[str], at: int, value: int, scales: dict[str, int]) -> Count:
    """A number with its thousands, and the end of a range."""
    if at < len(keys) and keys[at] in scales:
        value *= scales[keys[at]]
        at += 1
        if at < len(keys) and keys[at] == ".":
            at += 1
    if at + 1 < len(keys) and keys[at] in {"-", "–", "—"} and keys[at + 1].isdigit():
        high = int(keys[at + 1])
        if value < high <= value * 3 + 5:
            return Count(at + 2, Quantity(low=value, high=high))
    return Count(at, Quantity(low=value, high=value))


def _hedges(keys: Sequence[str], at: int, code: str) -> tuple[int, str, bool]:
    """The hedges and fillers before a number: (token behind them, hedge, increment)."""
    hedge, increment = "", False
    while at < len(keys):
        for name in ("at_most", "at_least", "about", "filler"):
            used = phrase_at(keys, at, phrases(code, name))
            if used:
                break
        else:
            break
        if name != "filler":
            hedge = hedge or name
        increment = increment or tuple(keys[at : at + used]) in phrases(code, "increment")
        at += used
    return at, hedge, increment


def _hedged(quantity: Quantity, hedge: str) -> Quantity:
    if hedge == "at_least":
        return Quantity(low=quantity.low, vague=quantity.vague)
    if hedge == "at_most" and quantity.high is not None:
        return Quantity(high=quantity.high)
    if hedge == "about":
        return Quantity(low=quantity.low, high=quantity.high, vague=True)
    return quantity


def count_at(keys: Sequence[str], at: int, spoken: Language) -> Count | None:
    """The figure that begins at a token, with its hedges; None when there is none.

    Years and clock times are taken out before; a bare four-digit year is none.
    """
    begin, hedge, increment = _hedges(keys, at, spoken.code)
    found = _core(keys, begin, spoken) if begin < len(keys) else None
    if found is None:
        return None
    low = found.quantity.low
    if not hedge and len(keys[begin]) == 4 and keys[begin].isdigit() and low in _YEARS:
        return None
    if found.last < len(keys) and keys[begin].isdigit() and is_month(keys[found.last]):
        return None  # a day of the month, whatever it is told for
    if keys[begin].startswith("0") and len(keys[begin]) > 1:
        return None
    return found._replace(quantity=_hedged(found.quantity, hedge), increment=increment)
