"""What a source is handed, and how it gets at the bytes."""

from __future__ import annotations

import hashlib
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

import msgspec

from warledger.model import Document
from warledger.plugs import Trouble
from warledger.sources._dates import published_time

if TYPE_CHECKING:
    from typing import BinaryIO

CHUNK = 1 << 20
LONGEST_NAME = 1000
NO_MAIN_TEXT = "no main text found in the page"
"""Why a page is no document; an archive counts such pages instead of naming each."""
_SILENT = frozenset({"Cc", "Cs", "Cn", "Cf", "Co"})


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """One input: a file, standard input (`path` null), or the `content` fetched from a URL.

    `published` and `publisher` are what the user said; they fill in what the input does not
    say of itself. `largest` is the most bytes one document may have, and `largest_page` a page
    or feed inside an archive. `retrieved` is when an archive says that it was fetched; null for
    now. `place` is where in an archive it stands, for messages.
    """

    path: Path | None = None
    content: bytes | None = None
    charset: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    largest: int = 10_000_000
    largest_page: int = 10_000_000
    retrieved: str | None = None
    place: str | None = None

    @property
    def where(self) -> str:
        """What messages call the input."""
        return self.place or self.url or (str(self.path) if self.path else "standard input")

    @property
    def stem(self) -> str:
        """The name a document has when it does not say one."""
        if self.url:
            tail = self.url.split("?")[0].rstrip("/").rpartition("/")[2]
            return Path(tail).stem or self.url
        return self.path.stem if self.path else "stdin"


def opened(given: Given) -> BinaryIO:
    """The input as a stream of bytes.

    Raises:
        Trouble: if the file can't be opened.
    """
    if given.content is not None:
        from io import BytesIO

        return BytesIO(given.content)
    if given.path is None:
        return sys.stdin.buffer
    try:
        return given.path.open("rb")
    except OSError as wrong:
        raise unreadable(given.where, wrong) from None


def unreadable(where: str, wrong: OSError) -> Trouble:
    """The message for a file or folder that the system won't give."""
    remedies = {
        FileNotFoundError: "Check the path.",
        PermissionError: "Ask for the right to read it, or leave it out.",
        IsADirectoryError: "Name the files, or the folder alone.",
    }
    remedy = remedies.get(type(wrong), "Check that the file can be opened.")
    return Trouble(where, (wrong.strerror or str(wrong)).lower(), remedy)


def content(given: Given) -> bytes:
    """All bytes of an input that is one document.

    Raises:
        Trouble: if it can't be read or is larger than a document may be.
    """
    with opened(given) as stream:
        try:
            raw = stream.read(given.largest + 1)
        except OSError as wrong:
            raise unreadable(given.where, wrong) from None
    if len(raw) > given.largest:
        raise too_large(given.where, given.largest)
    return raw


def too_large(where: str, largest: int) -> Trouble:
    """The message for a document above the size limit."""
    return Trouble(
        where,
        f"more than {largest / 1e6:g} MB, the most that one document may have",
        "Split it (JSON Lines holds any number of documents), or raise WARLEDGER_LARGEST_DOCUMENT (bytes).",
    )


def document(
    given: Given,
    text: str,
    raw: bytes,
    *,
    source: str,
    stated_id: str | None = None,
    name: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    series: str | None = None,
    edited: str | None = None,
    forwarded_from: str | None = None,
    replies_to: str | None = None,
) -> Document:
    """A document with its id, the hash of its raw bytes, and the time it was read.

    `stated_id` is the id that the input itself gives; it becomes the document's name. Names and
    titles are freed of control characters, which could speak to a terminal.

    Raises:
        Trouble: if the publication time is no date.
    """
    stated = published or given.published
    when = published_time(stated) if stated else None
    if stated and when is None:
        raise Trouble(
            given.where,
            f"published {stated!r} is no date",
            "Write it as 2025-07-24 or 2025-07-24T06:10+03:00.",
        )
    publisher, url = printable(publisher) or given.publisher, printable(url) or given.url
    stated_id = printable(stated_id)
    told = msgspec.json.encode([text, when, publisher, url, stated_id])
    return Document(
        id=hashlib.sha256(told).hexdigest()[:16],
        name=stated_id or name or printable(given.stem) or "unnamed",
        text=text,
        title=printable(title),
        published=when,
        publisher=publisher,
        url=url,
        language=language or "und",
        source=source,
        origin=given.where,
        sha256=hashlib.sha256(raw).hexdigest(),
        retrieved=given.retrieved or datetime.now(UTC).isoformat(timespec="seconds"),
        series=printable(series),
        edited=published_time(edited) if edited else None,
        forwarded_from=printable(forwarded_from),
        replies_to=printable(replies_to),
    )


def printable(name: str | None) -> str | None:
    """A name on one line, at most `LONGEST_NAME` characters of it, without control characters; null for an empty one."""
    if name is None:
        return None
    plain = " ".join(name.split())
    if not plain.isprintable():
        plain = "".join(letter for letter in plain if category(letter) not in _SILENT)
    return plain[:LONGEST_NAME] or None
