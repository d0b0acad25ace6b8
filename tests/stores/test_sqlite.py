from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any

from warledger.stores import sqlite

if TYPE_CHECKING:
    from pathlib import Path

TURNS = 12


def _open(folder: str, together: Any, told: Any) -> None:
    for turn in range(TURNS):
        together.wait()
        try:
            sqlite.open(f"{folder}/{turn}.db", patience=30).close()
        except Exception as wrong:  # noqa: BLE001 - whatever it is, the test says it
            told.put(str(wrong))
    told.put(None)


def test_several_processes_may_make_one_record_at_the_same_moment(tmp_path: Path):
    fresh = multiprocessing.get_context("spawn")
    together, told = fresh.Barrier(3), fresh.Queue()
    opening = [fresh.Process(target=_open, args=(str(tmp_path), together, told)) for _ in range(3)]
    for process in opening:
        process.start()
    assert [told.get(timeout=120) for _ in opening] == [None] * 3
    for process in opening:
        process.join()
