"""Where everything comes from, as W3C PROV in PROV-JSON: documents, readings, claims, incidents, judgements.

Documents, claims and incidents are entities; each document's reading, the merging and each
judgement are activities; publishers, speakers, reviewers and the program are agents. A claim
derives from its document and an incident from its claims, so that every figure leads back to
the words.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.publish._rows import ATTRIBUTION
from warledger.publish._told import where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Document, Incident, Judgement

    Rows = Iterator[tuple[str, dict[str, Any]]]

WHOLE = True
LOSES = (
    "typed fields of claims, the history of figures, further links of a speaker's chain; the texts themselves"
)
FIELDS = {
    "prefix": "warledger: names of this record; prov and xsd are PROV-JSON's own",
    "entity": "documents (hash, publication), claims (exact words and where they stand), incidents (best figures)",
    "activity": "the reading of each document, the merging of claims, each judgement with its time",
    "agent": "publishers (organizations), speakers, reviewers (persons), versions of the reader and the program",
    "wasGeneratedBy": "claims by the reading of their document; incidents by the merging",
    "used": "a reading its document; a judgement the claims it is about",
    "wasAttributedTo": "a document to its publisher; a claim to whom the text makes responsible",
    "wasAssociatedWith": "a reading with the version of the reader; a judgement with the person; the merging with "
    "the program",
    "wasInformedBy": "the merging by the judgements; an undo by the judgement that it takes back",
    "wasDerivedFrom": "a claim from its document; an incident from each of its claims",
}
MERGING, PROGRAM = "warledger:merging", "warledger:program"


def export(
    claims: Iterable[Claim],
    incidents: Iterable[Incident],
    documents: Iterable[Document],
    readers: Iterable[tuple[str, str, str]],
    superseded: Iterable[Claim],
    judgements: Iterable[Judgement],
) -> Iterator[bytes]:
    """Yield one PROV-JSON document, section by section; few rows are in memory at once."""
    judged = {subject for judgement in judgements for subject in judgement.subjects}
    yield b'{"prefix":' + msgspec.json.encode({"warledger": "urn:warledger:"})
    former = _Former(superseded, judged)
    sections = {
        "agent": _agents(documents, claims, readers, judgements),
        "entity": _entities(documents, claims, former, incidents),
        "activity": _activities(readers, judgements),
        "wasGeneratedBy": _generated(claims, incidents),
        "used": _used(readers, judgements),
        "wasAttributedTo": _attributed(documents, claims),
        "wasAssociatedWith": _associated(readers, judgements),
        "wasInformedBy": _informed(judgements),
        "wasDerivedFrom": _derived(claims, former, incidents),
    }
    for name, rows in sections.items():
        yield f',\n"{name}":{{'.encode()
        for number, (key, value) in enumerate(rows):
            yield (b",\n" if number else b"\n") + msgspec.json.encode(key) + b":" + msgspec.json.encode(value)
        yield b"}"
    yield b"}\n"


class _Former:
    """Claims of earlier readings that a judgement is about."""

    def __init__(self, superseded: Iterable[Claim], judged: set[str]) -> None:
        self._superseded, self._judged = superseded, judged

    def without(self, current: set[str]) -> Iterator[Claim]:
        """Those that no current claim has the id of, each once."""
        met = set(current)
        for claim in self._superseded:
            if claim.id in self._judged and claim.id not in met:
                met.add(claim.id)
                yield claim

    def judged(self, claims: Iterable[Claim]) -> set[str]:
        """Which of some claims a judgement is about."""
        return {claim.id for claim in claims if claim.id in self._judged}


def _name(kind: str, identity: str) -> str:
    return f"warledger:{kind}.{identity}"


def _agent(kind: str, name: str) -> str:
    """The name of an agent, from what it is called."""
    return _name(kind, hashlib.sha256(name.encode()).hexdigest()[:16])


def _typed(value: Any, kind: str) -> dict[str, Any]:
    return {"$": value, "type": kind}


def _agents(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    readers: Iterable[tuple[str, str, str]],
    judgements: Iterable[Judgement],
) -> Rows:
    """Each agent once."""
    yield (
        PROGRAM,
        {"prov:type": _typed("prov:SoftwareAgent", "prov:QUALIFIED_NAME"), "prov:label": "Warledger"},
    )
    met: set[str] = set()
    kinds = (
        ("publisher", "prov:Organization", (d.publisher for d in documents)),
        ("speaker", None, (c.speaker.name or c.speaker.words if c.speaker else None for c in claims)),
        ("reader", "prov:SoftwareAgent", (version for _, version, _ in readers)),
        ("person", "prov:Person", (j.who for j in judgements)),
    )
    for kind, class_, names in kinds:
        for name in names:
            key = _agent(kind, name) if name else ""
            if name and key not in met:
                met.add(key)
                told: dict[str, Any] = {"prov:label": name}
                yield key, told | ({"prov:type": _typed(class_, "prov:QUALIFIED_NAME")} if class_ else {})


def _entities(
    documents: Iterable[Document], claims: Iterable[Claim], former: _Former, incidents: Iterable[Incident]
) -> Rows:
    for document in documents:
        yield _name("document", document.id), _document(document)
    for claim in claims:
        yield _name("claim", claim.id), _claim(claim)
    for claim in former.without(former.judged(claims)):
        yield _name("claim", claim.id), _claim(claim) | {"warledger:superseded": True}
    for incident in incidents:
        yield _name("incident", incident.id), _incident(incident)


def _document(document: Document) -> dict[str, Any]:
    told = {
        "prov:type": "document",
        "prov:label": document.name,
        "warledger:title": document.title,
        "warledger:url": document.url,
        "warledger:published": document.published,
        "warledger:retrieved": document.retrieved,
        "warledger:language": document.language,
        "warledger:sha256": document.sha256,
    }
    return {key: value for key, value in told.items() if value}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "prov:type": claim.type,
        "prov:value": claim.words,
        "warledger:start": claim.start,
        "warledger:end": claim.end,
        "warledger:modality": claim.modality,
    }


def _incident(incident: Incident) -> dict[str, Any]:
    told: dict[str, Any] = {"prov:type": incident.type, "warledger:status": incident.status}
    place = where(incident)
    if place:
        told["prov:label"] = place
    if incident.place is not None and incident.place.latitude is not None:
        told["warledger:attribution"] = ATTRIBUTION
    for effect, figure in incident.figures.items():
        told[f"warledger:{effect}"] = figure.best
        told[f"warledger:{effect}_rule"] = figure.rule
    return told


def _activities(readers: Iterable[tuple[str, str, str]], judgements: Iterable[Judgement]) -> Rows:
    yield MERGING, {"prov:type": "merging"}
    for document, _, at in readers:
        yield _name("reading", document), {"prov:type": "reading"} | ({"prov:endTime": at} if at else {})
    for judgement in judgements:
        told = {"prov:type": judgement.verdict, "prov:endTime": judgement.at}
        said = {
            "warledger:why": judgement.why,
            "warledger:field": judgement.field,
            "warledger:value": judgement.value,
        }
        yield _name("judgement", judgement.id), told | {key: value for key, value in said.items() if value}


def _generated(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Rows:
    for claim in claims:
        told = {"prov:entity": _name("claim", claim.id), "prov:activity": _name("reading", claim.document.id)}
        yield f"_:generated.{claim.id}", told
    for incident in incidents:
        told = {"prov:entity": _name("incident", incident.id), "prov:activity": MERGING}
        yield f"_:generated.{incident.id}", told


def _used(readers: Iterable[tuple[str, str, str]], judgements: Iterable[Judgement]) -> Rows:
    for document, _, _ in readers:
        told = {"prov:activity": _name("reading", document), "prov:entity": _name("document", document)}
        yield f"_:read.{document}", told
    for judgement in judgements:
        for number, subject in enumerate(judgement.subjects if judgement.verdict != "undo" else ()):
            told = {"prov:activity": _name("judgement", judgement.id), "prov:entity": _name("claim", subject)}
            yield f"_:judged.{judgement.id}.{number}", told


def _attributed(documents: Iterable[Document], claims: Iterable[Claim]) -> Rows:
    for document in documents:
        if document.publisher:
            agent = _agent("publisher", document.publisher)
            told = {"prov:entity": _name("document", document.id), "prov:agent": agent}
            yield f"_:published.{document.id}", told
    for claim in claims:
        if claim.speaker is not None:
            agent = _agent("speaker", claim.speaker.name or claim.speaker.words)
            yield f"_:said.{claim.id}", {"prov:entity": _name("claim", claim.id), "prov:agent": agent}


def _associated(readers: Iterable[tuple[str, str, str]], judgements: Iterable[Judgement]) -> Rows:
    yield "_:merged", {"prov:activity": MERGING, "prov:agent": PROGRAM}
    for document, version, _ in readers:
        if version:
            told = {"prov:activity": _name("reading", document), "prov:agent": _agent("reader", version)}
            yield f"_:reader.{document}", told
    for judgement in judgements:
        told = {
            "prov:activity": _name("judgement", judgement.id),
            "prov:agent": _agent("person", judgement.who),
        }
        yield f"_:decided.{judgement.id}", told


def _informed(judgements: Iterable[Judgement]) -> Rows:
    for judgement in judgements:
        made = _name("judgement", judgement.id)
        yield f"_:heeded.{judgement.id}", {"prov:informed": MERGING, "prov:informant": made}
        for subject in judgement.subjects if judgement.verdict == "undo" else ():
            told = {"prov:informed": made, "prov:informant": _name("judgement", subject)}
            yield f"_:undone.{judgement.id}", told


def _derived(claims: Iterable[Claim], former: _Former, incidents: Iterable[Incident]) -> Rows:
    for claim in claims:
        yield f"_:quoted.{claim.id}", _from("claim", claim.id, "document", claim.document.id)
    for claim in former.without(former.judged(claims)):
        yield f"_:quoted.{claim.id}", _from("claim", claim.id, "document", claim.document.id)
    for incident in incidents:
        for claim_id in incident.claims:
            yield f"_:told.{incident.id}.{claim_id}", _from("incident", incident.id, "claim", claim_id)


def _from(kind: str, made: str, origin: str, used: str) -> dict[str, Any]:
    return {"prov:generatedEntity": _name(kind, made), "prov:usedEntity": _name(origin, used)}
