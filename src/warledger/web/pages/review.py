"""Review: what is least certain first; each decision shows what it changes before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args
from urllib.parse import quote, unquote, urlsplit

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from warledger.merge import Question
from warledger.model import Incident
from warledger.model.judgement import Verdict
from warledger.record import QueryError
from warledger.record.agreement import agreement, in_force
from warledger.record.book import JudgementError
from warledger.record.trace import Evidence
from warledger.web.accounts import allowed
from warledger.web.pages._render import address, page, person
from warledger.web.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.model import Judgement
    from warledger.record import Record

ASKED = 20
"""Questions on the page."""
SHOWN = 30
"""Judgements shown, the latest first."""
LONGEST = 500
"""Characters of a name or reason that are kept."""
VERDICTS: tuple[str, ...] = get_args(Verdict)
YEAR = 365 * 24 * 3600


class Asked(msgspec.Struct, frozen=True):
    """A question with the claims it is about, in their words, and the incidents they belong to."""

    question: Question
    evidence: tuple[Evidence, ...]
    incidents: tuple[Incident, ...]

    @property
    def key(self) -> str:
        """What its parts on the page are called by."""
        return self.question.subjects[0]

    @property
    def subjects(self) -> str:
        """Its claims, as forms hand them on."""
        return ",".join(self.question.subjects)


def review(request: Request) -> Response:
    """The queue, the log and how reviewers agree."""
    record: Record = request.app.state.record
    log = record.judgements()
    queue = [_asked(record, question) for question in record.questions(ASKED)]
    return page(
        request,
        "review.html",
        title="",
        queue=queue,
        log=list(reversed(log))[:SHOWN],
        standing={one.id for one in in_force(log)},
        judged=len(log),
        agreement=agreement(log),
        who=reviewer(request),
        done=request.query_params.get("done", ""),
    )


def impact(request: Request) -> Response:
    """What a decision would change, with the form that makes it: a page, or a part of one."""
    given = _given(request.query_params)
    record: Record = request.app.state.record
    try:
        told = record.impact(
            cast("Verdict", given["verdict"]), given["subjects"], field=given["field"], value=given["value"]
        )
    except JudgementError as wrong:
        raise QueryError(str(wrong)) from None
    return page(
        request,
        "impact.html",
        title=say("impact.heading"),
        part="hx-request" in request.headers,
        given=given,
        impact=told,
        who=reviewer(request),
    )


async def decide(request: Request) -> Response:
    """Make a decision, then go back to where it was made."""
    allowed(request, "reviewer")
    async with request.form(max_fields=LONGEST, max_files=0) as form:
        given = _given(form)
        said, why = (str(form.get(name, "")).strip()[:LONGEST] for name in ("who", "why"))
    who = person(request) or said or reviewer(request)
    if not who:
        raise HTTPException(400, say("judge.who-missing"))

    def made() -> Judgement:
        record: Record = request.app.state.record
        return record.judge(
            cast("Verdict", given["verdict"]),
            given["subjects"],
            who=who,
            why=why,
            field=given["field"],
            value=given["value"],
        )

    try:
        judgement = await run_in_threadpool(made)
    except JudgementError as wrong:
        raise QueryError(str(wrong)) from None
    answer = RedirectResponse(address(given["back"], {"done": judgement.id}), 303)
    answer.set_cookie("who", quote(who), max_age=YEAR, httponly=True, samesite="lax", path="/")
    return answer


def reviewer(request: Request) -> str:
    """Who decides: the person who signed in, else the name given here last, else this machine's user."""
    return person(request) or unquote(request.cookies.get("who", ""))[:LONGEST] or request.state.user.name


def _asked(record: Record, question: Question) -> Asked:
    """A question with its evidence."""
    evidence, incidents = [], {}
    for subject in question.subjects:
        why = record.why(subject)
        evidence += [one for one in why.evidence if one.claim.id == subject]
        if why.incident is not None:
            incidents[why.incident.id] = why.incident
    return Asked(question, tuple(evidence), tuple(incidents.values()))


def _given(parameters: Mapping[str, Any] | FormData) -> dict[str, Any]:
    """A decision as a form tells it.

    Raises:
        HTTPException: if it tells none.
    """
    multi = getattr(parameters, "getlist", None)
    told = [str(one) for one in multi("subjects")] if multi else [str(parameters.get("subjects", ""))]
    subjects = [one for part in told for one in part.replace(",", " ").split()]
    verdict = str(parameters.get("verdict", ""))
    if verdict not in VERDICTS or not subjects:
        raise HTTPException(400, say("judge.none"))
    field = str(parameters.get("field", "")).strip() or None
    return {
        "verdict": verdict,
        "subjects": subjects,
        "field": field,
        "value": _value(str(parameters.get("value", ""))) if field else None,
        "typed": str(parameters.get("value", "")),
        "back": _back(str(parameters.get("back", ""))),
    }


def _value(typed: str) -> Any:
    """A value as typed: JSON where it is some, else plain words."""
    try:
        return msgspec.json.decode(typed.encode())
    except msgspec.DecodeError:
        return typed


def _back(path: str) -> str:
    """Where to go afterwards: a path of these pages, nothing else."""
    split = urlsplit(path)
    good = (
        path.startswith("/") and not path.startswith(("//", "/\\")) and not split.netloc and not split.scheme
    )
    return split.path if good else "/review"
