"""Exports taken back into a record: documents with their claims, and judgements, line by line.

Lines are told apart by what is in them, so that files may come in any order and may be joined.
A document comes in with all its readings in one transaction; what is there already is passed
over. A line that can't be used is a `Trouble` that names file and line; the rest is kept.
"""

from __future__ import annotations

from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from warledger.model import Document, Judgement
from warledger.plugs import Trouble
from warledger.stores._ledger import claims_decoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from warledger.model import Claim
    from warledger.stores._ledger import Kept, Ledger

TOGETHER = 100
"""Documents that are committed together."""
MEND = "Mend that line and import the file again; the rest was kept."


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What came in: how many of each were new, how many there already, and what could not be used.

    `unread` are documents that came without any claims file: they are to be read.
    """

    documents: int = 0
    claims: int = 0
    judgements: int = 0
    known: int = 0
    unread: tuple[Document, ...] = ()
    troubles: tuple[Trouble, ...] = ()


class Spot(msgspec.Struct, frozen=True, gc=False):
    """Where a line stands: the file's number, its first byte, its number from 1."""

    file: int
    start: int
    line: int


class _Of(msgspec.Struct, frozen=True):
    id: str


class _Peek(msgspec.Struct, frozen=True):
    """As much of a line as tells what it is."""

    id: str
    verdict: str | None = None
    document: _Of | None = None
    text: str | None = None
    words: str | None = None


class _Paper(Document, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document's line: the document, and the version of the reader that its claims are by."""

    reader: str | None = None


class Import:
    """One import: an index of the lines, then documents, then judgements."""

    def __init__(self, store: Ledger, files: Sequence[Path]) -> None:
        """Take the store to write to and the files to read."""
        self._store = store
        self._files = files
        self._documents: dict[str, Spot] = {}
        self._claims: dict[str, list[Spot]] = {}
        self._judgements: list[Spot] = []
        self._troubles: list[Trouble] = []
        self._count = {"documents": 0, "claims": 0, "judgements": 0, "known": 0}
        self._unread: list[Document] = []
        self._open: list[BinaryIO] = []
        self._told = False

    def run(self, progress: Callable[[int, str], None] | None = None) -> Imported:
        """Import everything."""
        with ExitStack() as stack:
            self._open = [stack.enter_context(path.open("rb")) for path in self._files]
            for number, file in enumerate(self._open):
                self._index(number, file)
            self._told = bool(self._claims)
            self._take(progress)
            self._judge()
        return Imported(**self._count, unread=tuple(self._unread), troubles=tuple(self._troubles))

    def _take(self, progress: Callable[[int, str], None] | None) -> None:
        """Import the documents with their claims, some in each transaction."""
        papers = iter(self._documents.items())
        done = 0
        while some := list(islice(papers, TOGETHER)):
            there = self._store.known(identity for identity, _ in some)
            self._keep(one for identity, spot in some for one in self._new(identity, spot, identity in there))
            done += len(some)
            if progress is not None:
                progress(done, some[-1][0])
        self._keep(self._added())

    def _index(self, number: int, file: BinaryIO) -> None:
        """Note where each line stands and what it is; a line that is nothing is a trouble."""
        start = 0
        for line, raw in enumerate(file, 1):
            spot = Spot(number, start, line)
            start += len(raw)
            if not raw.strip():
                continue
            try:
                told = msgspec.json.decode(raw, type=_Peek)
            except (msgspec.MsgspecError, UnicodeDecodeError) as wrong:
                self._bad(spot, f"no line of an export ({wrong})")
                continue
            self._sort(spot, told)

    def _sort(self, spot: Spot, told: _Peek) -> None:
        if told.verdict is not None:
            self._judgements.append(spot)
        elif told.document is not None and told.words is not None:
            self._claims.setdefault(told.document.id, []).append(spot)
        elif told.text is not None:
            self._documents.setdefault(told.id, spot)
        else:
            self._bad(
                spot,
                "neither a document, a claim nor a judgement",
                "Give files made by `warledger export documents`, `claims`, `superseded` or `judgements`.",
            )

    def _keep(self, kept: Iterable[Kept]) -> None:
        """Write some documents in one transaction, and count them."""
        rows = list(kept)
        if rows:
            self._store.take(rows)

    def _new(self, identity: str, spot: Spot, there: bool) -> Iterator[Kept]:  # noqa: FBT001 - asked once for many
        """A document that is not in the record yet, with its readings; what is missing of one that is."""
        spots = self._claims.pop(identity, [])
        try:
            paper = msgspec.json.decode(self._line(spot), type=_Paper)
        except (msgspec.MsgspecError, ValueError) as wrong:
            self._bad(spot, f"no document ({wrong})")
            return
        document = Document(**{key: getattr(paper, key) for key in Document.__struct_fields__})
        if there:
            self._count["known"] += 1
            yield from self._missing(document, spots)
            return
        if not self._told:
            self._unread.append(document)
            return
        readings = self._readings(document, spots, paper.reader)
        self._count["documents"] += 1
        self._count["claims"] += sum(len(claims) for _, claims in readings)
        yield document, readings

    def _added(self) -> Iterator[Kept]:
        """Claims without their document's line: what is missing of a document in the record, else a trouble."""
        for identity, spots in self._claims.items():
            document = self._store.document(identity)
            if document is None:
                why = f"{len(spots)} claims of document {identity}, which is neither in the record nor in these files"
                self._bad(spots[0], why, "Give the file made by `warledger export documents`, too.")
            else:
                yield from self._missing(document, spots)

    def _missing(self, document: Document, spots: list[Spot]) -> Iterator[Kept]:
        """Claims that the current reading of a document lacks, when they are by the same reader."""
        here = self._store.claims_in(document.id)
        ids = {claim.id for claim in here}
        reader = here[0].reader if here else None
        for version, claims in self._readings(document, spots, None):
            fresh = [claim for claim in claims if claim.id not in ids]
            if fresh and version == (reader or version) and not self._known_before(fresh):
                self._count["claims"] += len(fresh)
                yield document, [(version, [*here, *fresh])]

    def _known_before(self, claims: Sequence[Claim]) -> bool:
        """Whether an earlier reading in the record has all these claims."""
        return len(self._store.told_by([claim.id for claim in claims])) == len(claims)

    def _readings(
        self, document: Document, spots: list[Spot], current: str | None
    ) -> list[tuple[str, list[Claim]]]:
        """The claims of a document by the version of their reader, the current one last."""
        found: dict[str, list[Claim]] = {}
        for spot in spots:
            claim = self._claim(document, spot)
            if claim is not None:
                found.setdefault(claim.reader, []).append(claim)
        if current is None:
            return list(found.items())
        last = found.pop(current, [])
        return [*found.items(), (current, last)]

    def _claim(self, document: Document, spot: Spot) -> Claim | None:
        """The claim of a line, strictly decoded, its words where it says they are; None for what is none."""
        try:
            (claim,) = claims_decoder().decode(b"[" + self._line(spot) + b"]")
        except (msgspec.MsgspecError, ValueError) as wrong:
            self._bad(spot, f"no claim ({wrong})")
            return None
        if document.text[claim.start : claim.end] != claim.words:
            self._bad(spot, f"document {document.name} has other words at {claim.start}–{claim.end}")
            return None
        return claim

    def _judge(self) -> None:
        """Append the judgements that are not in the log, in the order of the files."""
        known = {judgement.id for judgement in self._store.judgements()}
        for spot in self._judgements:
            try:
                judgement = msgspec.json.decode(self._line(spot), type=Judgement)
            except (msgspec.MsgspecError, ValueError) as wrong:
                self._bad(spot, f"no judgement ({wrong})")
                continue
            if judgement.id not in known:
                known.add(judgement.id)
                self._store.judge(judgement)
                self._count["judgements"] += 1

    def _line(self, spot: Spot) -> bytes:
        """The bytes of a line, read again."""
        file = self._open[spot.file]
        file.seek(spot.start)
        return file.readline()

    def _bad(self, spot: Spot, why: str, remedy: str = MEND) -> None:
        self._troubles.append(Trouble(f"{self._files[spot.file]}, line {spot.line}", why, remedy))
