"""What a user names (files, folders, URLs, `-`) → documents and troubles, in a fixed order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from warledger.plugs import Trouble, load, names
from warledger.sources._input import Given, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Document
    from warledger.settings import Settings
    from warledger.sources._web import Known, Page

AGENT = "warledger (reads single pages and feeds for a record of armed conflict)"
PAGES = frozenset({"text/html", "application/xhtml+xml"})
FEEDS = frozenset(f"application/{kind}" for kind in ("rss+xml", "atom+xml", "rdf+xml", "feed+json"))
_FEED = re.compile(
    rb"[\s\xef\xbb\xbf]*(?:<(?!html)[?!][^>]{0,300}>\s*)*<(?:rss|feed|rdf:RDF)\b|\s*\{\s*\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed"
)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the user said about all inputs: the source plug, and what the inputs don't say themselves."""

    source: str | None = None
    published: str | None = None
    publisher: str | None = None


def gathered(
    inputs: Iterable[str | Path], wanted: Wanted, settings: Settings
) -> Iterator[Document | Trouble]:
    """Every document of the inputs; what can't be read comes as a `Trouble` in its place."""
    for given in inputs:
        if isinstance(given, str) and given.startswith(("http://", "https://")):
            yield from _from_web(given, wanted, settings)
        elif str(given) == "-":
            yield from _read(None, wanted.source or "text", wanted, settings)
        else:
            for found in _files(Path(given)):
                if isinstance(found, Trouble):
                    yield found
                else:
                    yield from _from_file(found, wanted, settings, named=found == Path(given))


def source_of(path: Path) -> str | None:
    """The source that reads files of this name, None when none does; the longest ending decides."""
    endings = {suffix: name for name in names("sources") for suffix in load("sources", name).SUFFIXES}
    fitting = [ending for ending in endings if path.name.lower().endswith(ending)]
    return endings[max(fitting, key=len)] if fitting else None


def _read(path: Path | None, source: str, wanted: Wanted, settings: Settings) -> Iterator[Document | Trouble]:
    largest = settings.largest_page if source == "html" else settings.largest_document
    given = Given(
        path=path,
        published=wanted.published,
        publisher=wanted.publisher,
        largest=largest,
        largest_page=settings.largest_page,
    )
    yield from load("sources", source).documents(given)


def _from_file(
    path: Path, wanted: Wanted, settings: Settings, *, named: bool
) -> Iterator[Document | Trouble]:
    """The documents of one file; a file of another kind is passed over unless it was named."""
    source = source_of(path)
    if source is None and not named:
        return
    yield from _read(path, wanted.source or source or "text", wanted, settings)


def _files(path: Path) -> Iterator[Path | Trouble]:
    """The file itself, or the files under a folder in the order of their names.

    Hidden files are passed over, and READMEs: they tell about the folder.
    """
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError as wrong:
        yield unreadable(str(path), wrong)
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.stem.upper() == "README":
            continue
        if entry.is_symlink() and entry.is_dir():
            continue
        yield from _files(entry)


def _from_web(url: str, wanted: Wanted, settings: Settings) -> Iterator[Document | Trouble]:
    """The documents behind a URL."""
    try:
        _, found = fetched(url, wanted, settings)
    except Trouble as trouble:
        yield trouble
        return
    yield from found


def fetched(
    url: str, wanted: Wanted, settings: Settings, *, known: Known | None = None, tries: int | None = None
) -> tuple[Page, Iterator[Document | Trouble]]:
    """What a server sent, and the documents in it; none when nothing has changed since `known`.

    Of a feed that did not come whole, what came is read; other pages are then left.

    Raises:
        Away: if there is no answer, or none now.
        Trouble: if the answer is no page.
    """
    from warledger.sources._web import TRIES, page

    got = page(
        url,
        largest=settings.largest_page,
        timeout=settings.timeout,
        agent=AGENT,
        known=known,
        tries=tries or TRIES,
    )
    return got, iter(()) if got.unchanged else _within(url, got, wanted, settings)


def _within(url: str, got: Page, wanted: Wanted, settings: Settings) -> Iterator[Document | Trouble]:
    """The documents of a page, and why that is not all of them."""
    source = wanted.source or _kind(got)
    if got.fault is None or (source == "feed" and got.content):
        given = Given(
            content=got.content,
            charset=got.charset,
            url=got.url,
            published=wanted.published,
            publisher=wanted.publisher,
            largest=settings.largest_page,
        )
        yield from load("sources", source).documents(given)
    if got.fault is not None:
        yield Trouble(url, got.fault, "Ask for it again later.")


def _kind(got: Page) -> str:
    """The source that reads what a server sent: by its media type, and by how it begins."""
    if got.kind in FEEDS or (_FEED.match(got.content) and got.kind not in PAGES):
        return "feed"
    return "html" if got.kind in PAGES else "text"
