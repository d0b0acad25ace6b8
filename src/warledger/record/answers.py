"""What finding answers with."""

from __future__ import annotations

from typing import Literal

import msgspec

from warledger.model import Incident
from warledger.record.snippets import Snippet
from warledger.stores._outline import Head

Kind = Literal["place", "actor"]
Order = Literal["-time", "time", "harm"]
ORDERS: tuple[Order, ...] = ("-time", "time", "harm")


class Found(msgspec.Struct, frozen=True):
    """One page of incidents, and how many there are in all."""

    total: int
    incidents: tuple[Incident, ...]


class Range(msgspec.Struct, frozen=True):
    """A sum of figures: people. `high` takes an open end for its best; `open` counts such incidents."""

    low: int
    best: int
    high: int
    open: int
    incidents: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts over incidents. Sums over several places are in none of them.

    `figures` are sums by effect; `counts` how many incidents have each value of `type`,
    `status`, `means`, `actor`, `recipient`, `language`, `publisher`, `effect`, `country` and
    `area`, the most first; `days` how many began on each day.
    """

    incidents: int
    documents: int
    publishers: int
    figures: dict[str, Range]
    counts: dict[str, dict[str, int]]
    days: dict[str, int]


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """Columns for a map and a timeline, in order of time: one entry for each incident.

    Degrees are null where no coordinates are known; `precision` says how exact the place is,
    and only `point` and `settlement` may be drawn as pins. `place` names it, `area` is its
    region and country. `start` and `end` are days. `means` is the first told; `killed` and
    `injured` are the best figures, null where nothing is known.
    """

    id: list[str]
    latitude: list[float | None]
    longitude: list[float | None]
    precision: list[str | None]
    place: list[str | None]
    area: list[str | None]
    start: list[str | None]
    end: list[str | None]
    type: list[str]
    actor: list[str | None]
    means: list[str | None]
    status: list[str]
    killed: list[int | None]
    injured: list[int | None]


class Spots(msgspec.Struct, frozen=True, kw_only=True):
    """Columns for a map, one entry for each place, so that a map is as long as its places are many.

    `incidents` counts a place's incidents, `harm` sums up people killed and injured by best
    figures. `id`, `actor` and `means` (the first told) are those of a place's only incident, null
    where there are several. Degrees, `precision`, `place` and `area` as in `Points`. `actors` are
    all that are on the map (null among them where nobody is named), `pinned` the means at places
    exact enough for pins; `total` counts the incidents, `unplaced` those without any place to draw.
    """

    latitude: list[float | None]
    longitude: list[float | None]
    precision: list[str | None]
    place: list[str | None]
    area: list[str | None]
    incidents: list[int]
    harm: list[int]
    id: list[str | None]
    actor: list[str | None]
    means: list[str | None]
    actors: list[str | None]
    pinned: list[str]
    total: int
    unplaced: int


class Hit(msgspec.Struct, frozen=True):
    """A document in which all words stand, and where."""

    document: Head
    snippets: tuple[Snippet, ...]


class Name(msgspec.Struct, frozen=True):
    """A place or an actor whose name has the words; a query for the name finds so many incidents."""

    kind: Kind
    name: str
    area: str | None
    incidents: int


class Search(msgspec.Struct, frozen=True):
    """What words were found in: `total` counts documents."""

    total: int
    documents: tuple[Hit, ...]
    names: tuple[Name, ...]
