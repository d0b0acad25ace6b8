"""Judgements: what a person decided about claims and incidents; a log, never edited."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["accept", "reject", "correct", "same", "different", "unsure", "merge", "split", "undo"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision by one person.

    `subjects` are the ids it is about (claims, or for `undo` one judgement); `field` and
    `value` say what a `correct` sets, value as JSON text; `at` is an ISO UTC time.
    """

    id: str
    verdict: Verdict
    subjects: tuple[str, ...]
    who: str
    at: str
    why: str = ""
    field: str | None = None
    value: str | None = None
