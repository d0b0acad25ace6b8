"""Groups as rows that outlive a process, and the shelf that they are taken from again."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from warledger.merge.attach import keys
from warledger.merge.block import Account
from warledger.merge.score import Side
from warledger.merge.view import Spot, Window
from warledger.model.filed import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from warledger.model import Claim, Document, Incident, Judgement
    from warledger.model.filed import Scope


QUICK = 1  # claims of one event repeat each other: the quickest compression makes them a sixth


class Shelf(Protocol):
    """Where groups and claims of earlier processes lie."""

    def filed(
        self,
        kind: str,
        *,
        keys: Sequence[str] = (),
        days: Sequence[tuple[str, int]] = (),
        documents: Sequence[str] = (),
        roots: Sequence[str] = (),
    ) -> list[Group]:
        """Groups of a kind at these places, in these areas and days, of these documents, or of these roots."""

    def made_of(self, units: Sequence[str]) -> dict[str, Incident]:
        """The derived incidents by the part of merging that they came of, where that is one only."""

    def every(self, kind: str) -> list[Group]:
        """All groups of a kind."""

    def claims_in(self, document: str) -> list[Claim]:
        """The current claims of one document."""

    def told_by(self, ids: Sequence[str]) -> list[Claim]:
        """The claims with these ids."""

    def typed(self, kind: str) -> list[Claim]:
        """The current claims of a type."""

    def without_text(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids, their texts left out."""

    def decode(self, claims: bytes) -> list[Claim]:
        """Claims from a JSON list."""


class Start(NamedTuple):
    """What an earlier process left: the shelf, families and log as they were, and what moves replaced."""

    shelf: Shelf
    families: Mapping[str, str]
    log: Sequence[Judgement]
    moved: Sequence[str]


class _Light(msgspec.Struct, array_like=True):
    """An account without its claims, of which there are `count`."""

    id: str
    document: str
    count: int
    spot: Spot
    window: Window | None
    actor: str | None
    published: int | None
    figures: list[tuple[str, int]]
    means: list[str]
    objects: list[str]


class _Body(msgspec.Struct, array_like=True):
    """A group without its claims."""

    accounts: list[_Light]
    spot: Spot
    window: Window | None
    actor: str | None
    figures: list[tuple[str, int]]
    means: list[str]
    objects: list[str]
    published: int | None
    reasons: list[str]


_body = msgspec.msgpack.Decoder(_Body)


def packed(kind: Scope, side: Side, root: str, target: tuple[str, str] | None) -> Group:
    """A group as a row."""
    body = _Body(
        [_light(account) for account in side.accounts],
        side.spot,
        side.window,
        side.actor,
        sorted(side.figures),
        sorted(side.means),
        sorted(side.objects),
        side.published,
        side.reasons,
    )
    return Group(
        kind=kind,
        id=side.id,
        key=side.accounts[0].spot.key,
        root=root,
        target=target[0] if target else None,
        why=target[1] if target else None,
        days=tuple(keys(side.spot, side.window)),
        documents=tuple(sorted(side.documents)),
        body=msgspec.msgpack.encode(body),
        claims=zlib.compress(msgspec.json.encode([c for one in side.accounts for c in one.claims]), QUICK),
    )


def _light(account: Account) -> _Light:
    return _Light(
        account.id,
        account.document,
        len(account.claims),
        account.spot,
        account.window,
        account.actor,
        account.published,
        sorted(account.figures),
        sorted(account.means),
        sorted(account.objects),
    )


def unpacked(group: Group, decode: Callable[[bytes], list[Claim]]) -> Side:
    """The group of a row."""
    body, claims = _body.decode(group.body), iter(decode(zlib.decompress(group.claims)))
    accounts = list(_accounts(body.accounts, claims))
    return Side(
        accounts,
        body.spot,
        body.window,
        body.actor,
        set(body.figures),
        set(body.means),
        set(body.objects),
        {account.document for account in accounts},
        body.published,
        body.reasons,
    )


def _accounts(lights: Iterable[_Light], claims: Iterable[Claim]) -> Iterable[Account]:
    """Accounts with their claims, which come in their order."""
    told = iter(claims)
    for light in lights:
        yield Account(
            id=light.id,
            document=light.document,
            claims=tuple(next(told) for _ in range(light.count)),
            spot=light.spot,
            window=light.window,
            actor=light.actor,
            published=light.published,
            figures=frozenset(light.figures),
            means=frozenset(light.means),
            objects=frozenset(light.objects),
        )
