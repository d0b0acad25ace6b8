"""Web archives (WARC, plain or gzip): one document a web page, read as a stream.

Successful answers that are HTML are read as `html` reads pages; the target URI is their `url`, the
WARC-Date when they were retrieved. Other records are passed over, and how many is told: requests,
pictures, errors, pages without a main text, and revisits, which only say that a page had not changed.
Of an archive that is cut off or damaged, everything before the damage is read. An archive of any size
takes the memory of one page.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.plugs import Notice, Trouble, load
from warledger.sources._archive import Archive
from warledger.sources._coded import body
from warledger.sources._input import NO_MAIN_TEXT, Given, opened, printable, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.model import Document

SUFFIXES = (".warc", ".warc.gz")
OK = 200
PAGES = frozenset({"text/html", "application/xhtml+xml"})
_REMEDY = "What came before is kept; fetch the archive anew, or repair it."


class Cut(Exception):  # noqa: N818 - it tells the state of the archive, and becomes a Trouble
    """A record that is not all there."""


def documents(given: Given) -> Iterator[Document | Trouble]:
    """Each page's document; then the damage, if any, and what was passed over."""
    passed: Counter[str] = Counter()
    try:
        with opened(given) as stream:
            yield from _records(given, Archive(stream), passed)
    except Trouble as trouble:
        yield trouble
    except OSError as wrong:
        yield unreadable(given.where, wrong)
    if passed:
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items()))
        yield Notice(given.where, f"passed over {told}", "Nothing to do.")


def _records(given: Given, archive: Archive, passed: Counter[str]) -> Iterator[Document | Trouble]:
    """The pages of an archive, in its order, and where it ends before its end."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    every = WarcRecordType.any_type
    stream: Any = archive  # it is only read from, and asked how far
    records = iter(ArchiveIterator(stream, record_types=every, parse_http=False, stream_detect=False))
    place = met = 0
    wrong = None
    try:
        while (record := next(records, None)) is not None:
            place, met = archive.place(record.stream_pos), met + 1
            if record.record_type in (WarcRecordType.response, WarcRecordType.resource):
                yield from _page(given, record, f"{given.where}, record {met} at byte {place}", passed)
            elif record.record_type == WarcRecordType.revisit:
                passed["revisits"] += 1
    except Cut as cut:
        wrong = f"the archive ends inside it ({cut})"
    except (OSError, ValueError) as broken:
        wrong = f"the archive is damaged after it ({_plainly(broken)})"
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise  # an interrupt, or a fault of our own
        wrong = f"the archive is damaged after it ({_plainly(panic)})"  # the library gave up
    if archive.fault is not None:
        wrong = archive.fault
    elif wrong is None and met and not archive.ends_well:
        wrong = "the archive ends in the middle of a record after it"
    if wrong is not None and met:
        yield Trouble(f"{given.where}, record {met} at byte {place}", wrong, _REMEDY)
    elif not met:
        told = wrong or "nothing in it"
        yield Trouble(given.where, f"no web archive: {told} (byte 0)", "Check that it is a WARC file.")


def _plainly(wrong: BaseException) -> str:
    return str(wrong).strip().rstrip(".").lower() or type(wrong).__name__


def _page(given: Given, record: Any, where: str, passed: Counter[str]) -> Iterator[Document | Trouble]:
    """The document of a page; nothing for what is no page, which is counted."""
    http = "application/http" in (record.headers.get("Content-Type") or "")
    if http:
        record.parse_http()
        if record.http_headers is None:
            raise Cut("its head is missing")
    kind = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    if kind.split(";")[0].strip().lower() not in PAGES:
        passed["records of other kinds"] += 1
        _spent(record)
        return
    if http and record.http_headers.status_code != OK:
        passed["answers that are no page"] += 1
        _spent(record)
        return
    if record.content_length > given.largest_page:
        yield Trouble(
            where,
            f"a page of more than {given.largest_page / 1e6:g} MB",
            "Raise WARLEDGER_LARGEST_PAGE (bytes).",
        )
        return
    raw = record.reader.read(given.largest_page + 1)
    if len(raw) < record.content_length:
        raise Cut(f"{record.content_length - len(raw):,} bytes are missing")
    yield from _read(given, record, raw, where, passed)


def _spent(record: Any) -> None:
    """Read a record that is passed over to its end, to see that it is there."""
    left = record.content_length
    while left > 0:
        got = len(record.reader.read(min(left, 1 << 20)))
        if not got:
            raise Cut(f"{left:,} bytes are missing")
        left -= got


def _read(
    given: Given, record: Any, raw: bytes, where: str, passed: Counter[str]
) -> Iterator[Document | Trouble]:
    """What the source of web pages makes of one."""
    headers = record.http_headers
    codings = (headers.get("Content-Encoding") or "") if headers else ""
    chunked = headers is not None and "chunked" in (headers.get("Transfer-Encoding") or "").lower()
    unpacked = body(raw, codings, given.largest_page, chunked=chunked)
    if unpacked.fault is not None:
        yield Trouble(where, unpacked.fault, "The other pages are kept.")
        return
    page = Given(
        content=unpacked.content,
        charset=record.http_charset if headers else None,
        url=printable((record.headers.get("WARC-Target-URI") or "").strip("<>")) or where,
        published=given.published,
        publisher=given.publisher,
        largest=given.largest_page,
        retrieved=_retrieved(record),
        place=where,
    )
    for found in load("sources", "html").documents(page):
        if isinstance(found, Trouble) and found.why == NO_MAIN_TEXT:
            passed["pages without a main text"] += 1
        elif isinstance(found, Trouble):
            yield found
        else:
            name = (found.url or where).removeprefix("https://").removeprefix("http://")
            yield msgspec.structs.replace(found, name=name, source="warc")


def _retrieved(record: Any) -> str | None:
    """The WARC-Date, as the record's other times are written."""
    date = record.record_date
    return date.isoformat(timespec="seconds") if date is not None else None
