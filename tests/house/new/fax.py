"""Fax rolls (.fax): one document a file, as it came off the roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.plugs import Trouble
from warledger.sources._decode import decoded
from warledger.sources._input import Given, content, document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.model import Document

SUFFIXES = (".fax",)


def documents(given: Given) -> Iterator[Document | Trouble]:
    """The roll's one document."""
    try:
        raw = content(given)
        text = decoded(raw, given.where, given.charset)
        if text.strip():
            yield document(given, text, raw, source="fax")
        else:
            yield Trouble(given.where, "an empty roll", "Ask for it to be sent again.")
    except Trouble as trouble:
        yield trouble
