"""`warledger serve` where others can reach it: encrypted, with accounts, really listening."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from warledger.web.accounts.book import Accounts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "record.test"
PASSWORD = "a long password"  # noqa: S105 - of a record in this test
OPENSSL = shutil.which("openssl")

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="no openssl here to make a certificate with")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that we signed ourselves, and its key."""
    return made(tmp_path_factory.mktemp("tls"))


def made(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "cert.pem", folder / "key.pem"
    words = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={NAME} -addext subjectAltName=DNS:{NAME}"
    subprocess.run(
        [str(OPENSSL), *words.split(), "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    return certificate, key


@contextmanager
def listening(record: Path, *words: str) -> Iterator[int]:
    """The command at work, reachable from everywhere; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "warledger",
        "serve",
        "--record",
        str(record),
        "--port",
        str(port),
        *words,
    ]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert server.poll() is None, server.stderr and server.stderr.read()
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.communicate(timeout=30)


@pytest.fixture
def port(path: Path, pair: tuple[Path, Path]) -> Iterator[int]:
    """The port of a record that is served to others."""
    Accounts(Accounts.beside(path)).add("desk", "reviewer", PASSWORD)
    certificate, key = map(str, pair)
    words = ("--host", "0.0.0.0", "--allow-host", NAME, "--certificate", certificate, "--key", key)  # noqa: S104 - what is tested
    with listening(path, *words) as found:
        yield found


def asked(port: int, pair: tuple[Path, Path]) -> httpx.Client:
    """A client that knows the certificate, and calls the server by its name."""
    known = ssl.create_default_context(cafile=str(pair[0]))
    client = httpx.Client(
        base_url=f"https://127.0.0.1:{port}", verify=known, headers={"host": NAME}, timeout=30
    )
    client.event_hooks["request"] = [lambda request: request.extensions.update(sni_hostname=NAME)]
    return client


def test_it_is_served_encrypted_to_those_who_have_an_account(port: int, pair: tuple[Path, Path]):
    with asked(port, pair) as client:
        front = client.get("/")
        assert front.status_code in (302, 303, 307)
        assert front.headers["location"].startswith("/login")
        assert front.headers["strict-transport-security"]
        assert client.get("/api/v1/incidents").status_code == 401
        wrong = client.post("/login", data={"name": "desk", "password": "another password"})
        assert "set-cookie" not in wrong.headers
        entered = client.post("/login", data={"name": "desk", "password": PASSWORD})
        cookie = entered.headers["set-cookie"]
        parts = {part.strip().lower() for part in cookie.split(";")}
        assert cookie.startswith("__Host-")
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= parts
        assert client.get("/").status_code == 200
        assert client.get("/api/v1/incidents").json()["total"] >= 1


def test_nothing_is_told_unencrypted_or_under_another_name(port: int, pair: tuple[Path, Path]):
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{port}/", headers={"host": NAME}, timeout=30)
    with pytest.raises(httpx.ConnectError, match="certificate"):
        httpx.get(f"https://127.0.0.1:{port}/", timeout=30)  # by who does not trust it
    with asked(port, pair) as client:
        assert client.get("/login", headers={"host": "another.test"}).status_code == 421


def refused(path: Path, *words: str) -> str:
    command = [sys.executable, "-m", "warledger", "serve", "--record", str(path), "--host", "0.0.0.0", *words]  # noqa: S104 - refused
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    return done.stderr


def test_a_certificate_alone_does_not_open_it_to_others(path: Path, pair: tuple[Path, Path]):
    given = ("--allow-host", NAME, "--certificate", str(pair[0]), "--key", str(pair[1]))
    assert "warledger users add" in refused(path, *given)


def test_a_key_of_another_certificate_is_refused(path: Path, pair: tuple[Path, Path], tmp_path: Path):
    Accounts(Accounts.beside(path)).add("desk", "reviewer", PASSWORD)
    other = made(tmp_path)[1]
    assert "key" in refused(path, "--allow-host", NAME, "--certificate", str(pair[0]), "--key", str(other))
    (tmp_path / "torn.pem").write_text("no certificate")
    told = refused(
        path, "--allow-host", NAME, "--certificate", str(tmp_path / "torn.pem"), "--key", str(pair[1])
    )
    assert "torn.pem" in told
    assert "Traceback" not in told
