"""Every exporter writes what it says, for no rows as for some, the same each time."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from warledger.model import Claim, Document, Figure, Incident, Moment
from warledger.plugs import load, names


@pytest.fixture(params=names("publish"))
def exporter(request: pytest.FixtureRequest) -> Any:
    return load("publish", request.param)


@pytest.fixture
def rows(fake: dict[str, Any]) -> tuple[list[Claim], list[Incident]]:
    claims = fake["Fake"]().read(
        Document(id="d1", name="a", text="3 and 5", published="2025-07-24", publisher="W")
    )
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


def test_it_says_what_it_is_and_loses(exporter: Any):
    assert inspect.getdoc(exporter)
    assert exporter.LOSES
    assert exporter.FIELDS


def test_it_gives_bytes_and_the_same_each_time(exporter: Any, rows: Any):
    first = b"".join(exporter.export(*rows))
    assert first
    assert first == b"".join(exporter.export(*rows))


def test_an_empty_record_makes_a_valid_file(exporter: Any):
    assert isinstance(b"".join(exporter.export([], [])), bytes)
