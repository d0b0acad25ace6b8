"""Every number in a report leads to words that stand in a document of the record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html as lxml_html

from warledger.publish._sitrep.cites import spans, spans_words
from warledger.publish._sitrep.html import html
from warledger.publish._sitrep.markdown import markdown

if TYPE_CHECKING:
    from warledger.publish._sitrep.content import Report
    from warledger.record import Record

NUMBER = re.compile(r"\d")


@pytest.fixture(params=["report", "whole", "short"])
def page(request: pytest.FixtureRequest):
    return lxml_html.document_fromstring(html(request.getfixturevalue(request.param)))


def test_each_number_cell_has_a_citation_or_leads_to_rows_that_have(page: Any):
    cells = [*page.iter("td")]
    numbered = [cell for cell in cells if "number" in (cell.get("class") or "")]
    numbered = [cell for cell in numbered if NUMBER.search("".join(cell.itertext()))]
    assert len(numbered) >= 8
    for cell in numbered:
        links = cell.xpath(".//a[@data-cites or @data-rows]")
        assert links, "".join(cell.itertext())


def test_each_figure_set_as_one_has_a_citation_behind_it(page: Any):
    figures = page.xpath("//span[@class='number' or @class='words']")
    assert len(figures) >= 12
    for figure in figures:
        after = figure.getnext()
        assert after is not None, figure.text
        assert after.get("data-cites") or after.get("data-rows"), figure.text


def test_each_citation_exists_and_each_row_has_citations_of_its_own(page: Any):
    there = {item.get("id") for item in page.xpath("//ol[@class='citations']/li")}
    rows = {row.get("id"): row for row in page.xpath("//tr[@id]")}
    for link in page.xpath("//a[@data-cites]"):
        assert {f"c{one}" for one in link.get("data-cites").split()} <= there
        assert link.get("href")[1:] in there
    for link in page.xpath("//a[@data-rows]"):
        for one in link.get("data-rows").split():
            assert rows[f"i{one}"].xpath(".//a[@data-cites]")


def test_the_words_of_each_citation_stand_in_its_document(page: Any, record: Record):
    items = page.xpath("//ol[@class='citations']/li")
    assert items
    for item in items:
        words = item.xpath(".//strong[@class='exact']")[0].text
        document = record.document(item.get("data-document"))
        start = int(item.get("data-start"))
        assert document is not None
        assert document.text[start : start + len(words)] == words
        quote = "".join(item.xpath(".//span[@class='quote']")[0].itertext()).strip("“”… ")
        assert quote in re.sub(r"\s+", " ", document.text).strip()


def test_ids_stand_once_and_links_within_the_page_lead_somewhere(page: Any):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_markdown_cites_the_same(report: Report):
    text, _ = markdown(report, "sitrep")
    anchors = set(re.findall(r'<a id="([ci]\d+)">', text))
    links = set(re.findall(r"\(#([ci]\d+)\)", text))
    assert links <= anchors
    assert len([one for one in anchors if one[0] == "c"]) == len(report.citations)
    rows = [line for line in text.splitlines() if line.startswith('| <a id="i')]
    assert len(rows) >= 6
    assert all("](#c" in row for row in rows)


def test_numbers_are_written_as_runs():
    assert spans([3, 1, 2, 7, 7]) == [(1, 3), (7, 7)]
    assert spans_words([9, 10, 12]) == "9–10, 12"
