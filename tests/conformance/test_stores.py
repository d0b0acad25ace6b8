"""Every store keeps the same promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warledger.model import Document, Incident, Judgement
from warledger.plugs import load, names
from warledger.stores._ledger import State

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.stores._ledger import Ledger


def document(number: int, text: str = "") -> Document:
    return Document(
        id=f"d{number}",
        name=f"report_{9 - number}",
        text=text or f"In Odesa {number} injured, {number + 1} later. Ї 🔥",
        published="2025-07-24T06:10+03:00",
        sha256="ab" * 32,
    )


@pytest.fixture(params=names("stores"))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    opened = load("stores", request.param).open(str(tmp_path / "store.db"))
    yield opened
    opened.close()


def test_what_goes_in_comes_out(store: Ledger, fake: dict[str, Any]):
    documents = [document(number) for number in (1, 2, 3)]
    read = fake["Fake"]().read
    for one in reversed(documents):
        assert store.add(one, read(one), "v1")
    assert list(store.documents()) == documents
    assert store.document("d2") == documents[1]
    assert store.document("d9") is None
    expected = [claim for one in reversed(documents) for claim in read(one)]
    assert list(store.claims()) == expected
    assert store.known(["d1", "d9"]) == {"d1"}


def test_a_document_is_kept_once(store: Ledger, fake: dict[str, Any]):
    one = document(1)
    claims = fake["Fake"]().read(one)
    assert store.add(one, claims, "v1")
    assert not store.add(one, claims, "v1")
    assert store.add_all([(one, claims), (document(2), [])], "v1") == 1
    assert list(store.claims()) == claims


def test_a_newer_reading_supersedes(store: Ledger, fake: dict[str, Any]):
    one, two = document(1), document(2)
    old, new = fake["Fake"]("v1"), fake["Fake"]("v2")
    store.add(one, old.read(one), "v1")
    store.add(two, old.read(two), "v1")
    assert [d.id for d in store.outdated("v2")] == ["d1", "d2"]
    assert store.reread([(one, new.read(one))], "v2") == 1
    assert store.reread([(one, new.read(one))], "v2") == 0
    assert [d.id for d in store.outdated("v2")] == ["d2"]
    assert {claim.reader for claim in store.claims() if claim.document.id == "d1"} == {"v2"}
    assert list(store.superseded()) == old.read(one)


def test_a_reading_without_claims_supersedes_too(store: Ledger, fake: dict[str, Any]):
    one = document(1)
    store.add(one, fake["Fake"]("v1").read(one), "v1")
    store.reread([(one, [])], "v2")
    assert list(store.claims()) == []


def test_judgements_are_a_log(store: Ledger):
    told = [
        Judgement(
            id=f"j{n}",
            verdict="correct",
            subjects=("a", "b"),
            who="desk",
            at=f"2025-07-2{n}",
            field="low",
            value="3",
        )
        for n in (3, 1, 2)
    ]
    for judgement in told:
        store.judge(judgement)
    assert store.judgements() == told


def test_derived_rows_are_replaced_and_know_what_they_are_made_from(store: Ledger, fake: dict[str, Any]):
    assert store.derived() is None
    one = document(1)
    store.add(one, fake["Fake"]().read(one), "v1")
    state = store.state("rules-1")
    store.rebuild([Incident(id="b", type="attack"), Incident(id="a", type="talks", round=3)], state)
    assert [incident.id for incident in store.incidents()] == ["b", "a"]
    assert store.derived() == state == store.state("rules-1")
    assert store.state("rules-2") != state
    store.add(document(2), [], "v1")
    assert store.state("rules-1") != state
    store.rebuild([], State())
    assert list(store.incidents()) == []


def test_claims_can_be_read_while_documents_are_added(store: Ledger, fake: dict[str, Any]):
    read = fake["Fake"]().read
    for number in (1, 2):
        store.add(document(number), read(document(number)), "v1")
    seen = []
    for claim in store.claims():
        seen.append(claim)
        store.add(document(len(seen) + 3), [], "v1")
    assert len(seen) == 4


def test_what_was_read_since_comes_with_its_claims(store: Ledger, fake: dict[str, Any]):
    old, new = fake["Fake"]("v1"), fake["Fake"]("v2")
    for number in (1, 2):
        store.add(document(number), old.read(document(number)), "v1")
    upto = store.state("").readings
    assert [(d.id, list(claims)) for d, claims in store.since(0)] == [
        (d.id, old.read(d)) for d in (document(1), document(2))
    ]
    assert list(store.since(upto)) == []
    store.reread([(document(2), new.read(document(2)))], "v2")
    store.add(document(3), [], "v1")
    assert [(d.id, list(claims)) for d, claims in store.since(upto)] == [
        ("d2", new.read(document(2))),
        ("d3", []),
    ]


def test_single_things_are_looked_up(store: Ledger, fake: dict[str, Any]):
    old, new = fake["Fake"]("v1"), fake["Fake"]("v2")
    first, second = document(1), document(2)
    store.add(second, old.read(second), "v1")
    store.add(first, old.read(first), "v1")
    store.reread([(first, new.read(first))], "v2")
    assert store.claims_in("d1") == new.read(first)
    assert store.claims_in("d2") == old.read(second)
    assert store.claims_in("d9") == []
    mixed = [*old.read(first), *new.read(first)][::-1]
    assert store.told_by([*(claim.id for claim in mixed), "none"]) == mixed
    made = [Incident(id=name, type="attack", documents=("report_8",)) for name in ("ab", "ac", "b")]
    store.rebuild(made, store.state(""))
    assert store.chosen(["b", "none", "ab"]) == [made[2], made[0]]
    assert [(one.id, one.type, one.documents) for _, one in store.outlines()] == [
        (one.id, one.type, one.documents) for one in made
    ]
    assert store.starting("a") == {"ab": "incident", "ac": "incident"} | {
        one: kind for one, kind in store.starting("a").items() if kind == "claim"
    }
    for claim, kind in ((old.read(first)[0], "superseded"), (new.read(first)[0], "claim")):
        assert store.starting(claim.id) == {claim.id: kind}
    assert store.starting("") == {}


def test_documents_are_listed_and_found_the_latest_first(store: Ledger):
    for number, told in ((1, "Ринок у Харкові"), (2, "no market"), (3, "Харків: 100% «тиша»")):
        store.add(document(number, told), [], "v1")
    assert [(head.number, head.id) for head in store.heads()] == [(3, "d3"), (2, "d2"), (1, "d1")]
    assert [head.id for head in store.heads(1, 1)] == ["d2"]
    assert store.numbered([1, 9, 3])[1].name == "report_6"
    assert store.found([("харк",)]) == [3, 1]
    assert store.found([("харк",), (" ринк", "ринок")]) == [1]
    assert store.found([('"',), ("x OR y",)]) == []
    assert store.found([]) == []


def test_documents_are_taken_with_all_their_readings(store: Ledger, fake: dict[str, Any]):
    one, two = document(1), document(2)
    old, new = fake["Fake"]("v1").read(one), fake["Fake"]("v2").read(one)
    store.take([(one, [("v1", old), ("v2", new)]), (two, [("v2", [])])])
    assert list(store.documents()) == [one, two]
    assert list(store.claims()) == new
    assert list(store.superseded()) == old
    assert [row[:2] for row in store.readers()] == [("d1", "v2"), ("d2", "v2")]


def test_a_reading_can_be_added_to_a_document_that_is_there(store: Ledger, fake: dict[str, Any]):
    one = document(1)
    claims = fake["Fake"]("v1").read(one)
    store.add(one, claims[:1], "v1")
    store.take([(one, [("v1", claims)])])
    assert list(store.claims()) == claims
    assert list(store.documents()) == [one]
