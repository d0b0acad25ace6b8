"""Two codebooks side by side: the lines of the comparison add up to what either export counts."""

from __future__ import annotations

import csv
import io
import runpy
from pathlib import Path

import pytest

from warledger.plugs import PlugError, load
from warledger.publish._compare import Comparison, codebooks, compared

ROWS = runpy.run_path(str(Path(__file__).with_name("test_schemes.py")))
CLAIMS, INCIDENTS = ROWS["CLAIMS"], ROWS["INCIDENTS"]


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compared(("acled", "ucdp"), CLAIMS, INCIDENTS)


def test_the_counts_are_those_of_the_exports(found: Comparison):
    for count, deaths in zip(found.counts, ("fatalities", "best"), strict=True):
        text = b"".join(load("publish", count.name).export(CLAIMS, INCIDENTS)).decode()
        rows = list(csv.DictReader(io.StringIO(text)))
        assert count.events == len(rows)
        assert count.deaths == sum(int(row[deaths]) for row in rows)
        assert count.events + count.left_out == len(INCIDENTS)


def test_every_incident_stands_in_one_difference(found: Comparison):
    ids = [one.id for difference in found.differences for one in difference.incidents]
    assert sorted(ids) == sorted(incident.id for incident in INCIDENTS)
    for difference in found.differences:
        for side in (0, 1):
            numbers = [one.deaths[side] for one in difference.incidents if one.deaths[side] is not None]
            assert (len(numbers), sum(numbers)) == (difference.events[side], difference.deaths[side])


def test_the_rule_of_a_difference_is_named(found: Comparison):
    told = {one.id: (d.kind, d.rules) for d in found.differences for one in d.incidents}
    assert told["dozens"] == (
        "both, other deaths",
        ("a vague plural counts as one of it: dozens 12, hundreds 100", "the best current figure counts"),
    )
    assert told["both"][0] == "both, other deaths"
    assert told["soldiers"][0] == "both alike"
    assert (told["nationwide"][0], told["nationwide"][1][0]) == (
        "only ucdp",
        "the place is known to the country only",
    )
    assert (told["nobody"][0], told["nobody"][1][1]) == (
        "only acled",
        "no state or named group is said to have done it",
    )
    assert told["sum"][0] == "neither"


def test_what_is_no_codebook_is_refused():
    assert {"acled", "ucdp"} <= set(codebooks())
    with pytest.raises(PlugError, match=r"'hxl' is no codebook.*acled, ucdp"):
        compared(("acled", "hxl"), [], [])


def test_nothing_is_compared_to_nothing():
    assert [(count.events, count.deaths) for count in compared(("acled", "ucdp"), [], []).counts] == [
        (0, 0),
        (0, 0),
    ]
