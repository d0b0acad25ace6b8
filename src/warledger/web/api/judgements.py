"""Judgements: the log, a new one, what it would change, how reviewers agree, what to decide first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from warledger.merge import Question
from warledger.model import Judgement
from warledger.model.judgement import Verdict
from warledger.record.agreement import Agreement, agreement
from warledger.record.book import JudgementError
from warledger.record.impact import Impact
from warledger.record.trace import NotFoundError
from warledger.web.answers import Refused
from warledger.web.api.operations import Call, Operation, Page, record_of
from warledger.web.api.parameters import Paging, Queue

if TYPE_CHECKING:
    from warledger.web.accounts import User

Subject = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Reason = Annotated[str, msgspec.Meta(max_length=5000)]


class Decision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision about claims or incidents, or for `undo` about a judgement; starts of ids will do.

    `field` and `value` say what a `correct` sets. `who` may only be said where there are no
    accounts; else it is who is logged in.
    """

    verdict: Verdict
    subjects: Annotated[tuple[Subject, ...], msgspec.Meta(min_length=1, max_length=500)]
    why: Reason = ""
    field: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    value: Any = None
    who: Annotated[str, msgspec.Meta(min_length=1, max_length=80)] | None = None


def page(call: Call) -> Page[Judgement]:
    """The log of judgements, the latest first, in pages."""
    log = record_of(call).judgements()[::-1]
    given = call.given
    return call.page(len(log), log[given.offset : given.offset + given.limit])


def judge(call: Call) -> Judgement:
    """Log a decision; it outranks every rule from now on, and can be undone."""
    decision = _decided(call)
    try:
        return record_of(call).judge(
            decision.verdict,
            decision.subjects,
            who=_who(call, decision),
            why=decision.why,
            field=decision.field,
            value=decision.value,
        )
    except (NotFoundError, JudgementError) as wrong:
        raise Refused(422, str(wrong.args[0])) from None


def impact(call: Call) -> Impact:
    """What a decision would change, before it is made; nothing is logged."""
    decision = _decided(call)
    try:
        return record_of(call).impact(
            decision.verdict, decision.subjects, field=decision.field, value=decision.value
        )
    except (NotFoundError, JudgementError) as wrong:
        raise Refused(422, str(wrong.args[0])) from None


def agreements(call: Call) -> Agreement:
    """How far reviewers agree who judged the same things."""
    return agreement(record_of(call).judgements())


def questions(call: Call) -> tuple[Question, ...]:
    """What a person should decide first: the least certain merges and figures."""
    return tuple(record_of(call).questions(call.given.limit))


def _decided(call: Call) -> Decision:
    """The decision that was sent, with a field where it needs one and none where not."""
    decision: Decision = call.body
    if (decision.verdict == "correct") != (decision.field is not None):
        raise Refused(422, "`field` and `value` go with the verdict `correct`, and with no other")
    return decision


def _who(call: Call, decision: Decision) -> str:
    """Whose decision it is."""
    user: User = call.user
    if call.request.app.state.doors.accounts is None:
        return decision.who or user.name
    if decision.who not in (None, user.name):
        raise Refused(403, f"logged in as {user.name}: nobody judges in another's name")
    return user.name


OPERATIONS = (
    Operation(path="/judgements", run=page, answer=Page[Judgement], given=Paging),
    Operation(
        path="/judgements",
        run=judge,
        answer=Judgement,
        method="POST",
        body=Decision,
        status=201,
        role="reviewer",
    ),
    Operation(path="/judgements/impact", run=impact, answer=Impact, method="POST", body=Decision),
    Operation(path="/judgements/agreement", run=agreements, answer=Agreement),
    Operation(path="/questions", run=questions, answer=tuple[Question, ...], given=Queue),
)
