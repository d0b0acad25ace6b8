"""Feeds that are away, busy, slow, broken or unchanged; and the end of `warledger watch` at any moment."""

from __future__ import annotations

import json
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


def rss(count: int, text: str = "In Odesa {} were injured.", **changed: str) -> bytes:
    items = "".join(
        f"<item><title>News</title><guid>urn:r:{n}</guid><pubDate>Thu, 24 Jul 2025 06:10:00 +0300</pubDate>"
        f"<description>{changed.get(f'r{n}', text.format(n))}</description></item>\n"
        for n in range(count)
    )
    return f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


class Feeds(BaseHTTPRequestHandler):
    """Answers as the test says; every request is noted."""

    body, status, etag, delay = rss(2), 200, '"1"', 0.0
    after: str | None = None
    busy = 0
    cut: int | None = None
    asked: list[dict[str, str]] = []  # noqa: RUF012 - the server makes a handler for each request

    def do_GET(self):
        type(self).asked.append(dict(self.headers))
        time.sleep(self.delay)
        if self.status == 200 and self.headers.get("If-None-Match") == self.etag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(503 if len(self.asked) <= self.busy else self.status)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(self.body)))
        self.send_header("ETag", self.etag)
        self.send_header("Last-Modified", "Thu, 24 Jul 2025 03:10:00 GMT")
        if self.after:
            self.send_header("Retry-After", self.after)
        self.end_headers()
        self.wfile.write(self.body[: self.cut])
        self.wfile.flush()

    def log_message(self, *_: object):
        """Keep quiet."""


class Server(ThreadingHTTPServer):
    """A server that can go away and come back at its address."""

    daemon_threads = True
    allow_reuse_address = True


def serve(port: int, answers: type[Feeds]) -> Server:
    server = Server(("127.0.0.1", port), answers)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server


def stop(server: Server) -> None:
    server.shutdown()
    server.server_close()


@pytest.fixture
def answers() -> type[Feeds]:
    return type("Answers", (Feeds,), {"asked": []})


@pytest.fixture
def server(answers: type[Feeds]) -> Iterator[Server]:
    running = serve(0, answers)
    yield running
    stop(running)


@pytest.fixture
def url(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}/feed"


def names(command: Any) -> list[str]:
    return [row["document"]["name"] for row in command.claims()]


def until(found: Any, seconds: float = 60) -> None:
    """Wait until something holds."""
    for _ in range(int(seconds * 20)):
        if found():
            return
        time.sleep(0.05)
    pytest.fail("it did not come to pass")


def end(process: subprocess.Popen[str], sent: signal.Signals = signal.SIGINT) -> tuple[str, str]:
    process.send_signal(sent)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    return out, err


def test_once_reads_what_is_new_and_asks_only_whether_there_is_more(
    command: Any, url: str, answers: type[Feeds]
):
    first = command("watch", url, "--once", "--json")
    assert (first.code, first.err) == (0, "")
    assert json.loads(first.out) | {"at": ""} == {
        "at": "",
        "url": url,
        "new": 2,
        "claims": 2,
        "types": {"harm": 2},
    }
    second = command("watch", url, "--once")
    assert (second.code, second.out, second.err) == (0, "", "")
    assert "If-None-Match" not in answers.asked[0]
    assert answers.asked[1]["If-None-Match"] == '"1"'
    assert answers.asked[1]["If-Modified-Since"] == "Thu, 24 Jul 2025 03:10:00 GMT"
    answers.body, answers.etag = rss(3, r0="In Odesa 7 were injured."), '"2"'
    third = command("watch", url, "--once")
    assert "2 new documents, 2 claims (2 harm)" in third.out
    assert sorted(names(command)) == ["urn:r:0", "urn:r:0", "urn:r:1", "urn:r:2"]


def test_a_new_record_is_not_told_that_nothing_has_changed(
    command: Any, url: str, answers: type[Feeds], tmp_path: Path
):
    assert command("watch", url, "--once").code == 0
    for path in tmp_path.glob("warledger.db*"):
        if not path.name.endswith(".json"):
            path.unlink()
    assert "2 new documents" in command("watch", url, "--once").out
    (tmp_path / "warledger.db.feeds.json").write_text("{broken", encoding="utf-8")
    assert command("watch", url, "--once").code == 0
    assert "If-None-Match" not in answers.asked[-1]


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL], ids=["term", "kill -9"])
def test_an_end_in_the_middle_loses_nothing(
    command: Any, url: str, answers: type[Feeds], sent: signal.Signals
):
    answers.body = rss(60)
    process = command.start("watch", url, "--every", "1s", DELAY="0.05")
    command.wait(5)
    _, err = end(process, sent)
    if sent != signal.SIGKILL:
        assert process.returncode == 0
        assert err == "warledger: stopped; what was read is in the record\n"
    kept = command.committed()
    assert 5 <= kept < 60
    done = command("watch", url, "--once")
    assert (done.code, done.err) == (0, "")
    assert f"{60 - kept} new documents" in done.out
    assert sorted(names(command)) == sorted(f"urn:r:{n}" for n in range(60))


def test_a_feed_that_goes_away_is_told_once_and_read_when_it_is_back(
    command: Any, server: Server, url: str, answers: type[Feeds]
):
    process = command.start("watch", url, "--every", "1s")
    command.wait(2)
    stop(server)
    time.sleep(7)  # several askings, on a busy machine too
    answers.body, answers.etag = rss(4), '"2"'
    again = serve(server.server_port, answers)
    until(lambda: command.committed() == 4)
    out, err = end(process)
    stop(again)
    assert process.returncode == 0
    assert "2 new documents" in out
    told, back, stopped = err.splitlines()
    assert "no answer" in told
    assert "asked again in 1 second" in told
    assert back == f"warledger: {url}: answers again."
    assert "stopped" in stopped


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(command: Any, url: str, answers: type[Feeds]):
    answers.status, answers.after = 503, "4"
    process = command.start("watch", url, "--every", "1s")
    until(lambda: answers.asked)
    answers.status = 200
    began = time.monotonic()
    command.wait(2)
    assert time.monotonic() - began > 3
    _, err = end(process)
    assert (
        "the server answered 503 service unavailable. Try again later. It is asked again in 4 seconds." in err
    )


def test_errors_are_told_once_while_they_last(command: Any, url: str, answers: type[Feeds]):
    answers.status = 500
    process = command.start("watch", url, "--every", "1s")
    until(lambda: len(answers.asked) >= 3)
    _, err = end(process)
    assert err.count("the server answered 500") == 1
    assert len(err.splitlines()) == 2


def test_of_half_a_body_every_whole_entry_is_kept_and_the_rest_asked_for(
    command: Any, url: str, answers: type[Feeds]
):
    answers.body = rss(10)
    answers.cut = len(answers.body) // 2
    done = command("watch", url, "--once")
    assert done.code == 1
    assert "it broke off after" in done.err
    assert "the feed breaks off after line" in done.err
    kept = names(command)
    assert 3 <= len(kept) < 6
    answers.cut = None
    assert command("watch", url, "--once").code == 0
    assert "If-None-Match" not in answers.asked[-1]
    assert len(names(command)) == 10


def test_a_server_that_does_not_answer_in_time_is_told(command: Any, url: str, answers: type[Feeds]):
    answers.delay = 5
    done = command("watch", url, "--once", WARLEDGER_TIMEOUT="0.5")
    assert done.code == 1
    assert f"{url}: no answer (timed out)" in done.err


def test_one_feed_in_trouble_does_not_stop_another(command: Any, url: str):
    done = command("watch", "http://127.0.0.1:9/feed", url, f"{url}?2", "--once")
    assert done.code == 1
    assert "127.0.0.1:9/feed: no answer" in done.err
    assert "2 new documents" in done.out


def test_a_page_that_is_no_feed_is_told(command: Any, url: str, answers: type[Feeds]):
    answers.body = b"<html><body><p>In Odesa 4 were injured.</p></body></html>"
    done = command("watch", url, "--once")
    assert (done.code, done.out) == (1, "")
    assert f"{url}: no feed" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["watch"], "Missing argument 'URL...'"),
        (["watch", "news.rss"], "'news.rss' is no address; files are read with `warledger read`"),
        (["watch", "http://127.0.0.1:9/", "--every", "soon"], "'soon' is no length of time"),
        (["watch", "http://127.0.0.1:9/", "--every", "0"], "'0' is no length of time"),
    ],
)
def test_wrong_usage_ends_with_two(command: Any, words: list[str], told: str):
    done = command(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_reading_an_address_waits_for_a_busy_server(command: Any, url: str, answers: type[Feeds]):
    answers.busy = 1
    done = command("read", url)
    assert (done.code, done.err) == (0, "")
    assert "2 documents read, 2 new" in done.out
    assert len(answers.asked) == 2
