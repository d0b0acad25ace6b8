"""A record's rows as exports read them: again and again, a few at a time, never all at once."""

from __future__ import annotations

import inspect
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from types import ModuleType

    from warledger.model import Claim, Incident
    from warledger.record.filters import Filter
    from warledger.stores._ledger import Ledger


class Rows:
    """Something that can be gone through as often as one likes."""

    def __init__(self, go: Callable[[], Iterator[Any]]) -> None:
        """Take what starts a new round."""
        self._go = go

    def __iter__(self) -> Iterator[Any]:
        return self._go()


class Claims(Rows):
    """The claims that are wanted, in order; any current claim by its id."""

    def __init__(self, store: Ledger, wanted: Filter | None) -> None:
        """Take the store that holds them."""
        super().__init__(lambda: (c for c in store.claims() if wanted is None or wanted.takes_claim(c)))
        self._store = store

    def among(self, ids: Collection[str]) -> dict[str, Claim]:
        """The claims with these ids, wanted or not."""
        return {claim.id: claim for claim in self._store.told_by(list(ids))}


def incidents(store: Ledger, wanted: Filter | None) -> Iterator[Incident]:
    """The derived incidents that are wanted, in order."""
    language = wanted.language if wanted else None
    spoken = {one.name for one in store.documents() if one.language == language} if language else None
    for incident in store.incidents():
        if (wanted is None or wanted.takes_incident(incident)) and (
            spoken is None or spoken.intersection(incident.documents)
        ):
            yield incident


def rows(store: Ledger, wanted: Filter | None) -> tuple[Claims, Rows]:
    """The claims and incidents that are wanted, to be gone through as often as one likes."""
    return Claims(store, wanted), Rows(lambda: incidents(store, wanted))


def content(store: Ledger, exporter: ModuleType, wanted: Filter | None) -> Iterator[bytes]:
    """An export's bytes. It is given what it names beyond claims and incidents (see `plugs.Exporter`)."""
    further: dict[str, Callable[[], Iterator[Any]]] = {
        "documents": store.documents,
        "readers": store.readers,
        "superseded": store.superseded,
        "judgements": lambda: iter(store.judgements()),
    }
    asked = inspect.signature(exporter.export).parameters
    more = {name: Rows(go) for name, go in further.items() if name in asked}
    told: Iterator[bytes] = exporter.export(*rows(store, wanted), **more)
    return told


def write(chunks: Iterator[bytes], to: str | Path) -> int:
    """Write a file that appears whole or not at all; its size in bytes."""
    to, size = Path(to), 0
    partial = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            for chunk in chunks:
                size += file.write(chunk)
        partial.replace(to)
    finally:
        partial.unlink(missing_ok=True)
    return size
