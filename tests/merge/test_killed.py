"""A process killed while it merges: the record stays as last committed, and the next run completes it."""

from __future__ import annotations

import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from warledger.model import Document
from warledger.record import Record

FAKE = Path(__file__).parents[1] / "record" / "fake.py"
READER = runpy.run_path(str(FAKE))["Fake"]()
DIES = f"""
import os, runpy, signal, sys
from warledger.merge import state
from warledger.record import Record
from warledger.stores import _filing

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[2] == "merging":
    state.assemble.attack = die
else:  # when the old rows are gone and the new ones written, before the transaction ends
    real_insert = _filing.insert
    _filing.insert = lambda table: die() if table.name == "derived" else real_insert(table)
reader = runpy.run_path({str(FAKE)!r})["Fake"]()
with Record.open(sys.argv[1], reader=reader) as record:
    record.incidents()
"""


def report(number: int) -> Document:
    text = f"{number} people were hurt."
    return Document(
        id=f"d{number}", name=f"d{number}", text=text, published=f"2025-07-{number:02}", language="en"
    )


def shown(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    return [(incident.id, incident.claims) for incident in record.incidents()]


@pytest.mark.parametrize("where", ["merging", "writing"])
def test_a_killed_merge_leaves_what_was_committed_and_the_next_run_completes_it(tmp_path: Path, where: str):
    path = tmp_path / "war.db"
    with Record.open(path, reader=READER) as record:
        record.add([report(number) for number in (3, 4)])
        before = shown(record)
        record.add([report(number) for number in range(5, 15)])
        stale = [incident.id for incident in record._store.incidents()]
    killed = subprocess.run([sys.executable, "-c", DIES, str(path), where], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    with Record.open(path, reader=READER) as record:
        assert [incident.id for incident in record._store.incidents()] == stale == [one for one, _ in before]
        assert record._store.derived() != record._store.state("")
        after = shown(record)
        assert len(list(record.documents())) == 12
    with Record.open(tmp_path / "whole.db", reader=READER) as whole:
        whole.add([report(number) for number in (*range(3, 15),)])
        assert shown(whole) == after != before
