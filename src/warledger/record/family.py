"""Who copied whom: the family of a report, from its first print on, and the words that stand in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.normalize.passages import shared_passages
from warledger.record.trace import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warledger.model import Document
    from warledger.model.filed import Copied
    from warledger.stores._ledger import Ledger


class Passage(msgspec.Struct, frozen=True):
    """Words of a report that its original has too: where in each, in code points."""

    words: str
    start: int
    of_start: int


class Member(msgspec.Struct, frozen=True):
    """One report of a family: `of` is the name of the report that it is nearest to, null for the first.

    `share` of the shorter one's words stand in common runs of words; `kind` is "copy" when
    nearly all do, else "rewrite"; `depth` counts steps from the first; `passages` are the
    words in common of at least eight in a row.
    """

    document: str
    publisher: str | None
    published: str | None
    of: str | None
    share: float | None
    kind: Literal["copy", "rewrite"] | None
    depth: int
    passages: tuple[Passage, ...] = ()


def family(store: Ledger, identity: str) -> list[Member]:
    """The family of a report by its name or id, each after what it goes back to; alone, if it has none.

    Raises:
        NotFoundError: if there is no such report, or several of that name.
    """
    asked = _document(store, identity)
    rows = {row.document: row for row in store.copied()}
    root, met = asked.id, {asked.id}
    while root in rows and rows[root].of not in met:
        root = rows[root].of
        met.add(root)
    children: dict[str, list[str]] = {}
    for row in rows.values():
        children.setdefault(row.of, []).append(row.document)
    order = _descend(root, children)
    texts = {document.id: document for document in store.texts([one for one, _ in order])}
    order = [(one, depth) for one, depth in order if one in texts]
    return [_member(texts[one], depth, rows, texts) for one, depth in order]


def _document(store: Ledger, identity: str) -> Document:
    """The one report of that id or name."""
    document = store.document(identity)
    if document is not None:
        return document
    ids = [head.id for head in store.heads() if head.name == identity]
    if len(ids) != 1:
        raise NotFoundError(f"{len(ids) or 'no'} reports in this record are named {identity!r}")
    return store.texts(ids)[0]


def _descend(root: str, children: Mapping[str, Sequence[str]]) -> list[tuple[str, int]]:
    """A family from its first report down, with the steps from it."""
    order: list[tuple[str, int]] = []
    waiting, met = [(root, 0)], {root}
    while waiting:
        one, depth = waiting.pop()
        order.append((one, depth))
        below = [child for child in sorted(children.get(one, ()), reverse=True) if child not in met]
        met.update(below)
        waiting += [(child, depth + 1) for child in below]
    return order


def _member(
    document: Document, depth: int, rows: Mapping[str, Copied], texts: Mapping[str, Document]
) -> Member:
    """A report as a member of its family."""
    row = rows.get(document.id) if depth else None
    original = texts.get(row.of) if row else None
    passages = shared_passages(document.text, original.text) if original else ()
    return Member(
        document=document.name,
        publisher=document.publisher,
        published=document.published,
        of=original.name if original else None,
        share=row.share if row else None,
        kind=row.kind if row else None,
        depth=depth,
        passages=tuple(
            Passage(document.text[one.start : one.end], one.start, one.other_start) for one in passages
        ),
    )
