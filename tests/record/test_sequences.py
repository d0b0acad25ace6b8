"""Several reports on one event, read and merged through a record: tolls that grow, rewrites, what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from warledger.cli import commands
from warledger.model import Document
from warledger.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warledger.model import Incident

WIRE = (
    "Rockets kill nine at a market in Basra\n\nRockets fired by militants hit a market in the Iraqi city of Basra on"
    " Tuesday and killed nine people, the governor said. Another 30 were injured, he added. The first one tore through"
    " the fish stalls shortly after dawn, when traders were setting out their boxes, and damaged the market hall and"
    " a school across the street. Police closed the bridges over the canal and searched cars at every gate of the"
    " old town. No group has said that it was behind the attack, and the council called for calm."
)
GROWN = (
    "Basra toll rises\n\nThe number of people killed by Tuesday's rocket attack on the Iraqi city of Basra has risen to"
    " 12, the governor said on Wednesday."
)
LATER = (
    "Basra mourns its dead\n\nThe death toll of the rocket attack on the Iraqi city of Basra on Tuesday has risen to 14,"
    " the governor said on Thursday."
)
REWRITE = (
    "Market in Basra hit by rockets\n\nRockets launched by militants struck a market in the Iraqi city of Basra on"
    " Tuesday and killed nine people, said the governor. Another 30 were injured, he added. The first one tore into"
    " the fish stalls soon after dawn, while traders were setting out their boxes, and damaged the market hall and"
    " one school on the other side of the street. Police shut the bridges over the canal and searched vehicles at"
    " every gate of the old city. No group has yet said that it was behind the attack, and the town council called"
    " for calm."
)


def report(name: str, text: str, day: str) -> Document:
    return Document(id=name, name=name, text=text, published=day, publisher=f"The {name}", language="en")


@pytest.fixture
def record(tmp_path: Path, gazetteer_file: Path) -> Iterator[Record]:
    assert gazetteer_file
    with Record.open(tmp_path / "war.db") as opened:
        opened.add([report("wire", WIRE, "2013-03-19")])
        yield opened


def basra(record: Record) -> Incident:
    (found,) = [one for one in record.incidents() if one.type == "attack" and "killed" in one.figures]
    return found


def test_a_toll_that_grows_over_days_is_one_incident_with_the_last_figure(record: Record):
    assert basra(record).figures["killed"].best == 9
    record.add([report("herald", GROWN, "2013-03-20")])
    record.add([report("post", LATER, "2013-03-21")])
    found = basra(record)
    assert found.figures["killed"].best == 14
    assert found.figures["injured"].best == 30
    assert sorted({moment.low for moment in found.history if moment.effect == "killed"}) == [9, 12, 14]


def test_a_rewrite_with_a_quarter_of_its_words_changed_is_no_further_source(record: Record):
    before = basra(record)
    record.add([report("rewrite", REWRITE, "2013-03-20")])
    found = basra(record)
    assert found.figures["killed"].best == before.figures["killed"].best
    assert found.independent_sources == before.independent_sources
    assert found.documents == ("rewrite", "wire")
    assert [member.document for member in record.copies("wire")] == ["wire", "rewrite"]


def test_the_command_line_shows_the_course_of_the_toll_and_what_changed_since(record: Record, tmp_path: Path):
    record.add([report("herald", GROWN, "2013-03-20")])
    record.add([report("post", LATER, "2013-03-21")])
    at = str(tmp_path / "war.db")
    shown = CliRunner().invoke(commands, ["incidents", "--record", at]).output
    assert "9 ▁▅█ 14" in shown
    since = CliRunner().invoke(
        commands, ["changes", "--record", at, "--since", "2013-03-21", "--by", "published"]
    )
    assert "12" in since.output
    assert "14" in since.output
    later = CliRunner().invoke(
        commands, ["changes", "--record", at, "--since", "2013-03-22", "--by", "published"]
    )
    assert "14" not in later.output
