"""Accounts in, incidents' groups out, kept up to date as accounts come and go.

Groups at one place are made anew from all accounts there; a coarse group's decision is taken
again when a finer group of its area and days has changed. Both are pure functions of the
accounts, so that a record grown report by report equals one built at once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warledger.merge.attach import Index, keys, target
from warledger.merge.cluster import groups
from warledger.merge.score import Side, absorb, clone
from warledger.merge.view import ADMIN1, ADMIN2, COUNTRY, POINT, SETTLEMENT, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.merge.block import Account

ORDER = (SETTLEMENT, POINT, ADMIN2, ADMIN1, COUNTRY, UNKNOWN)  # finer decisions first


class Grouping:
    """The groups of accounts, and which coarse group joined which finer one."""

    def __init__(self, *, attach: bool = True) -> None:
        self._attach = attach
        self._keyed: defaultdict[str, dict[str, Account]] = defaultdict(dict)
        self._placed: dict[str, dict[str, Side]] = {}
        self._sides: dict[str, Side] = {}
        self._home: dict[str, str] = {}
        self._targets: dict[str, tuple[str, str]] = {}
        self._joined: defaultdict[str, set[str]] = defaultdict(set)
        self._roots: dict[str, str] = {}
        self._index = Index()

    def change(
        self, gone: Iterable[Account], come: Iterable[Account]
    ) -> tuple[set[str], set[tuple[str, int]]]:
        """Take accounts out and in.

        Returns:
            The ids of the incidents' groups that changed (some may be no more), and the
            areas and days in which something did.
        """
        touched = set()
        for account in gone:
            touched.add(account.spot.key)
            self._keyed[account.spot.key].pop(account.id, None)
            self._home.pop(account.id, None)
        for account in come:
            touched.add(account.spot.key)
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
            self._detach(identity)
        for identity, group in after.items():
            if before.get(identity) is group:
                continue
            self._sides[identity] = group
            fresh.add(identity)
            dirty.update(keys(group.spot, group.window))
            self._index.add(group)
            for account in group.accounts:
                self._home[account.id] = identity
        self._placed[key] = after

    def _decide(self, level: int, changed: set[str], dirty: set[tuple[str, int]]) -> None:
        """Take the decisions of one level's groups again where something near them changed."""
        for identity, group in sorted(self._index.at(dirty).items()):
            if group.spot.level != level:
                continue
            found = target(group, self._index, self.root)
            new = None if found is None else (found[0].id, found[1])
            if new != self._targets.get(identity):
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


def _same(one: Side, two: Side) -> bool:
    """Whether two groups hold the same accounts with the same claims."""
    return sorted(one.accounts, key=_id) == sorted(two.accounts, key=_id) and one.reasons == two.reasons


def _id(account: Account) -> str:
    """An account's id."""
    return account.id
