"""What finding needs of an incident and of a document: the nouns without their long parts."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from warledger.model.incident import Status

Teller: TypeAlias = "tuple[int, str, str, str | None]"
"""Of a document: its number, name, language and publisher."""


class Bounds(msgspec.Struct, frozen=True, gc=False):
    """A figure's range: `low <= best <= high`; `high` null is open."""

    low: int
    best: int
    high: int | None = None


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """An incident without its claims, history and reasons; fields as `Incident` has them.

    `place` and `when` are the JSON of a `Place` and an `Interval`: many incidents share one,
    and only different ones need be decoded.
    """

    id: str
    type: str
    actor: str | None = None
    recipient: str | None = None
    means: tuple[str, ...] = ()
    scope: str = "incident"
    place: msgspec.Raw = msgspec.Raw(b"null")
    when: msgspec.Raw = msgspec.Raw(b"null")
    figures: dict[str, Bounds] = {}
    documents: tuple[str, ...] = ()
    status: Status = "reported"
    parties: tuple[str, ...] = ()


class Head(msgspec.Struct, frozen=True):
    """A document without its text. `number` counts documents in the order they came in, from 1."""

    number: int
    id: str
    name: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "und"
    source: str = "text"
    origin: str | None = None
    retrieved: str | None = None
