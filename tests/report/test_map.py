"""Maps: points only where the place is known, areas otherwise, labels that can be read."""

from __future__ import annotations

from itertools import combinations, count
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from warledger.publish._sitrep import ground, labels, mapping
from warledger.publish._sitrep.mapping import Spot, drawn
from warledger.publish._sitrep.svg import svg

if TYPE_CHECKING:
    from warledger.publish._sitrep.scene import Scene

NUMBERS = count(1)


def spot(name: str, longitude: float, latitude: float, **given: object) -> Spot:
    told = {
        "area": "Kharkiv Oblast, UA",
        "precision": "settlement",
        "incidents": 1,
        "killed": 0,
        "injured": 0,
        "actor": "Russia",
        "rows": (next(NUMBERS),),
    }
    return Spot(name=name, longitude=longitude, latitude=latitude, **{**told, **given})


KHARKIV = spot("Kharkiv", 36.23, 49.99, killed=3)
REGION = spot("Kharkiv Oblast", 36.29, 49.72, precision="admin1")
OUTLINELESS = spot("Kordofan", 30.0, 13.0, precision="admin1", area="West Kordofan, SD")
DISTRICT = spot("Izium Raion", 37.3, 49.2, precision="admin2")


def boxes(scene: Scene) -> list[tuple[float, float, float, float]]:
    found = []
    for label in scene.labels:
        long, high = labels.width(label.text, label.kind), labels.SIZES[label.kind]
        left = label.at[0] - {"start": 0, "middle": long / 2, "end": long}[label.anchor]
        found.append((left, label.at[1] - high, left + long, label.at[1] + high * 0.3))
    return found


def test_what_is_known_by_region_is_an_area_and_never_a_point():
    scene = drawn([REGION], ["Russia"])
    on_map = [marker for marker in scene.markers if marker.at[1] < scene.sheet]
    assert not on_map
    assert [shape.color for shape in scene.shapes if shape.layer == "area" and shape.inside]
    for vague in (OUTLINELESS, DISTRICT):
        scene = drawn([vague], ["Russia"])
        assert not [marker for marker in scene.markers if marker.at[1] < scene.sheet]
        assert len(scene.circles) == 1
        assert scene.circles[0].radius > 20


def test_a_settlement_is_a_point_that_grows_with_the_number_killed():
    scene = drawn([KHARKIV], ["Russia"])
    points = [marker for marker in scene.markers if marker.at[1] < scene.sheet]
    assert len(points) == 1
    assert points[0].radius == mapping.size(3) > mapping.size(0)


def test_actors_are_told_apart_by_shape_and_not_by_color_alone():
    two = [KHARKIV, spot("Belgorod", 36.58, 50.6, actor="Ukraine", area="Belgorod Oblast, RU")]
    third = spot("Sumy", 34.8, 50.9, actor=None)
    scene = drawn([*two, third], ["Russia", "Ukraine"])
    points = [marker for marker in scene.markers if marker.at[1] < scene.sheet]
    assert len({marker.mark for marker in points}) == len({marker.color for marker in points}) == 3


def test_labels_cover_neither_one_another_nor_a_marker():
    near = [spot(f"Village number {n}", 36.2 + n % 7 * 0.09, 49.9 + n // 7 * 0.07) for n in range(49)]
    scene = drawn([KHARKIV, REGION, *near], ["Russia"])
    taken = boxes(scene)
    assert len(taken) > 8
    for one, two in combinations(taken, 2):
        assert not (one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3])
    for label, box in zip(scene.labels, taken, strict=True):
        if label.kind != "legend":
            assert box[0] >= 0
            assert box[2] <= scene.width
            for marker in scene.markers:
                x, y = marker.at
                assert not (box[0] < x < box[2] and box[1] < y < box[3])


def test_a_region_across_the_date_line_does_not_show_the_whole_world():
    far = spot("Chukotka", 170.0, 66.0, precision="admin1", area="Chukotka, RU")
    on = ground.sheet(mapping._corners([far]))
    assert on.width / on.across < 60


def test_crimea_lies_within_ukraine_on_the_map():
    on = ground.sheet([(34.1, 44.95), (36.2, 49.9)])
    lands = dict(ground.countries(on))
    assert ground.inside(lands["Ukraine"], *on.at(34.11, 44.957))
    assert not ground.inside(lands["Russia"], *on.at(34.11, 44.957))


def test_outlines_end_at_the_edge_of_the_map():
    scene = drawn([KHARKIV], ["Russia"])
    for shape in scene.shapes:
        if shape.inside:
            for ring in shape.rings:
                assert all(-7 <= x <= scene.width + 7 and -7 <= y <= scene.sheet + 7 for x, y in ring)


def test_many_places_are_drawn_small_and_stay_a_small_file():
    many = [spot(f"Town {n}", 30 + n % 20 * 0.4, 47 + n // 20 * 0.2, rows=()) for n in range(400)]
    scene = drawn(many, ["Russia"])
    points = [marker for marker in scene.markers if marker.at[1] < scene.sheet]
    assert len(points) == 400
    assert max(marker.radius for marker in points) < mapping.size(0)
    drawing = svg(scene, "map", "Map of <many> & more")
    assert len(drawing) < 400_000
    assert etree.fromstring(drawing.encode())[0].text == "Map of <many> & more"


@pytest.mark.parametrize(("killed", "least"), [(0, 4.0), (5, 6.0), (50, 9.0), (500, 13.0)])
def test_sizes_are_classes(killed: int, least: float):
    assert mapping.size(killed) > least
