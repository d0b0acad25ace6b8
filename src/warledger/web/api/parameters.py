"""What operations take after the question mark, beside the fields of a query."""

from __future__ import annotations

from typing import Annotated

import msgspec

from warledger.record.answers import Order


class Given(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parameters of an operation beside a query's; this one has none."""


class Paging(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which page: at most `limit` things, after the first `offset`."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=500)] = 50
    offset: Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)] = 0


class Ordered(Paging, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page in an order: the latest first, the earliest first, or those with the most harm first."""

    order: Order = "-time"


class Words(Paging, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is searched for."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class OfDocument(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose claims: a document's or an incident's, by its id."""

    document: str | None = None
    incident: str | None = None


class Queue(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many questions."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=500)] = 20


class Wanted(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to export, as the command line has it; null takes all."""

    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    type: str | None = None
    language: str | None = None
