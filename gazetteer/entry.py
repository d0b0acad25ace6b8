"""One place on its way into the gazetteer, and the names it is known by."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from warledger.language.fold import fold

__all__ = ["Entry", "bounded_hash", "fold"]

FOREMOST, OWN, ALTERNATE, DERIVED = 10.0, 1.0, 0.05, 0.03


def bounded_hash(*parts: str) -> int:
    """A stable negative number for a place that GeoNames gives none, from what identifies it."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return -(int.from_bytes(digest[:5], "big") + 1)


def shared_start(one: str, other: str) -> int:
    """How many letters two words have in common from the start."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


@dataclass(slots=True)
class Entry:
    """A place, its weight and its names.

    `weight` says how well known it is, in inhabitants; `names` map folded forms to how directly
    they mean it (1 its own name, less for alternates and derived forms); `inflected` are the case
    forms of its Cyrillic names.
    """

    id: int
    name: str
    latitude: float
    longitude: float
    country: str
    precision: str
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    site: str | None = None
    settlement: int | None = None
    settlement_name: str | None = None
    weight: float = 1.0
    names: dict[str, float] = field(default_factory=dict)
    cyrillic: dict[str, float] = field(default_factory=dict)
    inflected: dict[str, float] = field(default_factory=dict)

    def call(self, name: str, degree: float = OWN) -> None:
        """Add a name; the most direct use of a form counts."""
        key = fold(name)
        if key and degree > self.names.get(key, 0.0):
            self.names[key] = degree
            if "Ѐ" <= key[0] <= "ԯ":
                self.cyrillic[name] = degree
