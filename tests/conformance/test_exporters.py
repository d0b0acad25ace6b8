"""Every exporter writes what it says, for no rows as for some, the same each time."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from warledger.model import Claim, Document, Figure, Incident, Judgement, Moment
from warledger.plugs import load, names


@pytest.fixture(params=names("publish"))
def exporter(request: pytest.FixtureRequest) -> Any:
    return load("publish", request.param)


@pytest.fixture
def rows(fake: dict[str, Any]) -> tuple[list[Claim], list[Incident]]:
    claims = fake["Fake"]().read(DOCUMENT)
    figure = Figure(low=3, best=5, high=None, rule="latest-by-authority", claims=tuple(c.id for c in claims))
    incident = Incident(
        id="i1",
        type="attack",
        actor="Russia",
        means=("drone",),
        place=fake["ODESA"],
        when=fake["NIGHT"],
        figures={"injured": figure},
        history=(Moment(at="2025-07-24", effect="injured", low=3, high=3, claim=claims[0].id),),
        claims=tuple(c.id for c in claims),
        documents=("a",),
        publishers=1,
        independent_sources=1,
    )
    return claims, [incident, Incident(id="i2", type="talks", round=3)]


def content(exporter: Any, claims: Any, incidents: Any, document: Document | None = None) -> bytes:
    """What an exporter yields, given what it asks for beyond claims and incidents."""
    further = {
        "documents": [document] if document else [],
        "readers": [(document.id, "fake-1", "2025-07-24T05:00:00+00:00")] if document else [],
        "superseded": list(claims)[:1],
        "judgements": [
            Judgement(id="j1", verdict="accept", subjects=("c1",), who="a", at="2025-07-24T06:00:00+00:00")
        ]
        if document
        else [],
    }
    asked = inspect.signature(exporter.export).parameters
    assert set(asked) <= {"claims", "incidents", *further}
    more = {name: rows for name, rows in further.items() if name in asked}
    return b"".join(exporter.export(claims, incidents, **more))


DOCUMENT = Document(id="d1", name="a", text="3 and 5", published="2025-07-24", publisher="W")


def test_it_says_what_it_is_and_loses(exporter: Any):
    assert inspect.getdoc(exporter)
    assert exporter.LOSES
    assert exporter.FIELDS


def test_it_gives_bytes_and_the_same_each_time(exporter: Any, rows: Any):
    first = content(exporter, *rows, DOCUMENT)
    assert first
    assert first == content(exporter, *rows, DOCUMENT)


def test_an_empty_record_makes_a_valid_file(exporter: Any):
    assert isinstance(content(exporter, [], []), bytes)


def test_it_goes_through_rows_that_are_not_held(exporter: Any, rows: Any):
    claims, incidents = rows
    assert content(exporter, Again(claims), Again(incidents), DOCUMENT) == content(exporter, *rows, DOCUMENT)


class Again:
    """Rows that can only be gone through, as often as one likes."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = rows

    def __iter__(self) -> Any:
        return iter(self._rows)
