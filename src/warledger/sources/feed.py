"""Feeds (RSS, Atom, JSON Feed), from a file or an address: one document an entry.

An entry is read in full where the feed has it, else its summary; the page it links to is not fetched
(decision 11). The entry's id is the document's name, so that an entry is read once; one that was
edited is a newer version: both are kept, the newer one counts. A feed that breaks off half way is read
up to its last whole entry.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.plugs import Trouble
from warledger.sources._dates import published_time
from warledger.sources._decode import decoded
from warledger.sources._input import Given, content, document
from warledger.sources._jsonstream import Broken, JsonStream
from warledger.sources._markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.model import Document

SUFFIXES = (".rss", ".atom", ".rdf", "feed.xml", "rss.xml", "atom.xml", "feed.json")
DEEPEST = 1000
"""Elements nested deeper than this are no feed."""

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding=["']([\w.:-]{2,40})["']""")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_WHOLE = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*?-->\s*)*$", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<((?:\w+:)?(?:rss|feed|RDF))\b", re.IGNORECASE)
_ENTRY = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|$)|<(/?)[A-Za-z_][^<>]*?(/?)>", re.DOTALL)
_REMEDY = "Check that the address or file is that of an RSS, Atom or JSON feed."


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is taken of an entry, whatever the feed's kind; a JSON Feed's items have these names."""

    id: str | int | float | None = None
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None


def documents(given: Given) -> Iterator[Document | Trouble]:
    """Each entry's document; then, of a feed that is not whole, what is wrong with it."""
    try:
        raw = content(given)
        if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
            yield from _json(given, raw)
        else:
            declared = _DECLARED.search(raw, 0, 400)
            charset = given.charset or (declared[1].decode("ascii", "replace") if declared else None)
            yield from _xml(given, decoded(_untorn(raw), given.where, charset))
    except Trouble as trouble:
        yield trouble


def _xml(given: Given, text: str) -> Iterator[Document | Trouble]:
    """The entries of RSS or Atom."""
    whole = _WHOLE.search(text, max(0, len(text) - 4000)) is not None
    ends = [] if whole else [match.end() for match in _ENTRY.finditer(text)]
    kept = text if whole else text[: ends[-1]] if ends else text
    if _too_deep(kept):
        raise Trouble(given.where, f"elements nested more than {DEEPEST} deep, which no feed has", _REMEDY)
    found = _parsed(kept + ("" if whole else _closing(kept)))
    if not found.get("version") and not found.entries:
        raise Trouble(given.where, "no feed", _REMEDY)
    publisher = _said(found.feed, "title")
    home = _said(found.feed, "link") or given.where
    for number, entry in enumerate(found.entries if whole or ends else [], 1):
        one = _document(
            given, _entry(entry), _said(entry.get("source") or {}, "title") or publisher, home, number
        )
        if one is not None:
            yield one
    if not whole:
        line, byte = kept.count("\n") + 1, len(kept.encode()) if ends else 0
        yield _broken(given, f"after line {line} (byte {byte})", len(ends))


def _untorn(raw: bytes) -> bytes:
    """UTF-8 without the part of a letter at whose middle it was cut off; all else as it is."""
    try:
        raw.decode()
    except UnicodeDecodeError as wrong:
        return raw[: wrong.start] if wrong.reason == "unexpected end of data" else raw
    return raw


def _closing(text: str) -> str:
    """The ends of the elements that stay open around the last whole entry."""
    root = _ROOT.search(text)
    if root is None:
        return ""
    channel = "</channel>" if "<channel" in text and "</channel" not in text else ""
    return f"{channel}</{root[1]}>"


def _broken(given: Given, place: str, count: int) -> Trouble:
    entries = "1 whole entry" if count == 1 else f"{count} whole entries"
    return Trouble(
        given.where, f"the feed breaks off {place}", f"{entries} before that are kept; read it again later."
    )


def _too_deep(text: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[1]:
            depth = max(0, depth - 1)
        elif tag[1] is not None and not tag[2]:
            depth += 1
            if depth > DEEPEST:
                return True
    return False


def _parsed(text: str) -> Any:
    """What feedparser makes of a feed; it fetches nothing and expands no entities of the feed's own."""
    import feedparser  # type: ignore[import-untyped]

    return feedparser.parse(
        BytesIO(_PROLOG.sub("", text, count=1).encode(errors="replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _entry(entry: dict[str, Any]) -> Entry:
    """An entry of feedparser's; `dict.get`, for its own falls back on other fields."""
    contents = [str(one.get("value") or "") for one in dict.get(entry, "content") or []]
    return Entry(
        id=_said(entry, "id"),
        url=_said(entry, "link"),
        title=_said(entry, "title"),
        content_html=max(contents, key=len, default=None),
        summary=_said(entry, "summary"),
        date_published=_said(entry, "published"),
        date_modified=_said(entry, "updated"),
    )


def _said(found: dict[str, Any], field: str) -> str | None:
    value = dict.get(found, field)
    return value.strip() or None if isinstance(value, str) else None


def _json(given: Given, raw: bytes) -> Iterator[Document | Trouble]:
    """The entries of a JSON Feed, one at a time."""
    about: dict[str, Any] = {}
    number, listed = 0, False
    unread = JsonStream(BytesIO(raw), len(raw) + 1)
    try:
        for key in unread.keys():  # noqa: SIM118 - no mapping: each value has to be taken
            if key != "items" or unread.peek() != "[":
                about[key] = unread.value()
                continue
            listed = True
            for number, _ in enumerate(unread.members(), 1):
                value = unread.value()
                yield from _item(given, value, about, number)
    except Broken as wrong:
        if not listed:
            raise Trouble(given.where, f"no JSON feed: {wrong}", _REMEDY) from None
        yield _broken(given, f"({wrong})", max(0, number - 1))
        return
    if not listed:
        raise Trouble(given.where, "no JSON feed: no list of items in it", _REMEDY)


def _item(given: Given, value: Any, about: dict[str, Any], number: int) -> Iterator[Document | Trouble]:
    try:
        entry = msgspec.convert(value, Entry)
    except msgspec.ValidationError as wrong:
        yield Trouble(
            f"{given.where}, entry {number}", f"no entry of a feed: {wrong}", "The others are kept."
        )
        return
    home = _said(about, "home_page_url") or _said(about, "feed_url") or given.where
    one = _document(given, entry, _said(about, "title"), home, number)
    if one is not None:
        yield one


def _document(
    given: Given, entry: Entry, publisher: str | None, home: str, number: int
) -> Document | Trouble | None:
    """The document of an entry, what is wrong with it, or None for one without words."""
    markup = entry.content_html or ""
    body = plain(markup) if markup else (entry.content_text or "").replace("\x00", "").strip()
    body = body or plain(entry.summary or "")
    title = " ".join(plain(entry.title or "").split())
    text = _headed(title, body)
    if not text:
        return None
    url = entry.url if (entry.url or "").startswith(("http://", "https://")) else None
    identity = str(entry.id) if entry.id not in (None, "") else url
    out = _time(entry.date_published) or _time(entry.date_modified)
    edited = _time(entry.date_modified)
    try:
        return document(
            given,
            text,
            text.encode(errors="replace"),
            source="feed",
            stated_id=identity,
            name=f"{given.stem}:{number}",
            title=title or None,
            published=out,
            publisher=publisher,
            url=url,
            series=None
            if identity is None
            else f"feed {identity if ':' in identity else f'{home} {identity}'}",
            edited=edited if edited != out else None,
        )
    except (Trouble, UnicodeEncodeError) as wrong:
        why, remedy = (wrong.why, wrong.remedy) if isinstance(wrong, Trouble) else ("half a character", "")
        return Trouble(f"{given.where}, entry {number}", why, remedy or "The other entries are kept.")


def _headed(title: str, body: str) -> str:
    """Title, empty line, body; the body alone when it begins with the title, cut short or not."""
    if not title or body.startswith(title.rstrip(".… ")):
        return body
    return f"{title}\n\n{body}" if body else title


def _time(stated: str | None) -> str | None:
    return published_time(stated) if stated else None
