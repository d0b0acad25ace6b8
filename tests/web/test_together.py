"""Several people at one record at once, and a server that is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx

from warledger.model import Document
from warledger.record import Record
from warledger.record.agreement import agreement
from warledger.stores import sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

API = "/api/v1"
COUNT = 12


@contextmanager
def process(path: Path) -> Iterator[tuple[httpx.Client, subprocess.Popen[bytes]]]:
    """A served record in a process of its own, and a client of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "warledger", "serve", "--record", str(path), "--port", str(port)]
    server = subprocess.Popen(words, stderr=subprocess.PIPE)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            until = time.monotonic() + 30
            while time.monotonic() < until and server.poll() is None:
                try:
                    client.get(f"{API}/session")
                    break
                except httpx.TransportError:
                    time.sleep(0.05)
            yield client, server
    finally:
        server.kill()
        server.communicate(timeout=30)


def reports(path: Path, fake: dict[str, Any], count: int) -> list[str]:
    """A record with that many claims, each of a day of its own; their ids."""
    with Record.open(path, reader=fake["Fake"]()) as record:
        record.add([Document(id=f"r{n}", name=f"r{n}", text=f"{n + 1} hurt.") for n in range(count)])
        return [claim.id for claim in record.claims()]


def test_two_reviewers_and_a_reader_at_once_lose_nothing(tmp_path: Path, fake: dict[str, Any]):
    path = tmp_path / "record.db"
    claims = reports(path, fake, COUNT)
    statuses: list[int] = []
    with process(path) as (client, _):

        def review(who: str, verdicts: tuple[str, str]) -> None:
            with httpx.Client(base_url=client.base_url, timeout=60) as own:
                for number, claim in enumerate(claims):
                    sent = {
                        "verdict": verdicts[number % 2],
                        "subjects": [claim],
                        "who": who,
                        "why": str(number),
                    }
                    statuses.append(own.post(f"{API}/judgements", json=sent).status_code)

        def look() -> None:
            with httpx.Client(base_url=client.base_url, timeout=60) as own:
                for _ in range(COUNT):
                    answers = [own.get(f"{API}/{page}") for page in ("incidents", "summary", "points")]
                    statuses.extend(answer.status_code for answer in answers)

        def write() -> None:  # another program, as `warledger read` is one
            with Record.open(path, reader=fake["Fake"]()) as record:
                for number in range(COUNT):
                    record.add([Document(id=f"late{number}", name=f"late{number}", text=f"{number} hurt")])

        work = [
            threading.Thread(target=review, args=("one", ("accept", "reject"))),
            threading.Thread(target=review, args=("two", ("accept", "accept"))),
            threading.Thread(target=look),
            threading.Thread(target=write),
        ]
        for thread in work:
            thread.start()
        for thread in work:
            thread.join(120)
        assert set(statuses) == {200, 201}
        told = client.get(f"{API}/judgements/agreement").json()
        assert (told["shared"], told["agreed"], told["share"]) == (COUNT, COUNT // 2, 0.5)
        assert client.get(f"{API}/documents").json()["total"] == 2 * COUNT
    with Record.open(path) as record:
        log = record.judgements()
        assert sorted((one.who, one.subjects, one.why) for one in log) == sorted(
            (who, (claim,), str(number)) for who in ("one", "two") for number, claim in enumerate(claims)
        )
        assert agreement(log).pairs[0].kappa == 0.0


def test_a_server_killed_while_people_judge_loses_at_most_that_one(tmp_path: Path, fake: dict[str, Any]):
    path = tmp_path / "record.db"
    claims = reports(path, fake, 40)
    done: list[str] = []
    with process(path) as (client, server):

        def review() -> None:
            with httpx.Client(base_url=client.base_url, timeout=30) as own:
                for claim in claims:
                    try:
                        answer = own.post(
                            f"{API}/judgements", json={"verdict": "accept", "subjects": [claim]}
                        )
                    except httpx.TransportError:
                        return
                    done.append(answer.json()["id"])

        thread = threading.Thread(target=review)
        thread.start()
        until = time.monotonic() + 60
        while len(done) < 5 and time.monotonic() < until:
            time.sleep(0.002)
        os.kill(server.pid, signal.SIGKILL)
        thread.join(60)
    assert len(done) >= 5
    with Record.open(path) as record:
        kept = [one.id for one in record.judgements()]
        assert kept[: len(done)] == done
        assert len(kept) <= len(done) + 1
        assert len(record.incidents()) == 1
    store = sqlite.open(str(path))
    with store._connected() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    store.close()
