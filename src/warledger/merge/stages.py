"""The stages of a dealing: proposed, agreed, postponed, carried out; told by its claims, some again and again.

A report of what was agreed tells no new agreement: "agreed" after "carried out" or "rejected" is a look back, and
after "postponed" it is a stage only when it is printed on a later day. A violation that one side alleges
ends no agreement; who alleges it stands apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Claim

FINAL = frozenset({"carried_out", "rejected", "ended", "lifted", "accepted"})
"""Stages after which a dealing is not agreed or proposed again."""
FIRST = ("proposed", "agreed")
"""Stages that look ahead, the earlier first."""
UNDONE = frozenset({"cancelled", "postponed", "denied"})
"""What is told of talks that did not take place; only a later report tells them anew."""
IN_FORCE = "in_force"
VIOLATED = "violated"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One stage as one claim tells it: `day` is its publication day, null when unknown."""

    stage: str
    claim: str
    day: str | None = None


def told(claim: Claim) -> str | None:
    """The stage that a claim tells, null when it tells none."""
    if claim.type == "talks":
        if (status := getattr(claim, "status", None)) is not None:
            return str(status)
        return {"planned": "planned", "asserted": "held", "denied": "denied"}.get(claim.modality)
    if claim.modality == "denied":
        return None
    stage = getattr(claim, "status", None) or getattr(claim, "response", None)
    if stage is None and claim.type == "ultimatum":
        return "set"
    if stage is None and claim.type == "proposal":
        return "proposed"
    return None if stage is None else str(stage)


def steps(claims: Iterable[Claim]) -> list[Step]:
    """The stages of a dealing, from its claims in order of publication; what only looks back is left out."""
    found: list[Step] = []
    for claim in claims:
        stage = told(claim)
        day = (claim.document.published or "")[:10] or None
        if stage is not None and _moves(found, stage, day):
            found.append(Step(stage=stage, claim=claim.id, day=day))
    return found


def _moves(before: Sequence[Step], stage: str, day: str | None) -> bool:
    """Whether a stage is a step on from those before it."""
    if not before:
        return True
    last = before[-1]
    later = day is not None and last.day is not None and day > last.day
    if stage == last.stage:
        return False
    if stage in FIRST:
        if last.stage == "postponed":
            return stage == "agreed" and later
        return last.stage in FIRST and FIRST.index(stage) > FIRST.index(last.stage)
    if stage == "planned":
        return last.stage != "held" and (later or last.stage not in UNDONE)
    if stage == "held" and last.stage in UNDONE:
        return later
    if last.stage == "held" and stage in UNDONE:
        return stage == "denied"
    if last.stage in FINAL:
        return stage in FINAL
    return not (stage == IN_FORCE and last.stage == VIOLATED)


def final(found: Sequence[Step]) -> str | None:
    """What a dealing has come to: an agreement whose violation is alleged is in force, unless it never was."""
    stages = [step.stage for step in found]
    if stages and stages[-1] == VIOLATED and len(stages) > 1:
        return IN_FORCE
    return stages[-1] if stages else None
