"""What a situation report consists of, the same for every format it is written in."""

from __future__ import annotations

from typing import Literal

import msgspec

from warledger.publish._sitrep.scene import Scene


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is asked for.

    `since` and `until` are ISO days, both included; `place` and `actor` as in a query; `last` is the
    day of the last report, or the moment up to which it had read the record; `clock` says which of
    the two; `limit` is how many incidents are listed, those with the most harm first.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    title: str | None = None
    last: str | None = None
    clock: Literal["read", "published"] = "published"
    limit: int = 60


class Told(msgspec.Struct, frozen=True):
    """A stretch of text, what it is told by, and how it is set.

    `cites` are numbers of citations, `rows` numbers of incidents in the report. `style` "number" is a
    figure, "words" are quoted exactly, "quiet" is an aside.
    """

    text: str
    cites: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    style: Literal["", "number", "words", "quiet", "strong"] = ""


Cell = tuple[Told, ...]


class Column(msgspec.Struct, frozen=True):
    """A column of a table; figures are set to the right."""

    name: str
    number: bool = False


class Row(msgspec.Struct, frozen=True):
    """A row of a table; `incident` is its number if the row is one."""

    cells: tuple[Cell, ...]
    incident: int | None = None


class Table(msgspec.Struct, frozen=True, tag=True):
    """A table: its first column heads its rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    wide: bool = False


class Text(msgspec.Struct, frozen=True, tag=True):
    """A paragraph."""

    cell: Cell


class Bullets(msgspec.Struct, frozen=True, tag=True):
    """A list of short sentences."""

    items: tuple[Cell, ...]


class Picture(msgspec.Struct, frozen=True, tag=True):
    """A map, with what it shows in words."""

    scene: Scene
    alt: str
    caption: str


Block = Table | Text | Bullets | Picture


class Section(msgspec.Struct, frozen=True):
    """A part of the report under a heading; `level` 2 or 3."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    level: int = 2


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """Where a number or a statement comes from: `words` are exactly `text[start:end]` of the document.

    `before` and `after` are the rest of the sentence; `told` is how the words were understood.
    """

    number: int
    claim: str
    document: str
    name: str
    start: int
    end: int
    before: str
    words: str
    after: str
    told: str
    speaker: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "und"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A whole report; `state` is the moment up to which the record had read, ISO in UTC."""

    title: str
    period: str
    area: str
    state: str
    facts: tuple[tuple[str, Cell], ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
