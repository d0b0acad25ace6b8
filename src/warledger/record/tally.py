"""Counting what comes of adding documents, and committing each batch as it is read."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from warledger.plugs import Notice, Trouble
from warledger.stores._ledger import claims_decoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from warledger.model import Claim, Document
    from warledger.record.reading import Outcome

LOG = logging.getLogger(__name__)


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What came of adding: documents seen, new among them, their claims, and what could not be read.

    `notices` are what was passed over by rule: told, and no failure.
    """

    seen: int = 0
    new: tuple[str, ...] = ()
    claims: int = 0
    troubles: tuple[Trouble, ...] = ()
    notices: tuple[Notice, ...] = ()


class ReadingError(ValueError):
    """A document's claims are not to be had."""


def checked(document: Document, outcome: Outcome) -> list[Claim]:
    """The claims of an outcome, strictly decoded, each with its words where it says they are.

    What can't be a claim of this document is dropped and logged; the others stay.

    Raises:
        ReadingError: if the reader failed, or handed over what is no list of claims.
    """
    if outcome.failure is not None:
        raise ReadingError(outcome.failure)
    try:
        found = msgspec.json.decode(outcome.claims, type=list[msgspec.Raw])
    except msgspec.MsgspecError as wrong:
        raise ReadingError(f"no claims: {wrong}") from wrong
    return [claim for raw in found if (claim := _claim(document, raw)) is not None]


def _claim(document: Document, raw: msgspec.Raw) -> Claim | None:
    """One claim, None for what is none."""
    try:
        (claim,) = claims_decoder().decode(b"[" + bytes(raw) + b"]")
    except msgspec.MsgspecError as wrong:
        LOG.warning("%s: a claim is left out (%s)", document.name, wrong)
        return None
    if document.text[claim.start : claim.end] == claim.words and claim.document.id == document.id:
        return claim
    told = "%s: a claim is left out (no such words at %d–%d: %r)"
    LOG.warning(told, document.name, claim.start, claim.end, claim.words)
    return None


class Tally:
    """What has come of adding so far."""

    def __init__(self, progress: Callable[[int, str], None] | None) -> None:
        self._progress = progress
        self._seen = self._claims = 0
        self._new: list[str] = []
        self._troubles: list[Trouble] = []
        self._notices: list[Notice] = []

    def watch(self, found: Iterable[Document | Trouble]) -> Iterator[Document]:
        """The documents alone, counted; troubles are put aside."""
        for one in found:
            if isinstance(one, Notice):
                self._notices.append(one)
            elif isinstance(one, Trouble):
                self._troubles.append(one)
            else:
                self._seen += 1
                yield one

    def keep(
        self,
        batch: list[Document],
        outcomes: list[Outcome],
        write: Callable[[list[tuple[Document, Sequence[Claim]]], str], int],
        version: str,
    ) -> None:
        """Commit a batch, and count it."""
        readings: list[tuple[Document, Sequence[Claim]]] = []
        for document, outcome in zip(batch, outcomes, strict=True):
            try:
                readings.append((document, checked(document, outcome)))
            except ReadingError as wrong:
                where = document.origin or document.name
                remedy = "It is not kept; please report it with its text."
                self._troubles.append(
                    Trouble(f"{where}, {document.name}", f"reading failed ({wrong})", remedy)
                )
        if readings and write(readings, version):
            self._new += [document.id for document, _ in readings]
            self._claims += sum(len(claims) for _, claims in readings)
        if self._progress is not None and batch:
            self._progress(self._seen, batch[-1].name)

    def added(self) -> Added:
        """The sum."""
        return Added(
            seen=self._seen,
            new=tuple(self._new),
            claims=self._claims,
            troubles=tuple(self._troubles),
            notices=tuple(self._notices),
        )
