"""JSON Lines (.jsonl, .ndjson): one document a line, `text` required."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.plugs import Trouble
from warledger.sources._input import Given, document, opened, too_large, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from warledger.model import Document

SUFFIXES = (".jsonl", ".ndjson")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What a line may say; other keys are let be."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


_decoder = msgspec.json.Decoder(Line)


def documents(given: Given) -> Iterator[Document | Trouble]:
    """Each line's document, or the trouble with that line; a bad line never stops the rest."""
    try:
        with opened(given) as stream:
            for number, line in _lines(stream, given):
                yield _document(given, number, line)
    except Trouble as trouble:
        yield trouble
    except OSError as wrong:
        yield unreadable(given.where, wrong)


def _lines(stream: BinaryIO, given: Given) -> Iterator[tuple[int, bytes | None]]:
    """Every line that is not empty, with its number; None for one that is too long."""
    number = 0
    while line := stream.readline(given.largest + 1):
        number += 1
        whole = line.endswith(b"\n") or len(line) <= given.largest
        while not whole and line and not line.endswith(b"\n"):
            line = stream.readline(given.largest + 1)
        if not whole:
            yield number, None
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _document(given: Given, number: int, line: bytes | None) -> Document | Trouble:
    """The document of one line, or what is wrong with it."""
    where = f"{given.where}, line {number}"
    if line is None:
        return too_large(where, given.largest)
    try:
        said = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        return Trouble(where, f"no document: {wrong}", "Each line is one JSON object with a `text`.")
    if not said.text.strip() or "\x00" in said.text:
        why = "a NUL character in `text`" if said.text.strip() else "no text in it"
        return Trouble(where, why, "Correct the line; the others are kept.")
    try:
        return document(
            given,
            said.text,
            line,
            source="jsonl",
            stated_id=None if said.id is None else str(said.id),
            name=f"{given.stem}:{number}",
            title=said.title,
            published=said.published,
            publisher=said.publisher,
            url=said.url,
            language=said.language,
        )
    except Trouble as trouble:
        return Trouble(where, trouble.why, trouble.remedy)
