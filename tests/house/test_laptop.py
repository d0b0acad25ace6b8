"""What a user on a laptop is promised: no network after set-up, and no waiting."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORTS = [str(path) for path in sorted((ROOT / "examples").iterdir()) if path.name != "README.md"]
FOUNDING = ROOT / "examples" / "istanbul_third_round.txt"
COLD_SECONDS = 2.0

WALL = """
import sys

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"}:
        raise OSError(101, "Network is unreachable")

sys.addaudithook(refuse)
from warledger.__main__ import main
sys.exit(main())
"""


@cache
def alone() -> tuple[str, ...]:
    """What to put before a command so that it has no network: the system's own way, else a wall of Python."""
    tried = ("unshare", "--map-root-user", "--net")
    try:
        done = subprocess.run([*tried, "true"], capture_output=True, check=False)
    except OSError:
        return (sys.executable, "-c", WALL)
    return (sys.executable, "-c", WALL) if done.returncode else (*tried, sys.executable, "-m", "warledger")


def warledger(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "160", "WARLEDGER_RECORD": str(folder / "warledger.db")}
    return subprocess.run(
        [*alone(), *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_everything_works_with_the_network_off(tmp_path: Path, gazetteer_file: Path):
    done = warledger(tmp_path, "read", *REPORTS, "--processes", "2")
    assert (done.returncode, done.stderr) == (0, "")
    listed = warledger(tmp_path, "incidents")
    assert len(listed.stdout.splitlines()) > 5
    identity = listed.stdout.splitlines()[1].split()[0]
    for words in (
        ["why", identity],
        ["claims", "--json"],
        ["talks"],
        ["changes"],
        ["reread"],
        ["doctor"],
        ["export", "geojson", "--to", "a.geojson"],
    ):
        done = warledger(tmp_path, *words)
        assert done.returncode == 0, f"{words}: {done.stderr}"


def test_an_address_is_told_to_be_out_of_reach(tmp_path: Path, gazetteer_file: Path):
    done = warledger(tmp_path, "read", "http://127.0.0.1:9/report.html")
    assert done.returncode == 1
    assert "127.0.0.1:9/report.html" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("given", ["ours", "founding"])
def test_a_report_is_read_from_a_cold_start_at_once(tmp_path: Path, gazetteer_file: Path, given: str):
    founding = Path(os.environ.get("GOLD", ROOT.parent / "shared" / "gold")) / "seed" / "seed_report.txt"
    report = FOUNDING if given == "ours" else founding
    if not report.is_file():
        pytest.skip("the founding report is not beside the checkout")
    spent = []
    for number in range(3):  # the processor's time: other programs may be running
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        words = ["read", str(report), "--published", "2025-07-24", "--record", f"{number}.db"]
        done = subprocess.run(
            [sys.executable, "-m", "warledger", *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        assert "1 document read, 1 new" in done.stdout
    assert min(spent) < COLD_SECONDS, spent
