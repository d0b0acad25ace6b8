"""How far reviewers agree who judged the same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warledger.model import Judgement

SAME = {"same": "same", "merge": "same", "different": "different", "split": "different"}


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two reviewers: how many things both judged, how many alike, and Cohen's kappa.

    `kappa` is (observed - expected) / (1 - expected) agreement, expected from how often each
    gave each verdict (Cohen 1960, A coefficient of agreement for nominal scales); 1 is full
    agreement, 0 what chance would give; null where both gave one and the same verdict always.
    """

    one: str
    two: str
    shared: int
    agreed: int
    kappa: float | None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """All pairs of reviewers with something in common; `share` of what they judged alike, null for none."""

    shared: int
    agreed: int
    share: float | None
    pairs: tuple[Pair, ...]


def agreement(log: Iterable[Judgement]) -> Agreement:
    """The agreement in a log: each reviewer's last verdict on each thing counts, undone ones do not.

    A thing is a claim that was accepted, rejected, corrected or left unsure, or some claims
    that were judged the same event or different ones.
    """
    verdicts: defaultdict[str, dict[frozenset[str], str]] = defaultdict(dict)
    for judgement in in_force(log):
        verdict = SAME.get(judgement.verdict, judgement.verdict)
        if judgement.verdict == "correct":
            verdict = f"correct {judgement.field} {judgement.value}"
        together = judgement.verdict in SAME or judgement.verdict == "unsure"
        things = [judgement.subjects] if together else [(subject,) for subject in judgement.subjects]
        verdicts[judgement.who].update({frozenset(thing): verdict for thing in things})
    pairs = [_pair(one, two, verdicts[one], verdicts[two]) for one, two in combinations(sorted(verdicts), 2)]
    met = tuple(pair for pair in pairs if pair.shared)
    shared, agreed = sum(pair.shared for pair in met), sum(pair.agreed for pair in met)
    return Agreement(shared=shared, agreed=agreed, share=agreed / shared if shared else None, pairs=met)


def in_force(log: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that were not undone, oldest first."""
    told = sorted(log, key=lambda judgement: (judgement.at, judgement.id))
    undone: set[str] = set()
    for judgement in reversed(told):
        if judgement.verdict == "undo" and judgement.id not in undone:
            undone.update(judgement.subjects)
    return [one for one in told if one.verdict != "undo" and one.id not in undone]


def _pair(one: str, two: str, first: dict[frozenset[str], str], second: dict[frozenset[str], str]) -> Pair:
    """What two reviewers' verdicts have in common."""
    shared = sorted(first.keys() & second.keys(), key=sorted)
    agreed = sum(first[thing] == second[thing] for thing in shared)
    count = len(shared)
    ones, twos = Counter(first[thing] for thing in shared), Counter(second[thing] for thing in shared)
    chance = sum(ones[verdict] * twos[verdict] for verdict in ones)
    kappa = None if chance == count * count else (agreed * count - chance) / (count * count - chance)
    return Pair(one=one, two=two, shared=count, agreed=agreed, kappa=kappa)
