"""A report as one HTML file: no request to anywhere, light and dark, from a phone to paper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from warledger.publish._sitrep.cites import spans_words
from warledger.publish._sitrep.svg import svg
from warledger.publish._sitrep.words import moment_words, written

if TYPE_CHECKING:
    from jinja2 import Template

    from warledger.publish._sitrep.content import Block, Report


def html(report: Report) -> str:
    """The report as HTML; the same text for the same report."""
    return _page(report, paper=False)


def paper(report: Report) -> str:
    """The report as the HTML that the PDF is made from."""
    return _page(report, paper=True)


def _page(report: Report, *, paper: bool) -> str:
    return written(_template().render(report=report, paper=paper))


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("warledger.publish._sitrep", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        spans=spans_words, moment=moment_words, kind=_kind, linkable=linkable, lang=_language
    )
    environment.globals["svg"] = svg
    return environment.get_template("sitrep.html")


def _kind(block: Block) -> str:
    """What a block is: "table", "text", "bullets" or "picture"."""
    return type(block).__name__.lower()


def linkable(url: str | None) -> bool:
    """Whether an address may be a link: documents bring any text as their address."""
    return url is not None and url.lower().startswith(("https://", "http://"))


def _language(code: str) -> str | None:
    """A language for a reader's voice; None when it is not known."""
    return None if code == "und" else code
