"""Words on a map that don't cover one another: places first, then areas and countries where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._sitrep import ground
from warledger.publish._sitrep.scene import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warledger.publish._sitrep.ground import Sheet
    from warledger.publish._sitrep.mapping import Spot
    from warledger.publish._sitrep.scene import Marker, Point, Ring

Box = tuple[float, float, float, float]
SIZES = {"place": 11.5, "area": 10.5, "country": 11.0, "legend": 11.0}
"""Type sizes in pixels."""
BROAD = {"place": 0.56, "area": 0.56, "country": 0.78, "legend": 0.54}
"""How broad a letter is on the average, in type sizes; countries are spaced out."""
NAMED = 40
"""Places named on a map at most."""


def width(text: str, kind: str) -> float:
    """How long words are on paper, about, in pixels."""
    return len(text) * SIZES[kind] * BROAD[kind]


def placed(on: Sheet, spots: Sequence[Spot], markers: Sequence[Marker]) -> list[Label]:
    """The labels that find room; `spots` come with the most important first."""
    taken: list[Box] = [_box(marker.at, marker.radius) for marker in markers]
    found: list[Label] = []
    radii = {marker.at: marker.radius for marker in markers}
    for spot in spots[:NAMED]:
        at = on.at(spot.longitude, spot.latitude)
        if at in radii:
            found += _try(on, taken, _beside(at, radii[at], _named(spot)))
    for spot in spots[:NAMED]:
        at = on.at(spot.longitude, spot.latitude)
        if at not in radii:
            found += _try(on, taken, _around(at, _named(spot)))
    for name, rings in ground.countries(on):
        found += _country(on, taken, name, rings)
    return found


def scale(on: Sheet) -> float:
    """A round distance that is about a sixth of the map's width, in kilometers."""
    across = on.width / on.kilometers(1.0) / 6
    return float(max(step for step in (10, 20, 50, 100, 200, 500, 1000, 2000) if step <= max(across, 10)))


def _named(spot: Spot) -> str:
    """A place with the numbers of its incidents, as many as are read at a glance."""
    if not spot.rows:
        return spot.name
    few = ", ".join(map(str, spot.rows[:3])) + ("…" if len(spot.rows) > 3 else "")  # noqa: PLR2004
    return f"{spot.name} ({few})"


def _beside(at: Point, radius: float, text: str) -> Iterator[Label]:
    """Where a place's name may stand: right of it, left, above, below, and at the corners."""
    x, y = at
    gap = radius + 4
    yield Label((x + gap, y + 4), text)
    yield Label((x - gap, y + 4), text, "end")
    yield Label((x, y - gap - 1), text, "middle")
    yield Label((x, y + gap + 9), text, "middle")
    for up in (-gap - 4, gap + 12, -gap - 16, gap + 24):
        yield Label((x + gap / 2, y + up), text)
        yield Label((x - gap / 2, y + up), text, "end")


def _around(at: Point, text: str) -> Iterator[Label]:
    """Where an area's name may stand: in its middle, else above or below it."""
    for up in (4, -10, 18, -24, 32):
        for across in (0, -40, 40):
            yield Label((at[0] + across, at[1] + up), text, "middle", "area")


def _country(on: Sheet, taken: list[Box], name: str, rings: tuple[Ring, ...]) -> list[Label]:
    """A country's name, where its land is broad enough and free."""
    text, steps = name.upper(), 14
    long = width(text, "country")
    spots = [
        (on.width * (i + 0.5) / steps, on.height * (j + 0.5) / steps)
        for i in range(steps)
        for j in range(steps)
    ]
    own = [spot for spot in spots if ground.inside(rings, *spot)]
    if not own:
        return []
    x, y = (sum(value) / len(own) for value in zip(*own, strict=True))
    own.sort(key=lambda spot: (spot[0] - x) ** 2 + (spot[1] - y) ** 2)
    broad = (
        at
        for at in own
        if all(ground.inside(rings, at[0] + d * long / 2, at[1] - 4) for d in (-1, -0.5, 0.5, 1))
    )
    return _try(on, taken, (Label(at, text, "middle", "country") for at in broad))


def _try(on: Sheet, taken: list[Box], labels: Iterator[Label]) -> list[Label]:
    """The first of some labels that stands free on the sheet; its room is taken then."""
    for label in labels:
        long, high = width(label.text, label.kind), SIZES[label.kind]
        left = label.at[0] - {"start": 0, "middle": long / 2, "end": long}[label.anchor]
        box = (left, label.at[1] - high, left + long, label.at[1] + high * 0.3)
        if box[0] < 2 or box[1] < 2 or box[2] > on.width - 2 or box[3] > on.height - 2:  # noqa: PLR2004 - pixels
            continue
        if not any(_meet(box, other) for other in taken):
            taken.append(box)
            return [label]
    return []


def _box(at: Point, radius: float) -> Box:
    return at[0] - radius - 1, at[1] - radius - 1, at[0] + radius + 1, at[1] + radius + 1


def _meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
