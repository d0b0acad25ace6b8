"""Two codebooks side by side on one record: what each counts, and which rule makes the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from warledger.plugs import PlugError, load, names
from warledger.publish._told import where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from warledger.model import Claim, Incident
    from warledger.publish._coding import Coding

    Coded = Callable[[Iterable[Claim], Iterable[Incident]], Iterator[Coding]]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What one codebook makes of a record."""

    name: str
    events: int = 0
    deaths: int = 0
    left_out: int = 0


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """One incident behind a difference: what each codebook counts, null where it leaves it out."""

    id: str
    type: str
    place: str | None
    start: str | None
    deaths: tuple[int | None, int | None]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents that two codebooks treat by the same pair of rules.

    `kind` says who counts them: both alike, both with other deaths, only one, or neither. `rules`
    are the two codebooks' rules; `events` and `deaths` what each counts of them.
    """

    kind: str
    rules: tuple[str, str]
    events: tuple[int, int]
    deaths: tuple[int, int]
    incidents: tuple[Example, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Both counts and all differences, the largest difference in deaths and events first."""

    counts: tuple[Count, Count]
    differences: tuple[Difference, ...]


def codebooks() -> list[str]:
    """The exports that are codebooks and can be compared."""
    return [name for name in names("publish") if hasattr(load("publish", name), "coded")]


def compared(names_: tuple[str, str], claims: Iterable[Claim], incidents: Iterable[Incident]) -> Comparison:
    """Two codebooks on the same incidents.

    Raises:
        PlugError: if one of them is no codebook; the message lists those there are.
    """
    one, two = (_coded(name) for name in names_)
    groups: dict[tuple[str, str, str], list[Example]] = {}
    for left, right in zip(one(claims, incidents), two(claims, incidents), strict=True):
        groups.setdefault((_kind(names_, left, right), left.rule, right.rule), []).append(
            _example(left, right)
        )
    differences = [_difference(kind, (a, b), found) for (kind, a, b), found in groups.items()]
    differences.sort(
        key=lambda one: (-abs(one.deaths[0] - one.deaths[1]), -abs(one.events[0] - one.events[1]))
    )
    counts = tuple(
        Count(
            name=name,
            events=sum(one.events[side] for one in differences),
            deaths=sum(one.deaths[side] for one in differences),
            left_out=sum(len(one.incidents) - one.events[side] for one in differences),
        )
        for side, name in enumerate(names_)
    )
    return Comparison(counts=(counts[0], counts[1]), differences=tuple(differences))


def _coded(name: str) -> Coded:
    if name not in codebooks():
        raise PlugError(f"{name!r} is no codebook that can be compared; there are: {', '.join(codebooks())}")
    coded: Coded = load("publish", name).coded
    return coded


def _kind(names_: tuple[str, str], left: Coding, right: Coding) -> str:
    if left.row is None and right.row is None:
        return "neither"
    if right.row is None:
        return f"only {names_[0]}"
    if left.row is None:
        return f"only {names_[1]}"
    return "both alike" if left.deaths == right.deaths else "both, other deaths"


def _example(left: Coding, right: Coding) -> Example:
    incident = left.incident
    when = incident.when
    return Example(
        id=incident.id,
        type=incident.type,
        place=where(incident),
        start=(when.start or when.end or "")[:10] or None if when else None,
        deaths=(
            None if left.row is None else left.deaths,
            None if right.row is None else right.deaths,
        ),
    )


def _difference(kind: str, rules: tuple[str, str], found: list[Example]) -> Difference:
    def total(side: int, value: Callable[[int], Any]) -> int:
        return sum(value(number) for one in found if (number := one.deaths[side]) is not None)

    return Difference(
        kind=kind,
        rules=rules,
        events=(total(0, lambda _: 1), total(1, lambda _: 1)),
        deaths=(total(0, int), total(1, int)),
        incidents=tuple(sorted(found, key=lambda one: (one.start or "9", one.id))),
    )
