"""A scene as PNG, for formats that take no SVG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from warledger.publish._sitrep.labels import SIZES
from warledger.publish._sitrep.svg import INK, corners

if TYPE_CHECKING:
    from warledger.publish._sitrep.scene import Label, Marker, Ring, Scene, Shape

DOTS = 220.0
"""Dots an inch on paper."""
PIXELS = 96.0
"""A scene's pixels an inch, as CSS has them."""
POINTS = 72.0 / PIXELS
_LOOK: dict[str, dict[str, Any]] = {
    "sea": {"facecolor": "#dfe8ee", "edgecolor": "none"},
    "land": {"facecolor": "#f7f5ef", "edgecolor": "none"},
    "region": {"facecolor": "none", "edgecolor": "#cfcabd", "linewidth": 0.45},
    "country": {"facecolor": "none", "edgecolor": "#8b8577", "linewidth": 0.8},
    "frame": {"facecolor": "none", "edgecolor": "#8b8577", "linewidth": 0.6},
}


def png(scene: Scene) -> bytes:
    """The scene as a PNG; the same bytes for the same scene.

    Raises:
        ImportError: if Matplotlib is not installed.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"hatch.linewidth": 0.8, "font.family": ["DejaVu Sans"]}):
        figure = Figure(figsize=(scene.width / PIXELS, scene.height / PIXELS))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, scene.width)
        axes.set_ylim(scene.height, 0)
        axes.set_axis_off()
        for shape in scene.shapes:
            _shape(axes, shape, scene)
        _circles(axes, scene)
        for marker in scene.markers:
            _marker(axes, marker)
        for label in scene.labels:
            _label(axes, label)
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=DOTS, metadata={"Software": None})
    return file.getvalue()


def _path(rings: tuple[Ring, ...]) -> Any:
    """Rings as one path; what lies in two of them is a hole."""
    from matplotlib.path import Path

    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for ring in rings:
        points += [*ring, ring[0]]
        codes += [int(Path.MOVETO), *[int(Path.LINETO)] * (len(ring) - 1), int(Path.CLOSEPOLY)]
    return Path(points, codes)


def _shape(axes: Any, shape: Shape, scene: Scene) -> None:
    from matplotlib.patches import PathPatch, Rectangle

    hatched = {
        "facecolor": "none",
        "edgecolor": shape.color,
        "hatch": "/////",
        "linewidth": 0.7,
        "alpha": 0.75,
    }
    patch = PathPatch(_path(shape.rings), **_LOOK.get(shape.layer, hatched))
    axes.add_patch(patch)
    if shape.inside:
        patch.set_clip_path(Rectangle((0, 0), scene.width, scene.sheet, transform=axes.transData))


def _circles(axes: Any, scene: Scene) -> None:
    from matplotlib.patches import Circle

    for circle in scene.circles:
        look = {"edgecolor": circle.color, "facecolor": "none", "linestyle": (0, (4, 3)), "linewidth": 0.9}
        axes.add_patch(Circle(circle.at, circle.radius, **look))


def _marker(axes: Any, marker: Marker) -> None:
    from matplotlib.patches import Circle, Polygon

    look = {"facecolor": marker.color, "edgecolor": "white", "linewidth": 0.9, "alpha": 0.9}
    round_one = marker.mark == "circle"
    axes.add_patch(
        Circle(marker.at, marker.radius, **look)
        if round_one
        else Polygon(corners(marker), closed=True, **look)
    )


def _label(axes: Any, label: Label) -> None:
    from matplotlib.patheffects import withStroke

    halo = [] if label.kind == "legend" else [withStroke(linewidth=2.2, foreground="white")]
    axes.text(
        *label.at,
        label.text,
        fontsize=SIZES[label.kind] * POINTS,
        color=INK[label.kind],
        ha={"start": "left", "middle": "center", "end": "right"}[label.anchor],
        va="baseline",
        weight="bold" if label.kind == "place" else "normal",
        style="italic" if label.kind == "area" else "normal",
        path_effects=halo,
        parse_math=False,
    )
