"""Values of many things as small numbers, so that a question about values is asked once for each."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

V = TypeVar("V")
BYTE = 256


class Column(Generic[V]):
    """One value for each incident, coded.

    A mark is a byte, 0 or 1, for each incident. A column that continues another knows the same
    values under the same codes, and leaves the other as it was.
    """

    def __init__(self, former: Column[V] | None = None) -> None:
        """An empty column, or one that continues another."""
        self.codes: list[int] = [] if former is None else former.codes.copy()
        self.values: list[V] = [] if former is None else former.values
        self._known: dict[Hashable, int] = {} if former is None else former._known  # noqa: SLF001 - its own kind
        self._packed: bytes | None = None

    def append(self, key: Hashable, made: Callable[[], V]) -> V:
        """The value of the next incident; it is made when its key is met for the first time."""
        code = self._known.get(key)
        if code is None:
            self.values.append(made())
            code = self._known[key] = len(self.values) - 1
        self.codes.append(code)
        return self.values[code]

    def arrange(self, slots: Sequence[int]) -> None:
        """Keep the incidents in these slots, in this order."""
        self.codes = list(map(self.codes.__getitem__, slots))

    def used(self) -> list[V]:
        """The values that some incident has."""
        return [self.values[code] for code in sorted(set(self.codes))]

    def marks(self, wanted: Callable[[V], bool]) -> bytes:
        """Which incidents have a value that is wanted."""
        good = bytes(map(wanted, self.values))
        if len(good) > BYTE:
            return bytes(map(good.__getitem__, self.codes))
        if self._packed is None:
            self._packed = bytes(self.codes)
        return self._packed.translate(good.ljust(BYTE, b"\0"))

    def counts(self, marks: bytes) -> Counter[V]:
        """How many of the marked incidents have each value."""
        found = Counter(compress(self.codes, marks))
        told: Counter[V] = Counter()
        for code, count in found.items():
            told[self.values[code]] += count
        return told

    def among(self, marks: bytes) -> list[V]:
        """The values that some marked incident has."""
        return [self.values[code] for code in sorted(set(compress(self.codes, marks)))]

    def taken(self, marks: bytes, told: Callable[[V], Any]) -> list[Any]:
        """What is told of the values of the marked incidents, one after another."""
        said = [told(value) for value in self.values]
        return list(map(said.__getitem__, compress(self.codes, marks)))

    def each(self, told: Callable[[V], Any]) -> list[Any]:
        """What is told of the values of all incidents, one after another."""
        said = [told(value) for value in self.values]
        return list(map(said.__getitem__, self.codes))


def everywhere(marks: Sequence[bytes], count: int) -> bytes:
    """What is marked in each of some rows of `count` marks."""
    found = int.from_bytes(b"\1" * count, "little")
    for one in marks:
        found &= int.from_bytes(one, "little")
    return found.to_bytes(count, "little")
