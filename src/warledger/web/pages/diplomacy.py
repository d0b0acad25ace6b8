"""Diplomacy: talks, offers, refusals, ultimatums and exchanges, on one time axis with the violence."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.model import Claim, Incident
from warledger.record import Query
from warledger.web.pages._render import VIOLENT, data, page
from warledger.web.pages.fates import fates
from warledger.web.telling import day_words, range_words, when_words
from warledger.web.wording import label, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.record import Record

GROUPS: dict[str, tuple[str, ...]] = {
    "talks": ("talks",),
    "agreements": ("agreement",),
    "exchanges": ("exchange",),
    "offers": ("proposal", "rejection", "precondition"),
    "ultimatums": ("ultimatum", "sanction"),
    "words": ("accusation", "position"),
}
"""The parts of the page, in order, each with the types of claims and incidents it shows."""
MOST = 200
"""Dealings shown at most, the latest; the filters lead to the others."""
CHARTED = 80
"""Claims without an incident that the time axis still shows legibly; more of them stand in the lists alone."""
_DAYS = re.compile(r"\b(\d{1,3})[ -](?:days?|дн\w+|суток)\b")
"""A deadline told as a number of days."""
FILTERS = ("since", "until", "actor", "publisher", "text")


class Dealing(msgspec.Struct, frozen=True):
    """A diplomatic incident with the claims that tell of it."""

    incident: Incident
    claims: tuple[Claim, ...]

    @property
    def published(self) -> str | None:
        """When it was first told."""
        return min((c.document.published for c in self.claims if c.document.published), default=None)

    @property
    def first(self) -> Claim | None:
        """The claim with the most words: the fullest telling."""
        return max(self.claims, key=lambda claim: (len(claim.words), claim.id), default=None)


def diplomacy(request: Request) -> Response:
    """The page, for the period and the parties that are asked for."""
    record: Record = request.app.state.record
    asked = {name: request.query_params.get(name, "") for name in FILTERS}
    query = Query.of(asked)
    types = ",".join(one for group in GROUPS.values() for one in group)
    found = record.find(msgspec.structs.replace(query, type=types), "-time", MOST)
    told_by = {c.id: c for c in record.claims_of([c for one in found.incidents for c in one.claims])}
    dealings = [
        Dealing(one, tuple(told_by[claim] for claim in one.claims if claim in told_by))
        for one in found.incidents
    ]
    dealings.sort(key=lambda one: (_start(one) or "9999", one.incident.id))
    groups = {name: [one for one in dealings if one.incident.type in kinds] for name, kinds in GROUPS.items()}
    told = _loose(record, dealings)
    charted = told if len(told) <= CHARTED else []
    violence = record.summary(msgspec.structs.replace(query, type=",".join(sorted(VIOLENT))))
    return page(
        request,
        "diplomacy.html",
        title="",
        asked=asked,
        groups=groups,
        loose={name: [claim for claim in told if claim.type in kinds] for name, kinds in GROUPS.items()},
        total=found.total,
        shown=len(dealings),
        fates=fates(record, [one.incident for one in dealings], told_by, told, asked["until"] or None),
        uncharted=len(told) - len(charted),
        chart=data(msgspec.json.encode({"lanes": [*_lanes(groups), *_said(charted)], "days": violence.days})),
    )


def _start(dealing: Dealing) -> str | None:
    """When a dealing was, or else when it was first told."""
    when = dealing.incident.when
    return when.start if when is not None and when.start else dealing.published


def _loose(record: Record, dealings: Sequence[Dealing]) -> list[Claim]:
    """Refusals, preconditions, accusations and positions told in the same documents.

    They are claims that make no incident of their own, and belong beside what they answer.
    """
    homes = {claim.id for one in dealings for claim in one.claims}
    documents = dict.fromkeys(claim.document.id for one in dealings for claim in one.claims)
    types = {one for group in GROUPS.values() for one in group}
    found = [claim for one in list(documents)[:MOST] for claim in record.claims_in(one)]
    loose = [claim for claim in found if claim.type in types and claim.id not in homes]
    return sorted(
        loose, key=lambda claim: (claim.document.published or "9999", claim.document.id, claim.start)
    )


def _lanes(groups: dict[str, list[Dealing]]) -> Iterable[dict[str, Any]]:
    """What the chart draws of dealings, each in the lane of its group.

    One whose own time is unknown stands where it was first published, and says so.
    """
    for name, dealings in groups.items():
        for one in dealings:
            when, incident = one.incident.when, one.incident
            known = when is not None and when.start
            start = when.start if when is not None and when.start else one.published
            if start is None:
                continue
            number = incident.round
            people = "".join(
                f": {range_words(figure)} {label('exchanged', what).lower()}"
                for what, figure in list(incident.figures.items())[:1]
            )
            yield {
                "to": f"/incidents/{incident.id}",
                "lane": name,
                "known": bool(known),
                "start": start[:10],
                "end": ((when.end if when and known else None) or start)[:10],
                "label": label("type", incident.type) + (f" {number}" if number else "") + people,
                "when": when_words(when) if known else say("diplomacy.published-on", day=day_words(start)),
                "became": label("fulfilment", incident.fulfilment.split(" → ")[-1])
                if incident.fulfilment
                else "",
                "deadline": next((day for claim in one.claims if (day := _deadline(claim))), ""),
            }


def _said(claims: Iterable[Claim]) -> Iterable[dict[str, Any]]:
    """What the chart draws of claims that make no incident: refusals, preconditions, positions."""
    for claim in claims:
        when = claim.when.start if claim.when and claim.when.start else None
        start = when or claim.document.published
        if start is None:
            continue
        who = claim.actor or (claim.speaker.side if claim.speaker else None)
        yield {
            "to": f"/documents/{claim.document.id}#mark-{claim.id}",
            "lane": next(name for name, kinds in GROUPS.items() if claim.type in kinds),
            "known": when is not None,
            "start": start[:10],
            "end": start[:10],
            "label": label("type", claim.type) + (f", {who}" if who else ""),
            "when": day_words(start) if when else say("diplomacy.published-on", day=day_words(start)),
            "became": "",
            "deadline": _deadline(claim),
        }


def _deadline(claim: Claim) -> str:
    """The day a deadline falls on: as told, or counted in days from publication; "" when it can't be told."""
    told, published = getattr(claim, "deadline", None) or "", claim.document.published
    try:
        return date.fromisoformat(told[:10]).isoformat()
    except ValueError:
        counted = _DAYS.search(told)
    if counted is None or published is None:
        return ""
    return (date.fromisoformat(published[:10]) + timedelta(days=int(counted[1]))).isoformat()
