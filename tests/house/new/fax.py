"""Fax rolls (.fax): one document a file, as it came off the roll."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from warledger.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.plugs import Input, Trouble

SUFFIXES = (".fax",)


def documents(given: Input) -> Iterator[Document | Trouble]:
    """The roll's one document."""
    assert given.path is not None
    text = given.path.read_text("utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    yield Document(
        id=sha256[:32],
        name=given.path.stem,
        text=text,
        published=given.published,
        publisher=given.publisher,
        language="en",
        source="fax",
        sha256=sha256,
    )
