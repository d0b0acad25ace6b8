"""A drawn map as shapes with places on a sheet, which SVG and PNG both paint."""

from __future__ import annotations

from typing import Literal

import msgspec

Point = tuple[float, float]
Ring = tuple[Point, ...]
Layer = Literal["sea", "land", "region", "country", "area", "frame"]
Mark = Literal["circle", "square", "triangle", "diamond"]


class Shape(msgspec.Struct, frozen=True):
    """Rings that are filled or drawn as `layer` says; an area is hatched in `color`.

    What is `inside` ends at the edge of the map.
    """

    layer: Layer
    rings: tuple[Ring, ...]
    color: str = ""
    inside: bool = True


class Circle(msgspec.Struct, frozen=True):
    """A dashed circle: somewhere around here."""

    at: Point
    radius: float
    color: str


class Marker(msgspec.Struct, frozen=True):
    """A place that is known to the settlement: its size goes by the number killed."""

    at: Point
    radius: float
    mark: Mark
    color: str


class Label(msgspec.Struct, frozen=True):
    """Words on a map; `anchor` says which end of them stands at `at`, on their baseline."""

    at: Point
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    kind: Literal["place", "area", "country", "legend"] = "place"


class Scene(msgspec.Struct, frozen=True):
    """One map, in pixels, from its upper left corner: the `sheet` is its height without the legend."""

    width: float
    height: float
    sheet: float
    shapes: tuple[Shape, ...]
    circles: tuple[Circle, ...]
    markers: tuple[Marker, ...]
    labels: tuple[Label, ...]
