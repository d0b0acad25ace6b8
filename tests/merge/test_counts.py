"""Exchanges and interceptions keep their numbers, as a range over all accounts."""

from __future__ import annotations

from warledger.codebook.exchange import Exchange
from warledger.merge import incidents
from warledger.model import Document, DocumentReference


def _claim(number: int, published: str, low: int | None) -> tuple[Document, Exchange]:
    document = Document(id=f"d{number}", name=f"d{number}", text="swap", published=published)
    reference = DocumentReference(id=document.id, name=document.name, published=published)
    claim = Exchange(
        id=f"c{number}",
        document=reference,
        words="swap",
        start=0,
        end=4,
        low=low,
        high=low,
        status="agreed",
        parties=("Russia", "Ukraine"),
    )
    return document, claim


def test_an_exchange_has_the_number_told_last_within_the_range_of_all():
    told = [_claim(1, "2025-07-23", 1000), _claim(2, "2025-07-24", 1200), _claim(3, "2025-07-24", None)]
    found = incidents([document for document, _ in told], [claim for _, claim in told])
    figures = [incident.figures["prisoners"] for incident in found if incident.figures]
    assert sum(len(figure.claims) for figure in figures) == 2
    assert max(figure.high or 0 for figure in figures) == 1200
    assert all(figure.low <= figure.best <= (figure.high or figure.best) for figure in figures)


def test_an_exchange_without_a_number_has_no_figure():
    document, claim = _claim(1, "2025-07-23", None)
    assert [incident.figures for incident in incidents([document], [claim])] == [{}]
