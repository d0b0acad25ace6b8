"""The record's incidents, made at once, report by report, or by one process after another.

`Merge` keeps what it takes to add one report without looking at the rest again; what an
earlier process kept lies on a shelf, from which only what a report can reach is taken. All
ways give the same incidents.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warledger.merge import assemble, questions, totals, view
from warledger.merge.block import Account, accounts, by_document
from warledger.merge.dealings import TYPES, Dealing, block, dealings
from warledger.merge.grouping import Grouping
from warledger.merge.reconcile import RULES, Setting
from warledger.merge.rewrite import rearranged
from warledger.merge.rulings import Rulings, effective, rulings
from warledger.merge.voices import Voices
from warledger.model import Claim
from warledger.model.filed import Amendment

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from warledger.merge.filing import Start
    from warledger.merge.questions import Question
    from warledger.model import Document, DocumentReference, Incident, Judgement


MOVED = "m"


class Merge:
    """Everything that merging keeps between one report and the next."""

    def __init__(self, rule: str = RULES[0], start: Start | None = None) -> None:
        """Start from what an earlier process left, or without reports; `rule` is one of `RULES`."""
        if rule not in RULES:
            raise ValueError(f"no rule named {rule!r}; there are: {', '.join(RULES)}")
        self._rule = rule
        self._shelf = start.shelf if start else None
        self._voices = Voices(self._shelf, start.families if start else None)
        self._raw: dict[str, list[Claim]] = {}
        self._standing: dict[str, list[Claim]] = {}
        self._accounts: dict[str, dict[str, Account]] = {}
        self._sums: dict[str, dict[str, Account]] = {}
        self._log: tuple[Judgement, ...] = tuple(start.log) if start else ()
        self._ruled = rulings(self._log)
        self._events = Grouping("incident", self._shelf)
        self._totals = Grouping("total", self._shelf)
        self._types: set[str] = set()
        self._stale: set[str] = set()
        self._pending: set[str] = set()
        self._suppressed: set[str] = set(start.moved) if start else set()
        self._blocks: defaultdict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
        self._dealings: dict[tuple[str, str], list[Dealing]] = {}
        self._attacks: dict[str, Incident | None] = {}
        self._summed: dict[str, Incident | None] = {}
        self._dealt: dict[tuple[str, str], list[Incident]] = {}
        self._moved: tuple[set[str], set[tuple[str, str]], list[Incident]] = (set(), set(), [])

    @property
    def setting(self) -> Setting:
        """What assembling an incident needs to know besides its claims."""
        return Setting(
            self._voices.keys, self._voices.families, self._rule, self._ruled.accepted, self._ruled.named
        )

    def update(
        self,
        documents: Sequence[Document],
        claims: Sequence[Claim],
        judgements: Sequence[Judgement] | None = None,
        families: Mapping[str, str] | None = None,
    ) -> None:
        """Add reports with all their claims; a report that was there is replaced.

        `judgements` is the whole log and `families` all families as they now are; None leaves
        either as it was.

        Raises:
            ValueError: if a judgement corrects a field that is not there.
        """
        given = {document.id: list[Claim]() for document in documents}
        known = set(given)
        given |= dict(by_document(claims))
        unseen = {document: own for document, own in given.items() if document not in known}
        before = self._ruled
        ruled = self._ruled_anew(judgements, claims)
        spoken = self._voices.hear([*documents, *_references(unseen)], families)
        self._recall({*given, *ruled, *spoken}, given, before)
        self._raw.update(given)
        changed, dirty, blocks = self._reread(sorted({*given, *ruled, *spoken}))
        for document in ruled | spoken:  # the same claims, but otherwise voiced or judged
            changed |= {root for root in map(self._events.home, self._accounts.get(document, ())) if root}
            blocks |= {block(claim) for claim in self._standing.get(document, ()) if claim.type in TYPES}
            self._stale |= {root for root in map(self._totals.home, self._sums.get(document, ())) if root}
        self._rebuild(changed, dirty, blocks)

    def incidents(self) -> list[Incident]:
        """The incidents as they stand, in order of time."""
        roots, blocks, moved = self._moved
        found = [one for root, one in self._attacks.items() if one is not None and root not in roots]
        found += [one for one in self._summed.values() if one is not None]
        found += [one for key, dealt in self._dealt.items() if key not in blocks for one in dealt]
        return sorted(found + moved, key=_order)

    def questions(self, limit: int = 20, told: Iterable[Incident] | None = None) -> list[Question]:
        """What a person should decide first; what has been judged, or left unsure, is not asked again.

        `told` are all incidents, where this has only those that it touched.
        """
        self._events.fetch_all()
        named = {claim for judgement in self._log for claim in judgement.subjects}
        asked = questions.figures(self.incidents() if told is None else told)
        for near in self._events.neighborhoods():
            asked += questions.pairs(near)
        fresh = {one.subjects: one for one in asked if not named & set(one.subjects)}
        return questions.ordered(fresh.values())[:limit]

    def _ruled_anew(self, judgements: Sequence[Judgement] | None, claims: Sequence[Claim]) -> set[str]:
        """Take the log over; the documents whose claims are now ruled otherwise."""
        if judgements is None or tuple(judgements) == self._log:
            return set()
        before, self._log, self._ruled = self._ruled, tuple(judgements), rulings(judgements)
        named = before.named | self._ruled.named
        if not named:
            return set()
        known = [claim for own in self._raw.values() for claim in own]
        known += self._shelf.told_by(sorted(named)) if self._shelf is not None else ()
        return {claim.document.id for claim in (*known, *claims) if claim.id in named}

    def _recall(self, documents: Iterable[str], given: Container[str], before: Rulings) -> None:
        """Take what is known of documents off the shelf: their accounts, and their claims as they stood."""
        if self._shelf is None:
            return
        unknown = sorted(document for document in documents if document not in self._standing)
        self._events.fetch(documents=unknown)
        self._totals.fetch(documents=unknown)
        for document in unknown:
            self._accounts[document] = self._events.told(document)
            self._sums[document] = self._totals.told(document)
            self._raw[document] = [] if document in given else self._shelf.claims_in(document)
            self._standing[document] = effective(self._raw[document], before)

    def _recall_type(self, kind: str) -> None:
        """Take all claims of a type of dealing off the shelf."""
        if self._shelf is None or kind in self._types:
            return
        self._types.add(kind)
        for claim in effective(self._shelf.typed(kind), self._ruled):
            self._blocks[block(claim)][claim.id] = claim

    def _reread(self, touched: Iterable[str]) -> tuple[set[str], set[tuple[str, int]], set[tuple[str, str]]]:
        """Make the touched documents' accounts anew: groups, days and blocks that change."""
        gone: tuple[list[Account], list[Account]] = ([], [])
        come: tuple[list[Account], list[Account]] = ([], [])
        blocks: set[tuple[str, str]] = set()
        for document in touched:
            for claim in self._standing.get(document, ()):
                if claim.type in TYPES:
                    self._recall_type(claim.type)
                    self._blocks[block(claim)].pop(claim.id, None)
                    blocks.add(block(claim))
            standing = effective(self._raw.get(document, ()), self._ruled)
            self._standing[document] = standing
            printed = self._voices.printed(document)
            violent = [claim for claim in standing if claim.type in view.VIOLENT]
            for index, (held, scope) in enumerate(((self._accounts, "incident"), (self._sums, "total"))):
                before = held.get(document, {})
                after = {account.id: account for account in accounts(violent, scope, printed)}
                gone[index].extend(account for key, account in before.items() if after.get(key) != account)
                come[index].extend(account for key, account in after.items() if before.get(key) != account)
                held[document] = after
            for claim in standing:
                if claim.type in TYPES:
                    self._recall_type(claim.type)
                    self._blocks[block(claim)][claim.id] = claim
                    blocks.add(block(claim))
        sums, days = self._totals.change(gone[1], come[1])
        changed, dirty = self._events.change(gone[0], come[0])
        changed |= self._events.near(days)
        self._stale |= sums
        return changed, dirty | days, blocks

    def _rebuild(self, changed: set[str], dirty: set[tuple[str, int]], blocks: set[tuple[str, str]]) -> None:
        """Assemble again what changed, then apply what people moved."""
        for root in changed:
            self._pending.add(f"a/{root}")
            self._attacks.pop(root, None)
            self._attack(root)
        for key in blocks:
            self._deal(key)
            self._pending.add(_unit(key))
        self._check_totals(dirty)
        self._move()

    def _attack(self, root: str) -> Incident | None:
        """The incident of a root; None when there is none."""
        if root not in self._attacks and (whole := self._events.whole(root)) is not None:
            zeros = sorted(self._totals.near(assemble.days(whole)))
            near = [found for found in map(self._totals.whole, zeros) if found is not None]
            self._voices.know(whole.documents)
            self._attacks[root] = assemble.attack(whole, self.setting, near)
        return self._attacks.get(root)

    def _remember(self, roots: Sequence[str]) -> None:
        """Take incidents that nothing changed off the shelf, instead of assembling them again."""
        units = {f"a/{root}": root for root in roots if root not in self._attacks}
        unchanged = sorted(units.keys() - self._pending - self._suppressed)
        for unit, incident in self._shelf.made_of(unchanged).items() if self._shelf is not None else ():
            self._attacks[units[unit]] = incident

    def _deal(self, key: tuple[str, str]) -> list[Incident]:
        """The incidents of a block of dealings, made anew."""
        self._recall_type(key[0])
        self._dealings[key] = dealings(self._blocks[key].values())
        self._voices.know({claim.document.id for claim in self._blocks[key].values()})
        self._dealt[key] = [assemble.dealing(one, self.setting) for one in self._dealings[key]]
        return self._dealt[key]

    def _check_totals(self, dirty: set[tuple[str, int]]) -> None:
        """Assemble the totals of these days, each compared with its parts."""
        roots, self._stale = self._totals.near(dirty) | self._stale, set()
        for root in roots:
            self._pending.add(f"t/{root}")
            whole = self._totals.whole(root)
            if whole is None:
                self._summed.pop(root, None)
                continue
            self._voices.know(whole.documents)
            found = assemble.total(whole, self.setting)
            if found is not None and found.figures:
                near = sorted(self._events.near(assemble.days(whole)))
                sides = [(part, self._events.whole(part)) for part in near]
                parts = [part for part, side in sides if side is not None and totals.covers(whole, side)]
                self._remember(parts)
                found = totals.checked(found, [one for one in map(self._attack, parts) if one is not None])
            self._summed[root] = found

    def _move(self) -> None:
        """Apply what people moved, and note which parts' own incidents that replaces."""
        named = {claim for judgement in self._ruled.moves for claim in judgement.subjects}
        if named and self._shelf is not None:
            told = self._shelf.told_by(sorted(named))
            self._events.fetch(documents={claim.document.id for claim in told})
            for key in {block(claim) for claim in effective(told, self._ruled) if claim.type in TYPES}:
                if key not in self._dealings:
                    self._deal(key)
        self._moved = rearranged(self._ruled, self._events, self._dealings, self.setting)
        roots, blocks, _ = self._moved
        now = {f"a/{root}" for root in roots} | {_unit(key) for key in blocks}
        if now or self._suppressed:
            self._pending |= {MOVED} | (now ^ self._suppressed)
        self._suppressed = now

    def amendment(self, *, whole: bool = False) -> Amendment:
        """What changed since the last call, as derived rows; `whole` for all of them."""
        if whole:
            self._pending |= {f"a/{root}" for root in self._attacks} | {f"t/{root}" for root in self._summed}
            self._pending |= {MOVED, *map(_unit, self._dealt)}
        units = {unit: self._own(unit) for unit in sorted(self._pending)}
        self._pending = set()
        events, gone = self._events.changes(whole=whole)
        sums, lost = self._totals.changes(whole=whole)
        return Amendment(
            units=units,
            groups=events + sums,
            gone=gone + lost,
            sketches=[],
            copies=[],
            moved=tuple(sorted(self._suppressed)),
            whole=whole,
        )

    def _own(self, unit: str) -> list[Incident]:
        """The incidents of a part of merging as they are now."""
        if unit == MOVED:
            return self._moved[2]
        if unit in self._suppressed:
            return []
        kind, _, name = unit.partition("/")
        if kind == "d":
            of, _, what = name.partition("/")
            return self._dealt[of, what] if (of, what) in self._dealt else self._deal((of, what))
        if kind == "a":
            self._events.fetch(roots=[name])
        found = self._attack(name) if kind == "a" else self._summed.get(name)
        return [] if found is None else [found]


def _unit(key: tuple[str, str]) -> str:
    """The name of a block of dealings as a part of merging."""
    return f"d/{key[0]}/{key[1]}"


def _references(given: Mapping[str, Sequence[Claim]]) -> Iterator[DocumentReference]:
    """What claims say of the documents they stand in."""
    return (claims[0].document for claims in given.values() if claims)


def _order(incident: Incident) -> tuple[str, str, str]:
    """Incidents in order of time; the undated last."""
    when = incident.when
    return ((when.start if when else None) or "9", incident.type, incident.id)
