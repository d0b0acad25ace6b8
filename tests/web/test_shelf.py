from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from warledger.web.shelf import FOLDER, static

if TYPE_CHECKING:
    import httpx


def test_what_a_page_names_is_there_and_kept_for_good(client: httpx.Client):
    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text)
    assert len(named) > 10
    for address in named:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"]


def test_what_a_script_names_beside_itself_has_the_same_address(client: httpx.Client):
    """So that it may be kept for good too, and one that a page fetched ahead is the one that is used."""
    for script in (FOLDER / "js").glob("*.js"):
        for other in re.findall(r'from "(\.{1,2}/[^"]+)"', script.read_text("utf-8")):
            base = client.base_url.join(static(f"js/{script.name}"))
            assert client.get(base.join(other)).status_code == 200, (script.name, other)


def test_files_are_packed_for_those_who_take_them_so(client: httpx.Client):
    address = static("vendor/maplibre-gl.mjs")
    whole = (FOLDER / "vendor" / "maplibre-gl.mjs").read_bytes()
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    plain = client.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(whole) / 2
    assert packed.content == plain.content == whole
    assert "javascript" in packed.headers["content-type"]


@pytest.mark.parametrize("address", ["/static/js/map.js", "/static/../app.py", "/static/0/js/map.js"])
def test_no_other_address_has_files(client: httpx.Client, address: str):
    assert client.get(address).status_code == 404


def test_nothing_but_its_own_files_are_on_the_shelf(client: httpx.Client):
    for path in ("../app.py", "..%2fapp.py", "js/..%2f..%2fapp.py", "%2e%2e/app.py"):
        assert client.get(static(path)).status_code == 404
    assert Path(FOLDER, "..", "app.py").is_file()
