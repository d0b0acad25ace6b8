"""Derived rows in this process's memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.model.filed import Amendment, Copied, Group, Sketch
from warledger.stores._outline import Outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warledger.model import Incident
    from warledger.stores._ledger import State


class Held:
    """The part of a store in memory that keeps derived rows."""

    def __init__(self) -> None:
        """Start without any."""
        self._units: dict[str, list[Incident]] = {}
        self._numbers: dict[str, range] = {}
        self._last = 0
        self._incidents: tuple[Incident, ...] = ()
        self._groups: dict[tuple[str, str], Group] = {}
        self._sketches: dict[str, Sketch] = {}
        self._copies: dict[str, Copied] = {}
        self._derived: State | None = None
        self._moved: tuple[str, ...] = ()

    def derived(self) -> State | None:
        """What the derived rows were made from, None when there are none."""
        return self._derived

    def moved(self) -> tuple[str, ...]:
        """The parts of merging whose own incidents people's moves replaced."""
        return self._moved

    def rebuild(self, incidents: Sequence[Incident], state: State) -> None:
        """Replace the derived rows."""
        units = {"": list(incidents)}
        everything = Amendment(units=units, groups=[], gone=[], sketches=[], copies=[], whole=True)
        self.amend(everything, state, self._derived)

    def amend(self, amendment: Amendment, state: State, base: State | None) -> bool:
        """Change the derived rows at once; False, and nothing, if they are not those of `base` any more."""
        if self._derived != base:
            return False
        if amendment.whole:
            for held in (self._units, self._numbers, self._groups, self._sketches, self._copies):
                held.clear()
        self._units.update(amendment.units)
        for unit, own in amendment.units.items():
            self._numbers[unit] = range(self._last + 1, self._last + 1 + len(own))
            self._last += len(own)
        for key in amendment.gone:
            self._groups.pop(key, None)
        self._groups.update({(group.kind, group.id): group for group in amendment.groups})
        self._sketches.update({sketch.document: sketch for sketch in amendment.sketches})
        self._copies.update({row.document: row for row in amendment.copies})
        told = (incident for own in self._units.values() for incident in own)
        self._incidents = tuple(sorted(told, key=_in_time))
        self._derived, self._moved = state, amendment.moved
        return True

    def outlined(self) -> list[int]:
        """The numbers of the derived incidents. What is written anew has a higher number than any had before."""
        return [number for own in self._numbers.values() for number in own]

    def outlines(self, after: int = 0) -> Iterator[tuple[int, Outline]]:
        """The derived incidents with higher numbers, each with its own, without their long parts."""
        for unit, own in self._units.items():
            for number, one in zip(self._numbers[unit], own, strict=True):
                if number > after:
                    yield number, msgspec.json.decode(msgspec.json.encode(one), type=Outline)

    def incidents(self) -> Iterator[Incident]:
        """The derived incidents in order of time."""
        yield from self._incidents

    def filed(
        self,
        kind: str,
        *,
        keys: Sequence[str] = (),
        days: Sequence[tuple[str, int]] = (),
        documents: Sequence[str] = (),
        roots: Sequence[str] = (),
    ) -> list[Group]:
        """Groups of a kind at these places, in these areas and days, of these documents, or of these roots."""
        return [
            group
            for group in self.every(kind)
            if group.key in keys
            or group.root in roots
            or not set(days).isdisjoint(group.days)
            or not set(documents).isdisjoint(group.documents)
        ]

    def every(self, kind: str) -> list[Group]:
        """All groups of a kind."""
        return [group for group in self._groups.values() if group.kind == kind]

    def made_of(self, units: Sequence[str]) -> dict[str, Incident]:
        """The derived incidents by the part of merging that they came of, where that is one only."""
        return {unit: self._units[unit][-1] for unit in units if self._units.get(unit)}

    def copied(self) -> list[Copied]:
        """The reports that go back to another, by id."""
        return [self._copies[key] for key in sorted(self._copies)]

    def sketches(self, days: Sequence[tuple[int, int]], whole: int) -> Iterator[Sketch]:
        """The sketches of reports from these spans of days, and of those with this whole, each once."""
        for sketch in self._sketches.values():
            if sketch.whole == whole or any(first <= sketch.day <= last for first, last in days):
                yield sketch


def _in_time(incident: Incident) -> tuple[str, str, str]:
    """Incidents in order of time; the undated last."""
    when = incident.when
    return ((when.start if when else None) or "9", incident.type, incident.id)
