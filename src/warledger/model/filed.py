"""What steps file away between one process and the next: rows that stores keep and that steps read.

All of it is derived: it can be thrown away and made again from documents, claims and judgements.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from warledger.model.incident import Incident

Scope = Literal["incident", "total"]


class Copied(msgspec.Struct, frozen=True):
    """One report that goes back to another: `share` of its words stand in both.

    `kind` is "copy" when nearly all do, else "rewrite".
    """

    document: str
    of: str
    share: float
    kind: Literal["copy", "rewrite"]


class Sketch(msgspec.Struct, frozen=True):
    """A report's text in short: its day, the hash of the whole, and of some runs of words."""

    document: str
    day: int
    whole: int
    runs: bytes


class Group(msgspec.Struct, frozen=True):
    """Accounts of one event at one place, as merging left them.

    `key` is the place's, `days` are the areas and days that it lies in; `target` is the finer
    group that it joined and `why`, `root` the group whose incident it is part of; `body` and
    `claims` are merging's own.
    """

    kind: Scope
    id: str
    key: str
    root: str
    target: str | None
    why: str | None
    days: tuple[tuple[str, int], ...]
    documents: tuple[str, ...]
    body: bytes
    claims: bytes


class Amendment(msgspec.Struct):
    """What changed in the derived rows: all of it is written at once, or nothing.

    `units` are the parts of merging whose incidents are as given now (an empty list: none);
    `gone` are groups that are no more. `whole` says that nothing else is to be kept.
    """

    units: dict[str, list[Incident]]
    groups: list[Group]
    gone: list[tuple[Scope, str]]
    sketches: list[Sketch]
    copies: list[Copied]
    moved: tuple[str, ...] = ()
    whole: bool = False
