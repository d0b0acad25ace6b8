"""A scene as SVG, with classes for the style sheet and plain colors for whatever has none."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from warledger.publish._sitrep.labels import SIZES

if TYPE_CHECKING:
    from warledger.publish._sitrep.scene import Label, Marker, Ring, Scene, Shape

LOOK = {
    "sea": 'fill="#dfe8ee"',
    "land": 'fill="#f7f5ef"',
    "region": 'fill="none" stroke="#cfcabd" stroke-width="0.6"',
    "country": 'fill="none" stroke="#8b8577" stroke-width="1.1"',
    "frame": 'fill="none" stroke="#8b8577" stroke-width="0.8"',
}
INK = {"place": "#111111", "area": "#333333", "country": "#6b6557", "legend": "#222222"}
FONT = "DejaVu Sans, Liberation Sans, Arial, Helvetica, sans-serif"


def svg(scene: Scene, name: str, alt: str) -> str:
    """The scene as an SVG element; `name` keeps its parts' ids apart from another map's on the page."""
    colors = sorted({shape.color for shape in scene.shapes if shape.color})
    hatches = {color: f"{name}-hatch-{at}" for at, color in enumerate(colors)}
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scene.width:g} {scene.height:g}" '
            f'width="{scene.width:g}" height="{scene.height:g}" role="img" aria-labelledby="{name}-title">'
            f'<title id="{name}-title">{escape(alt)}</title>'
        ),
        "<defs>"
        + "".join(_hatch(hatches[color], color) for color in colors)
        + f'<clipPath id="{name}-sheet"><rect width="{scene.width:g}" height="{scene.sheet:g}"/></clipPath></defs>',
        f'<g clip-path="url(#{name}-sheet)">',
    ]
    parts += [_shape(shape, hatches) for shape in scene.shapes if shape.inside]
    parts += [
        f'<circle cx="{c.at[0]:g}" cy="{c.at[1]:g}" r="{c.radius:g}" fill="{c.color}" fill-opacity="0.08" '
        f'stroke="{c.color}" stroke-width="1.2" stroke-dasharray="4 3"/>'
        for c in scene.circles
    ]
    parts += ["</g>", *(_shape(shape, hatches) for shape in scene.shapes if not shape.inside)]
    parts += [_marker(marker) for marker in scene.markers]
    parts += [_label(label) for label in scene.labels]
    return "\n".join([*parts, "</svg>"])


def _hatch(name: str, color: str) -> str:
    """Slanting lines."""
    return (
        f'<pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="7" height="7" fill="{color}" fill-opacity="0.07"/>'
        f'<rect width="1.6" height="7" fill="{color}" fill-opacity="0.6"/></pattern>'
    )


def _shape(shape: Shape, hatches: dict[str, str]) -> str:
    look = LOOK.get(shape.layer)
    if look is None:
        look = f'fill="url(#{hatches[shape.color]})" stroke="{shape.color}" stroke-width="1" stroke-dasharray="5 3"'
    return f'<path class="{shape.layer}" {look} fill-rule="evenodd" d="{"".join(map(_path, shape.rings))}"/>'


def _path(ring: Ring) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z"


def _marker(marker: Marker) -> str:
    x, y, r = *marker.at, marker.radius
    look = f'fill="{marker.color}" fill-opacity="0.85" stroke="#ffffff" stroke-width="1.2"'
    if marker.mark == "circle":
        return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" {look}/>'
    return f'<path {look} d="{_path(corners(marker))}"/>'


def corners(marker: Marker) -> Ring:
    """The corners of a mark that has some."""
    x, y, r = *marker.at, marker.radius
    if marker.mark == "square":
        r *= 0.9
        return ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))
    if marker.mark == "triangle":
        r *= 1.15
        return ((x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8))
    return ((x, y - r * 1.2), (x + r * 1.2, y), (x, y + r * 1.2), (x - r * 1.2, y))


def _label(label: Label) -> str:
    """Words with a light edge, so that they are read over lines."""
    x, y = label.at
    spaced = ' letter-spacing="1.5"' if label.kind == "country" else ""
    style = (
        ' font-style="italic"'
        if label.kind == "area"
        else ' font-weight="600"'
        if label.kind == "place"
        else ""
    )
    common = (
        f'x="{x:g}" y="{y:g}" text-anchor="{label.anchor}" font-family="{FONT}" '
        f'font-size="{SIZES[label.kind]:g}"{spaced}{style}'
    )
    text = escape(label.text)
    halo = ""
    if label.kind != "legend":
        halo = (
            f'<text class="halo" {common} fill="#ffffff" stroke="#ffffff" stroke-width="3" stroke-opacity="0.85" '
            f'stroke-linejoin="round" aria-hidden="true">{text}</text>'
        )
    return f'{halo}<text class="label {label.kind}" {common} fill="{INK[label.kind]}">{text}</text>'
