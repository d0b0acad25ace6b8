"""A report as PDF/UA-1: tagged, with language, title and bookmarks, from the same template as the page."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING, Any

from warledger.publish._sitrep.html import paper

if TYPE_CHECKING:
    from warledger.publish._sitrep.content import Report


def pdf(report: Report) -> bytes:
    """The report as a PDF; the same bytes for the same report and the same fonts.

    Raises:
        ImportError: if the `pdf` extra is not installed.
    """
    from weasyprint import HTML  # type: ignore[import-untyped]

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    source = paper(report)
    name = hashlib.sha256(source.encode()).digest()[:16]
    made: bytes = HTML(string=source, url_fetcher=_refused).write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True, pdf_identifier=name, finisher=_scoped
    )
    return made


def _refused(url: str) -> dict[str, object]:
    """Fetch nothing: all that a report needs stands in it."""
    raise ValueError(f"a report fetches nothing, not {url}")


def _scoped(document: Any, made: Any) -> None:  # noqa: ARG001 - as WeasyPrint calls it
    """Say of each header cell whether it heads a column or a row: readers without `Headers` go by it."""
    from pydyf import Dictionary  # type: ignore[import-untyped]

    elements = {one.reference: one for one in made.objects if isinstance(one, Dictionary) and "S" in one}
    for element in elements.values():
        if element["S"] == "/TH":
            row = elements.get(element["P"])
            group = elements.get(row["P"]) if row is not None else None
            heads = group is not None and group["S"] == "/THead"
            element["A"]["Scope"] = "/Column" if heads else "/Row"
