"""Web pages (.html): the main text, with the publication time as the page states it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.plugs import Trouble
from warledger.sources._dates import published_time
from warledger.sources._decode import decoded
from warledger.sources._input import NO_MAIN_TEXT, Given, content, document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.model import Document

SUFFIXES = (".html", ".htm", ".xhtml")
DEEPEST = 500
"""Elements nested deeper than this are no report (browsers and libxml2 stop there too)."""

_TAG = re.compile(
    r"<(/?)(div|span|b|i|a|em|strong|font|table|section|article|ul|ol|blockquote)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^<>]{0,400}?\blang=[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_META = re.compile(r"<(?:meta|time)\b[^<>]{0,600}>", re.IGNORECASE)
_NAMED = re.compile(
    r"article:published_time|og:published_time|datePublished|\bpubdate\b|parsely-pub-date|DC\.date(?:\.issued)?",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?:content|datetime)=[\"']([^\"'<>]{8,40})[\"']", re.IGNORECASE)
_LINKED = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_MIDNIGHT = re.compile(r"T00:00(?:[+-]00:?00)?$")


def documents(given: Given) -> Iterator[Document | Trouble]:
    """One document: title, empty line, main text; or the trouble with the page."""
    try:
        raw = content(given)
        declared = _CHARSET.search(raw, 0, 4096)
        page = decoded(raw, given.where, given.charset or (declared[1].decode() if declared else None))
        yield _page(given, page, raw)
    except Trouble as trouble:
        yield trouble


def _page(given: Given, page: str, raw: bytes) -> Document:
    """The document of a decoded page."""
    if _too_deep(page):
        raise Trouble(
            given.where,
            f"elements nested more than {DEEPEST} deep, which no report has",
            "Save the page's text as .txt.",
        )
    found = _extracted(page)
    title, body = _said(found, "title"), _said(found, "text") or _paragraphs(page)
    if not body:
        raise Trouble(given.where, NO_MAIN_TEXT, "If it needs a browser, save its text as .txt.")
    whole = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    language = _LANGUAGE.search(page)
    return document(
        given,
        _headed(whole, title),
        raw,
        source="html",
        title=title,
        published=published(page) or given.published,
        publisher=_said(found, "sitename"),
        url=given.url or _said(found, "url"),
        language=language[1].lower() if language else None,
    )


def _headed(text: str, title: str | None) -> str:
    """The text with an empty line after its title."""
    if title and text.startswith(title + "\n") and not text.startswith(title + "\n\n"):
        return title + "\n\n" + text[len(title) + 1 :]
    return text


def _too_deep(page: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(page):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def _extracted(page: str) -> dict[str, Any]:
    """What trafilatura makes of a page; empty when it finds nothing."""
    import trafilatura

    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=True, deduplicate=False
    )
    if found is None:
        return {}
    return found if isinstance(found, dict) else found.as_dict()


def _said(found: dict[str, Any], field: str) -> str | None:
    value = found.get(field)
    return value.strip() or None if isinstance(value, str) else None


def _paragraphs(page: str) -> str | None:
    """The paragraphs of a page too short for a main text to stand out."""
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    try:
        tree = lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.LxmlError, ValueError):
        return None
    texts = (" ".join(node.text_content().split()) for node in tree.iter("h1", "h2", "p", "li"))
    return "\n".join(text for text in texts if text) or None


def published(page: str) -> str | None:
    """The page's own publication time, with its time of day and offset if it gives them.

    Its metadata decides; then what htmldate finds without guessing from the text at large.
    """
    for tag in _META.finditer(page):
        value = _VALUE.search(tag[0])
        if _NAMED.search(tag[0]) and value and (when := published_time(value[1])):
            return when
    linked = _LINKED.search(page)
    if linked and (when := published_time(linked[1])):
        return when
    return _dated(page)


def _dated(page: str) -> str | None:
    from htmldate import find_date

    try:
        found = find_date(page, extensive_search=False, original_date=True, outputformat="%Y-%m-%dT%H:%M:%S")
    except (ValueError, TypeError, msgspec.DecodeError):
        return None
    when = published_time(found) if found else None
    return _MIDNIGHT.sub("", when) if when else None
