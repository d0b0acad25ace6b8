"""`warledger serve` and `warledger users`, as programs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def warledger(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warledger", *words],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--host", "0.0.0.0"], "warledger users add"),  # noqa: S104 - refused
        (["--host", "192.0.2.7", "--certificate", "c.pem"], "--key"),
        (["--host", "192.0.2.7", "--certificate", "c.pem", "--key", "k.pem"], "c.pem: no such file"),
        (["--behind-proxy"], "warledger users add"),
    ],
)
def test_it_does_not_start_where_others_could_come_in(path: Path, words: list[str], why: str):
    done = warledger("serve", "--record", str(path), *words)
    assert done.returncode == 2
    assert why in done.stderr


def test_accounts_alone_do_not_open_it_to_others(path: Path):
    added = warledger(
        "users",
        "add",
        "desk",
        "--role",
        "admin",
        "--password-stdin",
        "--record",
        str(path),
        stdin="a long password\n",
    )
    assert added.returncode == 0, added.stderr
    done = warledger("serve", "--record", str(path), "--host", "192.0.2.7")
    assert done.returncode == 2
    assert "--certificate" in done.stderr
    done = warledger("serve", "--record", str(path), "--host", "0.0.0.0", "--behind-proxy")  # noqa: S104 - refused
    assert "--allow-host" in done.stderr


def test_accounts_are_kept(path: Path):
    for name, role in (("b", "reader"), ("a", "reviewer")):
        warledger(
            "users",
            "add",
            name,
            "--role",
            role,
            "--password-stdin",
            "--record",
            str(path),
            stdin="a long password\n",
        )
    warledger("users", "role", "b", "admin", "--record", str(path))
    listed = warledger("users", "list", "--record", str(path)).stdout
    assert [line.split() for line in listed.splitlines()[1:]] == [["a", "reviewer"], ["b", "admin"]]
    assert warledger("users", "remove", "a", "--record", str(path)).returncode == 0
    done = warledger("users", "remove", "a", "--record", str(path))
    assert (done.returncode, "there are: b" in done.stderr) == (2, True)
    short = warledger("users", "add", "c", "--password-stdin", "--record", str(path), stdin="short\n")
    assert short.returncode == 2


def test_there_has_to_be_a_record(tmp_path: Path):
    done = warledger("serve", "--record", str(tmp_path / "none.db"))
    assert done.returncode == 3
    assert "no record here" in done.stderr
