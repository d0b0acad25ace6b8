"""The blind gold is well formed: its shapes, exact quotes, dates and members of incidents."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FOLDERS = (HERE, HERE.parent / "opened")
DOCUMENTS = sorted(
    path for folder in FOLDERS for path in folder.glob("*/*.json") if path.name != "incidents.json"
)
WINDOWS = sorted({path.parent for path in DOCUMENTS})

PLACED = {"place", "admin1", "country", "lat", "lon", "date_from", "date_to", "said_by", "modality"}
NEEDED = {
    "attack": PLACED | {"attacker", "means", "scope"},
    "harm": PLACED | {"effect", "low", "high", "vague", "who", "children", "scope", "caused_by"},
    "damage": PLACED | {"object", "name"},
    "interception": PLACED | {"by", "of", "means", "count"},
    "territory": PLACED | {"by", "what"},
    "talks": {"round", "venue", "parties", "date_from", "date_to"},
    "exchange": {"what", "count", "status", "parties"},
    "agreement": {"parties", "content", "from", "to", "status"},
    "proposal": {"by", "to", "content", "response"},
    "rejection": {"by", "of", "to"},
    "precondition": {"by", "content"},
    "ultimatum": {"by", "to", "deadline", "threat"},
    "sanction": {"by", "on", "status"},
    "accusation": {"by", "against", "content"},
    "position": {"by", "content"},
}
VALUES = {
    "means": "drone missile glide_bomb artillery air_strike ground mine small_arms unspecified",
    "effect": "killed injured missing captured displaced evacuated",
    "scope": "incident total",
    "modality": "asserted denied planned threatened hypothetical",
    "who": "civilian military unspecified",
    "object": "residential market energy heritage medical education transport industry port military other",
    "response": "accepted rejected",
}
STATUS = {
    "exchange": "agreed proposed carried_out rejected postponed",
    "agreement": "agreed proposed in_force violated ended",
    "sanction": "threatened imposed lifted",
}
AHEAD = {"planned", "threatened", "hypothetical"}
VIOLENT = {"attack", "harm", "damage"}


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def out_of_order(first: str | None, last: str | None) -> bool:
    """One of two dates is missing, is no date, or they are the wrong way round."""
    if first is None or last is None:
        return first is not last
    try:
        return date.fromisoformat(first) > date.fromisoformat(last)
    except ValueError:
        return True


def shape_problems(claim: dict[str, Any]) -> list[str]:
    kind = claim["kind"]
    found = [f"lacks {field}" for field in sorted(NEEDED[kind] - claim.keys())]
    for field, allowed in VALUES.items():
        if claim.get(field) is not None and claim[field] not in allowed.split():
            found.append(f"{field} is {claim[field]}")
    if kind in STATUS and claim.get("status") not in STATUS[kind].split():
        found.append(f"status is {claim.get('status')}")
    ends = [claim[field] for field in ("low", "high") if claim.get(field) is not None]
    if kind == "harm" and (not ends or ends != sorted(ends)):
        found.append(f"figure ends are {ends}")
    return found


def problems(claim: dict[str, Any], text: str, published: str) -> list[str]:
    """Everything that is wrong with one claim of a report."""
    found = shape_problems(claim)
    if claim["quote"] not in text:
        found.append(f"not in the text: {claim['quote']}")
    if out_of_order(claim.get("date_from"), claim.get("date_to")):
        found.append("dates out of order")
    happened = claim["kind"] in VIOLENT | {"interception", "territory"} and claim.get("modality") not in AHEAD
    if happened and (claim.get("date_to") or "") > published:
        found.append("happened after publication")
    latitude, longitude = claim.get("lat"), claim.get("lon")
    if (latitude is None) != (longitude is None) or abs(latitude or 0) > 90 or abs(longitude or 0) > 180:
        found.append("no such coordinates")
    return found


def member_problems(incident: dict[str, Any], documents: dict[str, Any]) -> list[str]:
    """Members that do not exist, are sums, or lie in another country, on other days or with another actor."""
    found = []
    for name, index in incident["members"]:
        claim = documents[name]["claims"][index]
        wanted = VIOLENT if incident["kind"] == "attack" else {incident["kind"]}
        if claim["kind"] not in wanted or claim.get("scope") == "total":
            found.append(f"{name} {index} is no part of it")
        if claim.get("country") and incident["country"] and claim["country"] != incident["country"]:
            found.append(f"{name} {index} lies elsewhere")
        if claim.get("date_from") and incident["date_from"]:
            apart = claim["date_to"] < incident["date_from"] or claim["date_from"] > incident["date_to"]
            found += [f"{name} {index} is of other days"] * apart
        actor = claim.get("attacker") or claim.get("caused_by")
        if actor and incident["attacker"] and actor != incident["attacker"]:
            found.append(f"{name} {index} has another actor")
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_report_and_claims_are_well_formed(path: Path):
    gold, text = load(path), path.with_suffix(".txt").read_text("utf-8")
    title, empty, body = text.split("\n")[:3]
    assert title
    assert not empty
    assert body
    assert gold["id"] == path.stem
    assert gold["publisher"].endswith("(example)")
    date.fromisoformat(gold["published"])
    wrong = {i: problems(claim, text, gold["published"]) for i, claim in enumerate(gold["claims"])}
    assert not {i: what for i, what in wrong.items() if what}
    assert bool(gold["claims"]) != path.parent.name.startswith("noise")


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: window.name)
def test_incidents_hold_claims_that_belong_together(window: Path):
    documents = {path.stem: load(path) for path in DOCUMENTS if path.parent == window}
    incidents = load(window / "incidents.json")
    assert not {x["id"]: member_problems(x, documents) for x in incidents if member_problems(x, documents)}
    members = [tuple(member) for incident in incidents for member in incident["members"]]
    assert len(members) == len(set(members))
    for incident in incidents:
        for effect in ("killed", "injured"):
            figure = [incident[effect][k] for k in ("low", "best", "high") if incident[effect][k] is not None]
            assert figure == sorted(figure), incident["id"]


def test_every_text_has_its_gold():
    assert {path.with_suffix("") for folder in FOLDERS for path in folder.glob("*/*.txt")} == {
        path.with_suffix("") for path in DOCUMENTS
    }


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "words that nobody wrote"},
        {"low": 9, "high": 2},
        {"effect": "hurt"},
        {"date_from": "2020-02-30", "date_to": "2020-02-30"},
        {"date_from": "2999-01-01", "date_to": "2999-01-01"},
        {"lat": 12.0, "lon": None},
    ],
)
def test_a_spoiled_claim_is_noticed(change: dict[str, Any]):
    path = HERE.parent / "opened" / "yemen_1620" / "ye_wire161009.json"
    gold, text = load(path), path.with_suffix(".txt").read_text("utf-8")
    claim = next(claim for claim in gold["claims"] if claim["kind"] == "harm")
    assert not problems(claim, text, gold["published"])
    assert problems(claim | change, text, gold["published"])
