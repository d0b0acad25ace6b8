"""Accounts in, incidents' groups out, kept up to date as accounts come and go.

Groups at one place are made anew from all accounts there; a coarse group's decision is taken
again when a finer group of its area and days has changed. Both are pure functions of the
accounts, so that a record grown report by report equals one built at once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from warledger.merge.attach import ANYWHERE, Index, keys, target
from warledger.merge.cluster import groups
from warledger.merge.filing import packed, unpacked
from warledger.merge.score import Side, absorb, clone
from warledger.merge.view import ADMIN1, ADMIN2, COUNTRY, POINT, SETTLEMENT, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.merge.block import Account
    from warledger.merge.filing import Shelf
    from warledger.model.filed import Group, Scope

ORDER = (SETTLEMENT, POINT, ADMIN2, ADMIN1, COUNTRY, UNKNOWN)  # finer decisions first


class Grouping:
    """The groups of accounts, and which coarse group joined which finer one."""

    def __init__(self, kind: Scope = "incident", shelf: Shelf | None = None) -> None:
        """Start with what lies on a shelf, or without groups; sums ("total") join nothing."""
        self._kind, self._attach = kind, kind == "incident"
        self._shelf = shelf
        self._fetched: dict[str, set[Any]] = {
            "keys": set(),
            "days": set(),
            "documents": set(),
            "roots": set(),
        }
        self._touched: set[str] = set()
        self._gone: set[str] = set()
        self._keyed: defaultdict[str, dict[str, Account]] = defaultdict(dict)
        self._placed: dict[str, dict[str, Side]] = {}
        self._sides: dict[str, Side] = {}
        self._home: dict[str, str] = {}
        self._targets: dict[str, tuple[str, str]] = {}
        self._joined: defaultdict[str, set[str]] = defaultdict(set)
        self._roots: dict[str, str] = {}
        self._index = Index()
        self._told: defaultdict[str, dict[str, Account]] = defaultdict(dict)

    def change(
        self, gone: Iterable[Account], come: Iterable[Account]
    ) -> tuple[set[str], set[tuple[str, int]]]:
        """Take accounts out and in.

        Returns:
            The ids of the incidents' groups that changed (some may be no more), and the
            areas and days in which something did.
        """
        gone, come = list(gone), list(come)
        touched = {account.spot.key for account in (*gone, *come)}
        self.fetch(keys=touched)
        for account in gone:
            self._keyed[account.spot.key].pop(account.id, None)
            self._home.pop(account.id, None)
        for account in come:
            self._keyed[account.spot.key][account.id] = account
        changed: set[str] = set()
        dirty: set[tuple[str, int]] = set()
        fresh: set[str] = set()
        for key in sorted(touched):
            self._regroup(key, changed, dirty, fresh)
        for level in ORDER if self._attach else ():
            self._decide(level, changed, dirty)
        for identity in fresh:
            changed.add(self._note(identity))
        return changed, dirty

    def _regroup(self, key: str, changed: set[str], dirty: set[tuple[str, int]], fresh: set[str]) -> None:
        """Make the groups of one place anew and note which differ from before."""
        before = self._placed.get(key, {})
        after = {group.id: group for group in groups(self._keyed[key].values())}
        for identity, group in before.items():
            if identity in after and _same(group, after[identity]):
                after[identity] = group
                continue
            changed.add(self._roots.pop(identity, identity))
            dirty.update(keys(group.spot, group.window))
            self._index.remove(group)
            del self._sides[identity]
            self._gone.add(identity)
            self._touched.add(identity)
            self._detach(identity)
        for identity, group in after.items():
            if before.get(identity) is group:
                continue
            self._sides[identity] = group
            self._gone.discard(identity)
            self._touched.add(identity)
            fresh.add(identity)
            dirty.update(keys(group.spot, group.window))
            self._index.add(group)
            for account in group.accounts:
                self._home[account.id] = identity
        self._placed[key] = after

    def _decide(self, level: int, changed: set[str], dirty: set[tuple[str, int]]) -> None:
        """Take the decisions of one level's groups again where something near them changed."""
        self.fetch(days=dirty)
        mine = [pair for pair in sorted(self._index.at(dirty).items()) if pair[1].spot.level == level]
        self.fetch(days={day for _, group in mine for day in _around(group)})
        for identity, group in mine:
            found = target(group, self._index, self.root)
            new = None if found is None else (found[0].id, found[1])
            if new != self._targets.get(identity):
                self._touched.add(identity)
                self._detach(identity)
                if new is not None:
                    self._targets[identity] = new
                    self._joined[new[0]].add(identity)
            changed.update({identity, self.root(identity)} if new is not None else ())
            self._follow(identity, changed, dirty)

    def _follow(self, identity: str, changed: set[str], dirty: set[tuple[str, int]]) -> None:
        """Note the new root of a group and of all that joined it, and what that changes."""
        waiting = [identity]
        while waiting:
            one = waiting.pop()
            old = self._roots.get(one)
            now = self._note(one)
            if old != now:
                self._touched.add(one)
                changed.update({old or one, now, one})
                dirty.update(keys(self._sides[one].spot, self._sides[one].window))
                waiting += sorted(self._joined.get(one, ()))

    def _note(self, identity: str) -> str:
        """Remember and return the root of a group."""
        self._roots[identity] = self.root(identity)
        return self._roots[identity]

    def _detach(self, identity: str) -> None:
        """Forget what a group joined."""
        old = self._targets.pop(identity, None)
        if old is not None:
            self._joined[old[0]].discard(identity)

    def fetch(
        self,
        *,
        keys: Iterable[str] = (),
        days: Iterable[tuple[str, int]] = (),
        documents: Iterable[str] = (),
        roots: Iterable[str] = (),
    ) -> None:
        """Take what is asked for off the shelf, each with all that is part of the same incident."""
        if self._shelf is None:
            return
        asked: dict[str, list[Any]] = {
            "keys": sorted(set(keys) - self._fetched["keys"]),
            "days": sorted(set(days) - self._fetched["days"]),
            "documents": sorted(set(documents) - self._fetched["documents"]),
            "roots": sorted(set(roots) - self._fetched["roots"]),
        }
        if not any(asked.values()):
            return
        rows = self._shelf.filed(self._kind, **asked)
        more = sorted({row.root for row in rows} - self._fetched["roots"] - set(asked["roots"]))
        if more:
            rows += self._shelf.filed(self._kind, roots=more)
        for name, values in asked.items():
            self._fetched[name] |= set(values)
        self._fetched["roots"] |= set(more)
        for row in rows:
            self._enter(row)

    def fetch_all(self) -> None:
        """Take everything off the shelf."""
        for row in self._shelf.every(self._kind) if self._shelf is not None else ():
            self._enter(row)

    def _enter(self, row: Group) -> None:
        """Put a group from the shelf where it was; what has changed since stays as it is."""
        if self._shelf is None or row.id in self._sides or row.id in self._gone:
            return
        side = unpacked(row, self._shelf.decode)
        self._sides[row.id] = side
        self._placed.setdefault(row.key, {})[row.id] = side
        for account in side.accounts:
            self._keyed[row.key][account.id] = account
            self._home[account.id] = row.id
            self._told[account.document][account.id] = account
        if row.target is not None:
            self._targets[row.id] = (row.target, row.why or "")
            self._joined[row.target].add(row.id)
        self._roots[row.id] = row.root
        self._index.add(side)

    def told(self, document: str) -> dict[str, Account]:
        """The accounts of a document as they lay on the shelf."""
        return dict(self._told.get(document, {}))

    def changes(self, *, whole: bool = False) -> tuple[list[Group], list[tuple[Scope, str]]]:
        """Rows that changed since the last call (or all), and the ids of groups that are no more."""
        touched = set(self._sides) if whole else self._touched
        rows = [
            packed(self._kind, self._sides[one], self.root(one), self._targets.get(one))
            for one in sorted(touched)
            if one in self._sides
        ]
        gone: list[tuple[Scope, str]] = [
            (self._kind, one) for one in sorted(self._touched) if one not in self._sides
        ]
        self._touched = set()
        return rows, gone

    def root(self, identity: str) -> str:
        """The group whose incident a group is part of."""
        while identity in self._targets and self._targets[identity][0] in self._sides:
            identity = self._targets[identity][0]
        return identity

    def home(self, account: str) -> str | None:
        """The root of an account's group, None when there is no such account."""
        identity = self._home.get(account)
        return None if identity is None else self.root(identity)

    def holding(self, claims: set[str]) -> set[str]:
        """The roots of the groups that hold any of these claims."""
        return {
            self.root(identity)
            for identity, group in self._sides.items()
            if any(claim.id in claims for account in group.accounts for claim in account.claims)
        }

    def near(self, days: Iterable[tuple[str, int]]) -> set[str]:
        """The roots of the groups in these areas and days."""
        days = set(days)
        self.fetch(days=days)
        return {self.root(identity) for identity in self._index.at(days)}

    def neighborhoods(self) -> Iterator[list[Side]]:
        """Roots that share a region and a day, each set in order of ids."""
        seen: set[tuple[str, ...]] = set()
        days: defaultdict[tuple[str, str, int], set[str]] = defaultdict(set)
        for root in self.roots():
            spot = self._sides[root].spot
            for area, day in keys(spot, self._sides[root].window):
                if spot.region is not None and area == spot.country:
                    for shift in (0, 1):
                        days[area, spot.region, day + shift].add(root)
        for _, near in sorted(days.items()):
            ids = tuple(sorted(near))
            if len(ids) > 1 and ids not in seen:
                seen.add(ids)
                yield [self._sides[root] for root in ids]

    def roots(self) -> list[str]:
        """All groups that joined no other, in order of their ids."""
        return sorted(identity for identity in self._sides if self.root(identity) == identity)

    def whole(self, root: str) -> Side | None:
        """A root with everything that joined it; None when it is no root any more."""
        if root not in self._sides or self.root(root) != root:
            return None
        merged = clone(self._sides[root])
        waiting = sorted(self._joined.get(root, ()))
        while waiting:
            identity = waiting.pop(0)
            for account in self._sides[identity].accounts:
                absorb(merged, account)
            merged.reasons += [*self._sides[identity].reasons, self._targets[identity][1]]
            waiting += sorted(self._joined.get(identity, ()))
        return merged


def _around(group: Side) -> Iterator[tuple[str, int]]:
    """The areas and days in which a group looks for a finer one."""
    return (
        key for key in keys(group.spot, group.window) if group.spot.level == UNKNOWN or key[0] != ANYWHERE
    )


def _same(one: Side, two: Side) -> bool:
    """Whether two groups hold the same accounts with the same claims."""
    return sorted(one.accounts, key=_id) == sorted(two.accounts, key=_id) and one.reasons == two.reasons


def _id(account: Account) -> str:
    """An account's id."""
    return account.id
