"""The record's incidents, made at once or report by report.

`incidents` is the whole of merging; `Merge` keeps what it takes to add one report without
looking at the rest again. Both give the same incidents, for the one is made of the other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warledger.merge import assemble, questions, totals, view
from warledger.merge.block import Account, accounts, by_document
from warledger.merge.dealings import TYPES, Dealing, block, dealings
from warledger.merge.grouping import Grouping
from warledger.merge.origins import voice
from warledger.merge.reconcile import RULES, Setting
from warledger.merge.rewrite import rearranged
from warledger.merge.rulings import Rulings, effective, rulings
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from warledger.merge.questions import Question
    from warledger.merge.score import Side
    from warledger.model import Document, DocumentReference, Incident, Judgement


def incidents(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    *,
    families: Mapping[str, str] | None = None,
    rule: str = RULES[0],
) -> list[Incident]:
    """What the claims add up to, in order of time.

    Args:
        documents: the reports, for the outlets that speak in them.
        claims: all claims of these reports.
        judgements: the log of what people decided; it outranks every rule.
        families: for each document that copies others, the id of the one it goes back to.
        rule: how figures are chosen; one of `RULES`.

    Raises:
        ValueError: if there is no such rule, or a judgement corrects a field that is not there.
    """
    merge = Merge(rule)
    merge.update(documents, claims, judgements, families)
    return merge.incidents()


def queue(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    *,
    families: Mapping[str, str] | None = None,
    limit: int = 20,
) -> list[Question]:
    """The most uncertain pairs and figures of a record, the least certain first."""
    merge = Merge()
    merge.update(documents, claims, judgements, families)
    return merge.questions(limit)


class Merge:
    """Everything that merging keeps between one report and the next."""

    def __init__(self, rule: str = RULES[0]) -> None:
        """Start without reports; `rule` is one of `RULES`."""
        if rule not in RULES:
            raise ValueError(f"no rule named {rule!r}; there are: {', '.join(RULES)}")
        self._rule = rule
        self._publishers: dict[str, str | None] = {}
        self._published: dict[str, int | None] = {}
        self._families: dict[str, str] = {}
        self._voices: dict[str, str] = {}
        self._raw: dict[str, list[Claim]] = {}
        self._standing: dict[str, list[Claim]] = {}
        self._accounts: dict[str, dict[str, Account]] = {}
        self._sums: dict[str, dict[str, Account]] = {}
        self._log: tuple[Judgement, ...] = ()
        self._ruled = Rulings()
        self._events = Grouping()
        self._totals = Grouping(attach=False)
        self._blocks: defaultdict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
        self._dealings: dict[tuple[str, str], list[Dealing]] = {}
        self._attacks: dict[str, Incident | None] = {}
        self._summed: dict[str, Incident | None] = {}
        self._dealt: dict[tuple[str, str], list[Incident]] = {}
        self._moved: tuple[set[str], set[tuple[str, str]], list[Incident]] = (set(), set(), [])

    @property
    def setting(self) -> Setting:
        """What assembling an incident needs to know besides its claims."""
        return Setting(self._voices, self._families, self._rule, self._ruled.accepted, self._ruled.named)

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
        ruled = self._ruled_anew(judgements, claims)
        self._raw.update(given)
        unseen = {document: own for document, own in given.items() if document not in known}
        spoken = self._voiced([*documents, *_references(unseen)], families)
        changed, dirty, blocks = self._reread(sorted({*given, *ruled, *spoken}))
        for document in ruled | spoken:  # the same claims, but otherwise voiced or judged
            changed |= {root for root in map(self._events.home, self._accounts.get(document, ())) if root}
            blocks |= {block(claim) for claim in self._standing.get(document, ()) if claim.type in TYPES}
            for root in map(self._totals.home, self._sums.get(document, ())):
                self._summed.pop(root or "", None)
        self._rebuild(changed, dirty, blocks)

    def incidents(self) -> list[Incident]:
        """The incidents as they stand, in order of time."""
        roots, blocks, moved = self._moved
        found = [one for root, one in self._attacks.items() if one is not None and root not in roots]
        found += [one for one in self._summed.values() if one is not None]
        found += [one for key, dealt in self._dealt.items() if key not in blocks for one in dealt]
        return sorted(found + moved, key=_order)

    def questions(self, limit: int = 20) -> list[Question]:
        """What a person should decide first; what has been judged, or left unsure, is not asked again."""
        named = {claim for judgement in self._log for claim in judgement.subjects}
        asked = questions.figures(self.incidents())
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
        return {claim.document.id for claim in (*known, *claims) if claim.id in named}

    def _voiced(
        self, documents: Iterable[Document | DocumentReference], families: Mapping[str, str] | None
    ) -> set[str]:
        """Learn whose voice each document is; the documents of which that changed."""
        for document in documents:
            whose = getattr(document, "forwarded_from", None)
            self._publishers[document.id] = whose or document.publisher
            self._published[document.id] = view.printed(document.published)
        changed = set()
        if families is not None:
            before, self._families = self._families, dict(families)
            moved = before.items() ^ self._families.items()
            changed = {name for name, _ in moved if name in self._publishers}
        for name, publisher in self._publishers.items():
            root = self._families.get(name, name)
            now = voice(self._publishers.get(root, publisher), root)
            if self._voices.get(name) != now:
                self._voices[name] = now
                changed.add(name)
        return changed

    def _reread(self, touched: Iterable[str]) -> tuple[set[str], set[tuple[str, int]], set[tuple[str, str]]]:
        """Make the touched documents' accounts anew: groups, days and blocks that change."""
        gone: tuple[list[Account], list[Account]] = ([], [])
        come: tuple[list[Account], list[Account]] = ([], [])
        blocks: set[tuple[str, str]] = set()
        for document in touched:
            for claim in self._standing.get(document, ()):
                if claim.type in TYPES:
                    self._blocks[block(claim)].pop(claim.id, None)
                    blocks.add(block(claim))
            standing = effective(self._raw.get(document, ()), self._ruled)
            self._standing[document] = standing
            root = self._families.get(document, document)
            printed = self._published.get(root, self._published.get(document))
            violent = [claim for claim in standing if claim.type in view.VIOLENT]
            for index, (held, scope) in enumerate(((self._accounts, "incident"), (self._sums, "total"))):
                before = held.get(document, {})
                after = {account.id: account for account in accounts(violent, scope, printed)}
                gone[index].extend(account for key, account in before.items() if after.get(key) != account)
                come[index].extend(account for key, account in after.items() if before.get(key) != account)
                held[document] = after
            for claim in standing:
                if claim.type in TYPES:
                    self._blocks[block(claim)][claim.id] = claim
                    blocks.add(block(claim))
        sums, days = self._totals.change(gone[1], come[1])
        changed, dirty = self._events.change(gone[0], come[0])
        changed |= self._events.near(days)
        for root in sums:
            self._summed.pop(root, None)
        return changed, dirty | days, blocks

    def _rebuild(self, changed: set[str], dirty: set[tuple[str, int]], blocks: set[tuple[str, str]]) -> None:
        """Assemble again what changed, then apply what people moved."""
        setting = self.setting
        for root in changed:
            whole = self._events.whole(root)
            if whole is None:
                self._attacks.pop(root, None)
                continue
            near = [found for found in map(self._totals.whole, self._zeros(whole)) if found is not None]
            self._attacks[root] = assemble.attack(whole, setting, near)
        for key in blocks:
            self._dealings[key] = dealings(self._blocks[key].values())
            self._dealt[key] = [assemble.dealing(one, setting) for one in self._dealings[key]]
        self._check_totals(dirty)
        self._moved = rearranged(self._ruled, self._events, self._dealings, setting)

    def _zeros(self, whole: Side) -> list[str]:
        """The totals in a group's area and days."""
        return sorted(self._totals.near(assemble.days(whole)))

    def _check_totals(self, dirty: set[tuple[str, int]]) -> None:
        """Assemble the totals of these days, each compared with its parts."""
        roots = self._totals.near(dirty) | {root for root in self._totals.roots() if root not in self._summed}
        for root in roots:
            whole = self._totals.whole(root)
            if whole is None:
                self._summed.pop(root, None)
                continue
            found = assemble.total(whole, self.setting)
            if found is not None and found.figures:
                parts = [
                    self._attacks[part]
                    for part in sorted(self._events.near(assemble.days(whole)))
                    if (side := self._events.whole(part)) is not None and totals.covers(whole, side)
                ]
                found = totals.checked(found, [one for one in parts if one is not None])
            self._summed[root] = found


def _references(given: Mapping[str, Sequence[Claim]]) -> Iterator[DocumentReference]:
    """What claims say of the documents they stand in."""
    return (claims[0].document for claims in given.values() if claims)


def _order(incident: Incident) -> tuple[str, str, str]:
    """Incidents in order of time; the undated last."""
    when = incident.when
    return ((when.start if when else None) or "9", incident.type, incident.id)
