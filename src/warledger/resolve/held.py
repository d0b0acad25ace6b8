"""Who holds the land a place lies on, where that is not the state it belongs to.

What a document says of a place ("occupied", "under the control of") comes first, then the towns
and regions that the conflict files give to a side for a time, then who answers for the place. It
tells whom an attack there was not made by; never who made it (codebook, Claims 20).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from warledger.actors.files import states, wars
from warledger.extract.place import PlaceMention

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from warledger.extract.shape import Reading
    from warledger.model import Place

_TAKEN = ("оккупирован", "окупован", "аннексирован", "анексован", "подконтрольн", "підконтрольн")
_NO_LONGER = ("деоккуп", "деокуп")
_BEFORE = 3


@cache
def _stretches() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Each place of the conflict files with the sides that held it: side, since, until."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for war in wars().values():
        for held in war.held:
            for name in held.places:
                stretch = (held.side, held.since, held.until or "9999")
                found[name] = (*found.get(name, ()), stretch)
    return found


class Held:
    """Which side holds the places of one document."""

    def __init__(
        self,
        readings: Sequence[Reading],
        places: Sequence[Mapping[int, Place]],
        opponents: Callable[[str], tuple[str, ...]],
        today: date | None,
    ) -> None:
        """Look once for the places that the document calls occupied."""
        self.opponents, self.today = opponents, today.isoformat() if today else "9999"
        self.taken = {
            place.geonames or place.name
            for number, reading in enumerate(readings)
            for index, chunk in enumerate(reading.chunks)
            if isinstance(chunk.value, PlaceMention)
            and (place := places[number].get(chunk.value.start)) is not None
            and _is_taken(reading, index)
        }

    def by(self, place: Place | None, answering: str | None = None) -> str | None:
        """The side that holds a place; None where nothing says so.

        Args:
            place: where.
            answering: the side of those who answer for the places of the document, if it is one.
        """
        state = states().states.get(place.country or "") if place is not None else None
        if place is None or state is None:
            return None
        enemies = self.opponents(state.name)
        for name in (place.name, f"{place.name}, {place.admin1}", place.admin1):
            for side, since, until in _stretches().get(name or "", ()):
                if since <= self.today < until and side in enemies:
                    return side
        if (place.geonames or place.name) in self.taken:
            return enemies[0] if enemies else None
        return answering if answering in enemies else None


def _is_taken(reading: Reading, index: int) -> bool:
    """True for a place called occupied right before its name."""
    for at in range(index - 1, max(-1, index - 1 - _BEFORE), -1):
        if reading.shape[at] in ".,;:P":
            return False
        word = reading.lower(at)
        if any(part in word for part in _TAKEN):
            return not any(part in word for part in _NO_LONGER)
    return False
