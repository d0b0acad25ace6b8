from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

import io
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from warledger.model import Document
from warledger.plugs import Trouble
from warledger.settings import Settings
from warledger.sources import _web
from warledger.sources._gather import Wanted, gathered


def gather(*inputs: Any, settings: Settings | None = None, **wanted: str) -> list[Any]:
    return list(gathered(inputs, Wanted(**wanted), settings or Settings()))


def test_a_folder_is_read_in_order_whatever_is_in_it(tmp_path: Path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.md", ".hidden.txt", "README.md", "picture.png", "b/data.json"):
        (tmp_path / name).write_text(f"Report {name}.", encoding="utf-8")
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "line", "text": "Two died."}), encoding="utf-8")
    assert [document.name for document in gather(tmp_path)] == ["a", "a", "c", "line"]


def test_a_named_file_is_read_whatever_its_ending(tmp_path: Path):
    (tmp_path / "post.log").write_text("Two died.", encoding="utf-8")
    (tmp_path / "post.data").write_text('{"text": "Two died."}\n', encoding="utf-8")
    assert gather(tmp_path / "post.log")[0].text == "Two died."
    assert gather(tmp_path / "post.data", source="jsonl")[0].text == "Two died."


def test_a_link_to_its_own_folder_is_not_followed(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Two died.", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(gather(tmp_path)) == 1


def test_missing_inputs_do_not_stop_the_rest(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Two died.", encoding="utf-8")
    missing, kept = gather(tmp_path / "gone.txt", tmp_path / "a.txt")
    assert "gone.txt: no such file" in str(missing)
    assert isinstance(kept, Document)


def test_standard_input(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Двоє загиблих.".encode())))
    (document,) = gather("-")
    assert (document.name, document.text) == ("stdin", "Двоє загиблих.")


def test_the_size_limit_is_told(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"x" * 2001)
    (found,) = gather(tmp_path / "a.txt", settings=Settings(largest_document=2000))
    assert "more than 0.002 MB" in str(found)
    assert "WARLEDGER_LARGEST_DOCUMENT" in found.remedy


class Pages(BaseHTTPRequestHandler):
    """Two pages and one error."""

    def do_GET(self):
        if self.path == "/gone":
            self.send_error(404)
            return
        kind, body = {
            "/page": ("text/html; charset=utf-8", "<html><body><p>Two died in Odesa.</p></body></html>"),
            "/plain": ("text/plain; charset=windows-1251", "Двое погибли."),
            "/big": ("text/plain", "x" * 5000),
        }[self.path]
        raw = body.encode("cp1251" if "1251" in kind else "utf-8")
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object):
        """Keep quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_web, "PAUSE", 0.0)
    with HTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_pages_from_a_server(server: str):
    page, plain, gone, big = gather(
        f"{server}/page",
        f"{server}/plain",
        f"{server}/gone",
        f"{server}/big",
        settings=Settings(largest_page=1000),
    )
    assert (page.text, page.source, page.url) == ("Two died in Odesa.", "html", f"{server}/page")
    assert (plain.text, plain.source) == ("Двое погибли.", "text")
    assert "answered 404" in str(gone)
    assert "more than 0.001 MB" in str(big)


def test_no_network_is_told():
    (found,) = gather("http://127.0.0.1:9/report", settings=Settings(timeout=2))
    assert isinstance(found, Trouble)
    assert "no answer" in str(found)
    assert "Check the connection" in found.remedy
