"""The index of a store as it is now: made anew, or a former one with what changed since."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from warledger.record.index import Index

if TYPE_CHECKING:
    from warledger.stores._ledger import Ledger

LEAST = 0.8
"""Share of incidents that have to be as they were for an index to be taken further."""


def indexed(store: Ledger, former: Index | None = None) -> Index:
    """The index of a store; of a former one is taken what is still there."""
    collecting = gc.isenabled()
    gc.disable()  # there is no cycle in it, but a lot to look through for one
    try:
        return _amended(store, former) or Index().amended((), store.outlines(), store.tellers())
    finally:
        if collecting:
            gc.enable()


def _amended(store: Ledger, former: Index | None) -> Index | None:
    """A former index brought up to date, None where it is better begun anew."""
    if former is None:
        return None
    there = set(store.outlined())
    if len(there.intersection(former.numbers)) < len(there) * LEAST:
        return None
    fresh = list(store.outlines(max(former.numbers, default=0)))
    told = former.latest
    new = list({name: None for _, name, _, _ in store.tellers(after=told)})
    if any(number <= told for number, *_ in store.tellers(new)):
        return None  # a name that an older document has: whoever is named so told of former incidents too
    names = list({name: None for _, outline in fresh for name in outline.documents})
    return former.amended(there, fresh, store.tellers(names))
