"""What the record answers about itself, over HTTP: the same as in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from warledger.record import Record

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

API = "/api/v1"


def same(client: httpx.Client, path: str, told: Any, **parameters: Any) -> Any:
    answer = client.get(API + path, params=parameters)
    assert answer.status_code == 200, answer.text
    assert answer.json() == msgspec.json.decode(msgspec.json.encode(told))
    return answer.json()


def test_the_answers_are_the_records_own(client: httpx.Client, path: Path):
    with Record.open(path) as record:
        around = record.around(["2025-07-24"], windows=(24, 72))
        follow, truces = record.follow(), record.truces()
        checked = record.check("At least 9 people were injured since 2025-07-01")
    told = same(client, "/around", around, of="2025-07-24", windows="24,72")
    assert told["verdict"] == "too few"
    same(client, "/follow", follow)
    same(client, "/truces", truces)
    same(client, "/check", checked, sentence="At least 9 people were injured since 2025-07-01")


@pytest.mark.parametrize(
    ("address", "parameters"),
    [
        ("/around", {"of": "parades"}),
        ("/around", {"of": "2025-02-30"}),
        ("/around", {"windows": "0"}),
        ("/around", {"windows": "x"}),
        ("/around", {"windows": "24", "main": "72"}),
        ("/check", {}),
        ("/check", {"sentence": "It was a terrible night"}),
        ("/follow", {"as_of": "tomorrow"}),
        ("/truces", {"limit": "3"}),
    ],
)
def test_what_can_not_be_asked_is_refused_with_the_reason(
    client: httpx.Client, address: str, parameters: dict[str, str]
):
    answer = client.get(API + address, params=parameters)
    assert answer.status_code == 400, answer.text
    assert answer.json()["detail"]
