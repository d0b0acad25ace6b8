"""Every engine gives the results in the order of the batches, whatever its processes do."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from typing import Any

import pytest

from warledger.plugs import load, names


@pytest.fixture(params=names("engines"))
def engine(request: pytest.FixtureRequest) -> Any:
    return load("engines", request.param)


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(engine: Any, processes: int):
    batches = [str(number).encode() for number in range(40)]
    assert list(engine.run(bytes.upper, iter(batches), processes)) == batches


@pytest.mark.parametrize("processes", [1, 2])
def test_no_batches_no_results(engine: Any, processes: int):
    assert list(engine.run(bytes.upper, iter([]), processes)) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_of_the_work_is_seen(engine: Any, processes: int):
    with pytest.raises(ValueError, match="invalid literal"):
        list(engine.run(int, iter([b"1", b"x", b"2"]), processes))


def test_batches_are_drawn_no_further_than_needed(engine: Any):
    drawn = []

    def batches() -> Any:
        for number in range(1000):
            drawn.append(number)
            yield b"x"

    results = engine.run(bytes.upper, batches(), 2)
    assert next(results) == b"X"
    results.close()
    assert len(drawn) < 20


def test_a_process_that_is_killed_is_told_and_nothing_hangs():
    script = (
        "import os, signal\n"
        "from warledger.engines import local\n"
        "def work(batch):\n"
        "    if batch == b'bad':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return batch\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        for result in local.run(work, [b'a', b'bad', b'c'], 2):\n"
        "            pass\n"
        "    except local.WorkerError as lost:\n"
        "        print(lost)\n"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(script)
        file.flush()
        done = subprocess.run(
            [sys.executable, file.name], capture_output=True, text=True, check=True, timeout=60
        )
    assert "a reading process died" in done.stdout
