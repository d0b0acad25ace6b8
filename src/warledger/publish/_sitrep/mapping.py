"""Where it happened: incidents as points only where the place is known, else as areas."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import msgspec

from warledger.publish._sitrep import ground, labels
from warledger.publish._sitrep.content import Picture, Section, Text, Told
from warledger.publish._sitrep.figures import area_words, period_words
from warledger.publish._sitrep.scene import Circle, Label, Marker, Scene, Shape
from warledger.publish._sitrep.words import joined, number, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.publish._sitrep.content import Block
    from warledger.publish._sitrep.gather import Material
    from warledger.publish._sitrep.ground import Sheet
    from warledger.publish._sitrep.scene import Mark, Point

COLORS = ("#1f5f99", "#b3541e", "#5b3a8e")
"""Blue, orange and purple: told apart with any color vision, and by shape."""
GREY = "#5c5c5c"
MARKS: tuple[Mark, ...] = ("circle", "square", "triangle")
SHEETS = 3
"""Maps in a report at most."""
SPOTS = 400
"""Places drawn on a map at most."""
ROOM = 60
"""Places on a map whose markers keep their full size."""
APART = 10.0
"""Degrees between places that go on maps of their own."""
AROUND = {"admin2": 30.0, "admin1": 75.0}
"""Kilometers of the circle that stands for an area without an outline."""
EXACT = ("point", "settlement")


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with all incidents there."""

    name: str
    area: str
    precision: str
    longitude: float
    latitude: float
    incidents: int
    killed: int
    injured: int
    actor: str | None
    rows: tuple[int, ...]


def section(material: Material) -> Section:
    """The section with the maps."""
    spots, vague = _spots(material)
    if not spots:
        told = "No incident of this period and area has a place that can be drawn."
        return Section("map", "Map", (Text((Told(told),)),))
    actors = [name for name, _ in _actors(spots).most_common(len(COLORS))]
    groups = _groups(spots)
    blocks: list[Block] = []
    for at, group in enumerate(groups[:SHEETS], start=1):
        title = f"Map {at}: " if len(groups) > 1 else ""
        blocks.append(_picture(material, group, actors, title))
    far = sum(spot.incidents for group in groups[SHEETS:] for spot in group)
    left = []
    if vague:
        left.append(f"{plural(vague, 'incident')} known only by country or without a place")
    if far:
        left.append(f"{plural(far, 'incident')} in other parts of the world")
    if left:
        blocks.append(Text((Told(f"Not on the map: {joined(left)}.", style="quiet"),)))
    return Section("map", "Map", tuple(blocks))


def _spots(material: Material) -> tuple[list[Spot], int]:
    """Places with their incidents, those with the most harm first; how many incidents have none."""
    points, rows = material.record.points(material.query), material.rows()
    found: dict[tuple[str, str, str, float, float], list[int]] = defaultdict(list)
    vague = 0
    for at, longitude in enumerate(points.longitude):
        latitude, precision = points.latitude[at], points.precision[at]
        if longitude is None or latitude is None or precision in (None, "country"):
            vague += 1
            continue
        found[points.place[at] or "", points.area[at] or "", precision or "", longitude, latitude].append(at)
    spots = []
    for (name, area, precision, longitude, latitude), inside in found.items():
        actors = Counter(points.actor[at] for at in inside)
        spots.append(
            Spot(
                name=name,
                area=area,
                precision=precision,
                longitude=longitude,
                latitude=latitude,
                incidents=len(inside),
                killed=sum(points.killed[at] or 0 for at in inside),
                injured=sum(points.injured[at] or 0 for at in inside),
                actor=max(actors, key=lambda name: (actors[name], name or "")),
                rows=tuple(sorted(rows[points.id[at]] for at in inside if points.id[at] in rows)),
            )
        )
    spots.sort(key=lambda spot: (-spot.killed, -spot.injured, -spot.incidents, spot.name, spot.area))
    return spots, vague


def _actors(spots: Sequence[Spot]) -> Counter[str]:
    found: Counter[str] = Counter()
    for spot in spots:
        if spot.actor:
            found[spot.actor] += spot.incidents
    return Counter(dict(sorted(found.items())))


def _groups(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Places that lie together, the group with the most incidents first."""
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        cells[int(spot.longitude // (APART / 2)), int(spot.latitude // (APART / 2))].append(spot)
    groups: list[list[Spot]] = []
    while cells:
        start = min(cells)
        todo, group = [start], []
        while todo:
            x, y = todo.pop()
            if (x, y) in cells:
                group += cells.pop((x, y))
                todo += [(x + dx, y + dy) for dx in (-2, -1, 0, 1, 2) for dy in (-2, -1, 0, 1, 2)]
        groups.append(group)
    groups.sort(key=lambda group: (-sum(spot.incidents for spot in group), group[0].name))
    return groups


def _picture(material: Material, group: list[Spot], actors: list[str], title: str) -> Picture:
    """One map with its words."""
    order = sorted(group, key=lambda spot: (-spot.killed, -spot.injured, -spot.incidents, spot.name))
    shown = order[:SPOTS]
    scene = drawn(shown, actors)
    exact = [spot for spot in shown if spot.precision in EXACT]
    areas = [spot for spot in shown if spot.precision not in EXACT]
    where = f"{period_words(material.asked)}, {area_words(material.asked)}"
    count = sum(spot.incidents for spot in group)
    said = [f"{title}Map of {plural(count, 'incident')} of violence, {where}."]
    if exact:
        said.append(f"Points: {'; '.join(map(_said, exact[:25]))}{_more(len(exact) - 25)}.")
    if areas:
        said.append(
            f"Shaded areas, exact place not known: {'; '.join(map(_said, areas[:25]))}{_more(len(areas) - 25)}."
        )
    caption = f"{title}incidents by place. Numbers are those of the table “Incidents”."
    if len(order) > len(shown):
        caption += f" Drawn are the {number(len(shown))} places with the most harm of {number(len(order))}."
    return Picture(scene, " ".join(said), caption[0].upper() + caption[1:])


def _said(spot: Spot) -> str:
    numbers = f" (no. {', '.join(map(str, spot.rows[:8]))})" if spot.rows else ""
    return f"{spot.name}{numbers}"


def _more(count: int) -> str:
    return f" and {count} more places" if count > 0 else ""


def drawn(spots: Sequence[Spot], actors: Sequence[str]) -> Scene:
    """The map of some places; the legend stands below it."""
    on = ground.sheet(_corners(spots))
    shapes, circles, markers = ground.ground(on), [], []
    share = crowded(sum(spot.precision in EXACT for spot in spots))
    for spot in reversed(spots):
        color, mark = _look(spot.actor, actors)
        at = on.at(spot.longitude, spot.latitude)
        if spot.precision in EXACT:
            markers.append(Marker(at, round(size(spot.killed) * share, 1), mark, color))
            continue
        country, name = spot.area.rpartition(", ")[2], spot.area.rpartition(", ")[0]
        rings = ground.region(country, name, on) if spot.precision == "admin1" else ()
        if rings:
            shapes.append(Shape("area", rings, color))
        else:
            circles.append(Circle(at, round(on.kilometers(AROUND.get(spot.precision, 30.0)), 1), color))
    markers.sort(key=lambda marker: -marker.radius)
    placed = labels.placed(on, spots, markers)
    legend = _legend(on, spots, actors, share)
    shapes.append(
        Shape("frame", (((0, 0), (on.width, 0), (on.width, on.height), (0, on.height)),), inside=False)
    )
    return Scene(
        width=on.width,
        height=on.height + legend.height,
        sheet=on.height,
        shapes=(*shapes, *legend.shapes),
        circles=tuple(circles),
        markers=(*markers, *legend.markers),
        labels=(*placed, *legend.labels),
    )


def _corners(spots: Sequence[Spot]) -> list[Point]:
    """What has to be on the sheet: places, and the corners of areas."""
    points = [(spot.longitude, spot.latitude) for spot in spots]
    for spot in spots:
        if spot.precision == "admin1":
            country, name = spot.area.rpartition(", ")[2], spot.area.rpartition(", ")[0]
            points += ground.extent(country, name) or ()
    return points


def size(killed: int) -> float:
    """The radius of a marker by the number killed: none or unknown, 1 to 9, 10 to 99, more."""
    return 4.5 if killed < 1 else 6.5 if killed < 10 else 9.5 if killed < 100 else 13.5  # noqa: PLR2004 - the classes


def crowded(count: int) -> float:
    """How much smaller markers are drawn where many stand on one map."""
    return 1.0 if count <= ROOM else max(0.4, (ROOM / count) ** 0.5)


def _look(actor: str | None, actors: Sequence[str]) -> tuple[str, Mark]:
    """Color and shape of an actor; grey diamonds for all others."""
    at = actors.index(actor) if actor in actors else None
    return (GREY, "diamond") if at is None else (COLORS[at], MARKS[at])


def _else(spots: Sequence[Spot], actors: Sequence[str]) -> str:
    """Whom grey marks stand for."""
    return (
        "to others, or to nobody"
        if any(s.actor and s.actor not in actors for s in spots)
        else "not attributed"
    )


class _Legend(msgspec.Struct, frozen=True):
    height: float
    shapes: tuple[Shape, ...]
    markers: tuple[Marker, ...]
    labels: tuple[Label, ...]


def _legend(on: Sheet, spots: Sequence[Spot], actors: Sequence[str], share: float) -> _Legend:
    """Two lines below the map: who it is attributed to and how exact, then sizes and the scale."""
    markers: list[Marker] = []
    words: list[Label] = []
    shapes: list[Shape] = []
    x, y = 8.0, on.height + 20
    for actor in [*actors, None]:
        if not any((spot.actor if spot.actor in actors else None) == actor for spot in spots):
            continue
        color, mark = _look(actor, actors)
        told = f"attributed to {actor}" if actor else _else(spots, actors)
        markers.append(Marker((x + 5, y - 4), 4.5, mark, color))
        words.append(Label((x + 15, y), told, kind="legend"))
        x += 15 + labels.width(told, "legend") + 18
    if any(spot.precision not in EXACT for spot in spots):
        shapes.append(
            Shape("area", (((x, y - 11), (x + 18, y - 11), (x + 18, y + 1), (x, y + 1)),), GREY, inside=False)
        )
        words.append(Label((x + 24, y), "exact place not known", kind="legend"))
    x, y = 8.0, y + 24
    for killed, told in (
        (0, "no killed, or number not known"),
        (1, "1–9 killed"),
        (10, "10–99"),
        (100, "100 or more"),
    ):
        if killed == 0 or any(size(spot.killed) >= size(killed) for spot in spots):
            radius = round(size(killed) * share, 1)
            markers.append(Marker((x + radius, y - 4), radius, "circle", GREY))
            words.append(Label((x + 2 * radius + 5, y), told, kind="legend"))
            x += 2 * radius + 5 + labels.width(told, "legend") + 14
    bar = labels.scale(on)
    length = on.kilometers(bar)
    right = on.width - 8
    shapes.append(
        Shape(
            "frame",
            (((right - length, y - 2), (right, y - 2), (right, y), (right - length, y)),),
            inside=False,
        )
    )
    words.append(Label((right - length - 6, y), f"{bar:g} km", "end", "legend"))
    return _Legend(56.0, tuple(shapes), tuple(markers), tuple(words))
