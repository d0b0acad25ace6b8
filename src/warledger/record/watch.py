"""Feeds polled into a record until stopped; where they were is kept beside the record."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from warledger.plugs import Trouble
from warledger.record.tally import Added
from warledger.sources._gather import Wanted, fetched
from warledger.sources._web import Away, Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warledger.model import Document
    from warledger.record.book import Record

LONGEST = 3600.0
"""Seconds that a feed which fails is left alone at most, unless it is polled more rarely anyway."""
ENDING = ".feeds.json"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a feed was: what its server said of it, and a document of it that the record then had."""

    known: Known = Known()
    document: str | None = None


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking a feed once.

    `troubles` are those that were not told at the poll before; `away` when there was no answer,
    `back` when there is one again after some polls without. `wait` is in how many seconds to ask again.
    """

    url: str
    added: Added | None = None
    troubles: tuple[Trouble, ...] = ()
    away: bool = False
    back: bool = False
    wait: float


class Watch:
    """Feeds, when each is to be asked next, and what was told of it."""

    def __init__(self, record: Record, urls: Sequence[str], every: float) -> None:
        """Poll `urls` into `record`, each `every` so many seconds."""
        self._record, self._every = record, every
        self._path = Path(f"{record.settings.record}{ENDING}")
        self._due = dict.fromkeys(urls, 0.0)
        self._failed = dict.fromkeys(urls, 0)
        self._told: dict[str, set[str]] = {}

    def polls(self) -> Iterator[Poll]:
        """Every poll when it is done, for ever; feeds are asked in the order in which they are due."""
        while True:
            url = min(self._due, key=lambda one: self._due[one])
            time.sleep(max(0.0, self._due[url] - time.monotonic()))
            found = self.poll(url)
            self._due[url] = time.monotonic() + found.wait
            yield found

    def poll(self, url: str) -> Poll:
        """Ask one feed now, and read what is new in it.

        The documents are committed before the feed's place is kept: an end at any moment loses none.

        Raises:
            StoreTrouble: if the record can't be used.
        """
        try:
            got, found = fetched(
                url, Wanted(source="feed"), self._record.settings, known=self._place(url), tries=1
            )
        except Trouble as trouble:
            return self._missed(url, trouble)
        back, self._failed[url] = self._failed[url] > 0, 0
        if got.unchanged:
            return Poll(url=url, back=back, wait=self._every)
        documents: list[Document] = []
        troubles: list[Trouble] = []
        for one in found:
            if isinstance(one, Trouble):
                troubles.append(one)
            else:
                documents.append(one)
        added = self._record.add(documents)
        troubles += added.troubles
        if not troubles and documents:
            self._keep(url, Place(known=got.known, document=documents[-1].id))
        return Poll(url=url, added=added, troubles=self._news(url, troubles), back=back, wait=self._every)

    def _missed(self, url: str, trouble: Trouble) -> Poll:
        """A poll without a feed: told once, and the next one is later each time."""
        self._failed[url] += 1
        asked = trouble.after or 0.0 if isinstance(trouble, Away) else 0.0
        longest = max(LONGEST, self._every)
        wait = max(min(self._every * 2.0 ** min(self._failed[url] - 1, 30), longest), asked)
        told = (trouble,) if self._failed[url] == 1 else ()
        return Poll(url=url, troubles=told, away=True, wait=wait)

    def _news(self, url: str, troubles: Sequence[Trouble]) -> tuple[Trouble, ...]:
        """The troubles that were not there at the poll before."""
        before, self._told[url] = self._told.get(url, set()), {str(one) for one in troubles}
        return tuple(one for one in troubles if str(one) not in before)

    def _place(self, url: str) -> Known | None:
        """What the server said last, if the record still has what came of it."""
        place = self._places().get(url)
        if place is None or place.document is None or self._record.document(place.document) is None:
            return None
        return place.known

    def _places(self) -> dict[str, Place]:
        """The places of all feeds; none when the file is not there or not ours: each is then asked in full."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, Place])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}

    def _keep(self, url: str, place: Place) -> None:
        """Write the file anew, whole or not at all; others may watch other feeds into the record meanwhile."""
        partial = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        content = msgspec.json.format(msgspec.json.encode({**self._places(), url: place}), indent=1)
        try:
            with partial.open("wb") as file:
                file.write(content + b"\n")
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._path)
        finally:
            partial.unlink(missing_ok=True)
