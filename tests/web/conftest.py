"""A record of our own, served within the test."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import uvicorn

from warledger.model import Document
from warledger.record import Record
from warledger.web.app import application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.applications import Starlette


@pytest.fixture
def path(tmp_path: Path, fake: dict[str, Any]) -> Path:
    """The file of a record with three reports of one toll."""
    return filled(tmp_path, fake)


def filled(folder: Path, fake: dict[str, Any]) -> Path:
    """A record in a folder, read by the tests' own reader."""
    file = folder / "record.db"
    told = [
        *fake["REPORTS"],
        {"id": "other", "text": "Nine hurt: 9 <b>injured</b>.", "published": "2025-07-26"},
    ]
    with Record.open(file, reader=fake["Fake"]()) as record:
        record.add([Document(name=one["id"], **one) for one in told])
    return file


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """An application at a free port of this machine, in a thread; its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            until = time.monotonic() + 20
            while not server.started and thread.is_alive() and time.monotonic() < until:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.fixture
def client(path: Path) -> Iterator[httpx.Client]:
    """A program on this machine that talks to the record's application."""
    with served(application(path)) as address, httpx.Client(base_url=address, timeout=30) as made:
        yield made


@pytest.fixture(scope="module")
def looking(tmp_path_factory: pytest.TempPathFactory, fake: dict[str, Any]) -> Iterator[httpx.Client]:
    """A program that changes nothing: one server for all tests of a module."""
    path = filled(tmp_path_factory.mktemp("web"), fake)
    with served(application(path)) as address, httpx.Client(base_url=address, timeout=30) as made:
        yield made
