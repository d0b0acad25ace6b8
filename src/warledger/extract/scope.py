"""Whether a figure is one incident's or a sum over places, a night nationwide, a month, the war."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warledger.extract.frame import clauses, coordinated

if TYPE_CHECKING:
    from warledger.extract.shape import Reading
    from warledger.model.claim import Scope

_LONG = frozenset({"week", "month", "year"})


@cache
def _cues(words: tuple[str, ...]) -> re.Pattern[str]:
    options = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{options})", re.IGNORECASE)


def scope_of(reading: Reading, trigger: int, place: int | None, when: int | None) -> Scope:
    """The scope that the sentence gives its figure (codebook, Claims 4, 14 and 17)."""
    numbers = clauses(reading)
    inside = [i for i, number in enumerate(numbers) if number == numbers[trigger]]
    text = reading.text(inside[0], inside[-1])
    if _cues(tuple(reading.language.file.scope["total"])).search(text):
        return "total"
    if when is not None:
        value = reading.chunks[when].value
        base = getattr(value, "base", ("",))
        if getattr(value, "role", "") == "since" or base[0] in {"span", "year", "past"}:
            return "total"
        if base[0] == "month" and reading.shape[trigger] != "S":
            return "total"
    if place is not None and len(coordinated(reading, place)) > 1:
        return "total"
    return "incident"
