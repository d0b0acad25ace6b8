"""The record as an object: add, claims, incidents, why, judge, export."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

import msgspec

from warledger.model import Document, Judgement
from warledger.plugs import Trouble, load
from warledger.record.asking import Asking
from warledger.record.exporting import Claims, Rows, content, rows, write
from warledger.record.finding import Finding
from warledger.record.reading import opened, read_all
from warledger.record.rules import rules
from warledger.record.tally import Added, Tally
from warledger.record.trace import NotFoundError, Why, explained
from warledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from warledger.merge import Question
    from warledger.model import Claim, Incident
    from warledger.model.judgement import Verdict
    from warledger.record.family import Member
    from warledger.record.filters import Filter
    from warledger.record.impact import Impact
    from warledger.record.importing import Imported
    from warledger.record.reading import Reading
    from warledger.record.sums import Sums
    from warledger.stores._ledger import Ledger, State


AHEAD = 32
"""Documents that are looked up in the record together."""


class JudgementError(ValueError):
    """A correction that the claim can't take; the message says why."""


class Record(Asking, Finding):
    """One record of reports and of what they claim.

    Documents, claims and judgements are only ever added; incidents and their figures are
    derived from them and made anew when they are asked for and something has changed.
    """

    def __init__(self, store: Ledger, settings: Settings, reader: Reading | None = None) -> None:
        """Hold an open store; a `reader` other than the pipeline's is used in this process."""
        super().__init__(store)
        self.settings = settings
        self._given = reader
        self._sums: Sums | None = None
        self._deriving = RLock()

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        *,
        settings: Settings | None = None,
        create: bool = True,
        reader: Reading | None = None,
    ) -> Record:
        """Open the record in a file, making the file if it is not there and `create` is true.

        Raises:
            StoreTrouble: if it is not there, can't be used, or is a newer Warledger's.
        """
        settings = settings or Settings()
        name = str(path or settings.record)
        store = load("stores", settings.store).open(name, create=create, patience=settings.patience)
        return cls(store, settings, reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def reader(self) -> Reading:
        """The reader, opened when it is first needed."""
        return self._given or opened(self.settings)

    def add(
        self,
        inputs: Iterable[str | Path | Document],
        *,
        source: str | None = None,
        published: str | None = None,
        publisher: str | None = None,
        progress: Callable[[int, str], None] | None = None,
    ) -> Added:
        """Read inputs (files, folders, URLs, `-`, documents) into the record.

        What was in the record before is passed over. Each batch of documents is committed as
        it is read, so an interrupt loses none of those before it.

        Args:
            inputs: what to read.
            source: the source plug for all of them, instead of going by file endings.
            published: their publication time where they don't say, ISO.
            publisher: their publisher where they don't say.
            progress: told how many documents are done, and the last one's name.
        """
        from warledger.sources._gather import Wanted, gathered  # noqa: PLC0415 - looking at a record needs no sources

        wanted = Wanted(source=source, published=published, publisher=publisher)
        found = chain.from_iterable(
            [given] if isinstance(given, Document) else gathered([given], wanted, self.settings)
            for given in inputs
        )
        tally = Tally(progress)
        fresh = self._unread(found, tally)
        for batch, outcomes in read_all(fresh, self.settings, self._given):
            tally.keep(batch, outcomes, self._store.add_all, self.reader.version)
        return tally.added()

    def reread(self, progress: Callable[[int, str], None] | None = None) -> Added:
        """Read again what an older reader read; older claims stay in the record, superseded."""
        tally = Tally(progress)
        version = self.reader.version
        for batch, outcomes in read_all(
            tally.watch(self._store.outdated(version)), self.settings, self._given
        ):
            tally.keep(batch, outcomes, self._store.reread, version)
        return tally.added()

    def documents(self) -> Iterator[Document]:
        """All documents, in order of their ids."""
        return self._store.documents()

    def document(self, identity: str) -> Document | None:
        """One document by its id, None if there is none."""
        return self._store.document(identity)

    def copies(self, identity: str) -> list[Member]:
        """The family of a report by its name or id: who copied whom, and the passages in common.

        Raises:
            NotFoundError: if there is no such report, or several of that name.
        """
        from warledger.record.family import family  # noqa: PLC0415 - only for those who ask

        self.current()
        return family(self._store, identity)

    def claims(self, wanted: Filter | None = None) -> Iterator[Claim]:
        """The current claims that are wanted, by document name, then by place in the text."""
        return (claim for claim in self._store.claims() if wanted is None or wanted.takes_claim(claim))

    def incidents(self, wanted: Filter | None = None) -> list[Incident]:
        """The incidents that are wanted, derived anew if the record has changed since."""
        self.current()
        found = [i for i in self._store.incidents() if wanted is None or wanted.takes_incident(i)]
        if wanted is None or wanted.language is None:
            return found
        spoken = {d.name for d in self._store.documents() if d.language == wanted.language}
        return [incident for incident in found if spoken.intersection(incident.documents)]

    def why(self, identity: str) -> Why:
        """Where a claim or an incident comes from; `identity` is its id or the start of it.

        Raises:
            NotFoundError: if nothing or more than one thing has such an id.
        """
        self.current()
        return explained(identity, self._store, self.home)

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""
        return self._store.judgements()

    def judge(
        self,
        verdict: Verdict,
        subjects: Sequence[str],
        *,
        who: str,
        why: str = "",
        field: str | None = None,
        value: Any = None,
    ) -> Judgement:
        """Log a person's decision; it outranks every rule from now on.

        Args:
            verdict: what is decided.
            subjects: ids of claims, or of incidents (their claims are meant), or for `undo`
                of a judgement; starts of ids will do.
            who: the person.
            why: their reason, in words.
            field: what a `correct` sets.
            value: what it sets it to, any JSON value.

        Raises:
            NotFoundError: if a subject is not in the record.
            JudgementError: if the claim has no such field, or the field no such value.
        """
        judgement = self._judgement(verdict, subjects, who, why, field, value)
        self._store.judge(judgement)
        return judgement

    def impact(
        self, verdict: Verdict, subjects: Sequence[str], *, field: str | None = None, value: Any = None
    ) -> Impact:
        """What a judgement would change before it is made; arguments and errors as of `judge`."""
        from warledger.record.impact import impact  # noqa: PLC0415 - merges

        judgement = self._judgement(verdict, subjects, "", "", field, value)
        return impact(judgement, self._store, self.index())

    def _judgement(
        self, verdict: Verdict, subjects: Sequence[str], who: str, why: str, field: str | None, value: Any
    ) -> Judgement:
        """A decision, checked but not logged."""
        meant = tuple(dict.fromkeys(chain.from_iterable(self._meant(s, verdict) for s in subjects)))
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        encoded = None if field is None else msgspec.json.encode(value).decode()
        told = msgspec.json.encode([verdict, meant, who, at, why, field, encoded])
        judgement = Judgement(
            id=hashlib.sha256(told).hexdigest()[:16],
            verdict=verdict,
            subjects=meant,
            who=who,
            at=at,
            why=why,
            field=field,
            value=encoded,
        )
        if verdict == "correct":
            self._check(judgement)
        return judgement

    def _check(self, judgement: Judgement) -> None:
        """Refuse a correction that its claims can't take."""
        from warledger.merge import corrected  # noqa: PLC0415 - only a correction needs it

        for claim in self._store.told_by(judgement.subjects):
            try:
                corrected(claim, judgement)
            except ValueError as wrong:
                raise JudgementError(str(wrong)) from None

    def export(self, name: str, to: str | Path, wanted: Filter | None = None) -> int:
        """Write the claims and incidents that are wanted as the file `to`; its size in bytes.

        The file appears whole or not at all.

        Raises:
            PlugError: if there is no exporter of that name.
            OSError: if the file can't be written.
        """
        exporter = load("publish", name)
        self.current()
        return write(content(self._store, exporter, wanted), to)

    def rows(self, wanted: Filter | None = None) -> tuple[Claims, Rows]:
        """The claims and incidents that are wanted, for going through them without holding them all."""
        self.current()
        return rows(self._store, wanted)

    def take(
        self, files: Iterable[str | Path], progress: Callable[[int, str], None] | None = None
    ) -> Imported:
        """Take back what `export` wrote: documents with their claims, and judgements.

        What is in the record already is passed over; documents that come without any claims are
        read. Each batch of documents is committed with its claims.

        Raises:
            OSError: if a file can't be read.
        """
        from warledger.record.importing import Import  # noqa: PLC0415 - few records are made so

        found = Import(self._store, [Path(file) for file in files]).run(progress)
        if not found.unread:
            return found
        read = self.add(found.unread, progress=progress)
        return msgspec.structs.replace(
            found,
            documents=found.documents + len(read.new),
            claims=found.claims + read.claims,
            unread=(),
            troubles=(*found.troubles, *read.troubles),
        )

    def _meant(self, subject: str, verdict: str) -> Sequence[str]:
        """The ids that a subject stands for."""
        if verdict == "undo":
            found = [j.id for j in self.judgements() if j.id.startswith(subject)]
            if len(found) != 1:
                raise NotFoundError(
                    f"{len(found) or 'no'} judgements with an id that starts with {subject!r}"
                )
            return found
        why = self.why(subject)
        return why.incident.claims if why.kind == "incident" and why.incident else (why.id,)

    def _unread(self, found: Iterable[Document | Trouble], tally: Tally) -> Iterator[Document]:
        """The documents that are not in the record yet, their language told."""
        from warledger.normalize.language import detect  # noqa: PLC0415 - nor this

        documents = iter(tally.watch(found))
        met: set[str] = set()
        while some := list(islice(documents, AHEAD)):
            there = self._store.known(document.id for document in some) | met
            for document in some:
                if document.id not in there:
                    there.add(document.id)
                    met.add(document.id)
                    told = document.language
                    language = detect(document.text) if told == "und" else told
                    yield msgspec.structs.replace(document, language=language)

    def questions(self, limit: int = 20) -> list[Question]:
        """What a person should decide first: the least certain merges and figures."""
        with self._deriving:
            return self._summed().questions(limit, rules())

    def _summed(self) -> Sums:
        """What merging keeps while the record is open."""
        if self._sums is None:
            from warledger.record.sums import Sums  # noqa: PLC0415 - claims alone need no merging

            self._sums = Sums(self._store)
        return self._sums

    def current(self) -> State:
        """Make the incidents anew if documents, judgements or rules have changed; what they are made from."""
        state = self._store.state(rules())
        if self._store.derived() != state:
            with self._deriving:
                state = self._summed().now(rules())
        return state
