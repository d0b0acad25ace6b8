"""Plain text (.txt, .md), with optional front matter between two `---` lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.plugs import Trouble
from warledger.sources._decode import decoded
from warledger.sources._input import Given, content, document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.model import Document

SUFFIXES = (".txt", ".md", ".text")
KEYS = frozenset({"published", "publisher", "url", "language", "title"})

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_FIELD = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*(?:\r\n|\n|\r)|[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|$)")


def documents(given: Given) -> Iterator[Document | Trouble]:
    """One document: the whole text after the front matter, exactly as it stands in the file."""
    try:
        raw = content(given)
        whole = decoded(raw, given.where, given.charset)
        fields, start = front_matter(whole)
        text = whole[start:]
        if not text.strip():
            raise Trouble(given.where, "no text in it", "Check the file; nothing was kept.")  # noqa: TRY301
        yield document(given, text, raw, source="text", **fields)
    except Trouble as trouble:
        yield trouble


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of the front matter, and where the body starts.

    Lines that are no `key: value` make it no front matter: the text is then all body.
    """
    fence = _FENCE.match(text)
    if fence is None:
        return {}, 0
    fields: dict[str, str] = {}
    at = fence.end()
    while (line := _FIELD.match(text, at)) is not None:
        key = (line[1] or "").lower()
        if key in KEYS and line[2]:
            fields[key] = line[2].strip("\"'")
        at = line.end()
    close = _CLOSE.match(text, at)
    return (fields, close.end()) if close else ({}, 0)
