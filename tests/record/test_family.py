"""Who copied whom, asked of a record."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from warledger.cli import commands
from warledger.model import Document
from warledger.record import Record
from warledger.record.trace import NotFoundError

READER = runpy.run_path(str(Path(__file__).with_name("fake.py")))["Fake"]()
WIRE = (
    "Crews worked through the night at the grain terminal after two drones came down beside the third silo. The port"
    " administration said loading would begin again on Monday and that no ship had been touched by the fire there."
)

REWORDED = WIRE.replace("two drones", "2 drones").replace("would begin again on Monday", "restarts Monday")


def report(name: str, text: str, published: str, publisher: str) -> Document:
    return Document(
        id=f"id-{name}", name=name, text=text, published=published, publisher=publisher, language="en"
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "war.db", reader=READER) as record:
        record.add([report("herald", REWORDED, "2025-07-03T09:00", "Herald")])
        record.add([report("wire", WIRE, "2025-07-03T06:00", "North Wire")])
        record.add([report("late", REWORDED, "2025-07-04", "Evening Post")])
        record.add(
            [report("own", "A ferry was late in the morning for want of a pilot.", "2025-07-03", "Post")]
        )
    return tmp_path / "war.db"


def test_a_family_begins_with_the_first_print(path: Path):
    with Record.open(path, reader=READER) as record:
        found = record.copies("late")
        assert found == record.copies("id-wire")
        assert [record.copies("own")[0].of] == [None]
    assert [(one.document, one.of, one.kind, one.depth) for one in found] == [
        ("wire", None, None, 0),
        ("herald", "wire", "rewrite", 1),
        ("late", "herald", "copy", 2),
    ]
    passage = found[1].passages[0]
    assert passage.words == WIRE[passage.of_start : passage.of_start + len(passage.words)]


def test_no_report_of_that_name(path: Path):
    with Record.open(path, reader=READER) as record, pytest.raises(NotFoundError, match="named 'nothing'"):
        record.copies("nothing")


def test_the_command_shows_the_family(path: Path):
    shown = CliRunner().invoke(commands, ["copies", "wire", "--record", str(path)])
    assert shown.exit_code == 0
    assert "herald" in shown.output
    assert "wire (rewrite)" in shown.output
