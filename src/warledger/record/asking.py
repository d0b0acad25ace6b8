"""What a record can be asked about itself, beyond what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warledger.analyze.checked import Checked
    from warledger.analyze.findings import Around
    from warledger.analyze.lives import Life
    from warledger.analyze.truces import Truce
    from warledger.model import Claim, Document, Incident


class Kept(Protocol):
    """What a record has."""

    def documents(self) -> Iterator[Document]:
        """All documents."""

    def claims(self) -> Iterator[Claim]:
        """All claims."""

    def incidents(self) -> list[Incident]:
        """All incidents."""


class Asking:
    """The questions; each one gathers what it needs and hands it to `analyze`."""

    def around(
        self: Kept,
        of: str | Sequence[str] = "talks",
        *,
        windows: Iterable[int] = (),
        main: int = 0,
        **given: Any,
    ) -> Around:
        """Did violence rise or fall around diplomatic events? A notebook shows the result as table and picture.

        Args:
            of: "talks", "agreement", "exchange" or "ultimatum", or days (ISO).
            windows: lengths before and after, in hours; 1, 3 and 7 days unless said.
            main: the window that the verdict goes by; the middle one unless said.
            given: further fields of `analyze.findings.Asked`: party, place, actor, means, since, until,
                everywhere, draws, seed.

        Raises:
            Trouble: if scipy is not installed (extra `stats`).
            AskedError: if a window, a day or the type is none.
        """
        from warledger.analyze.findings import asked  # noqa: PLC0415 - numpy, for those who ask
        from warledger.analyze.study import around  # noqa: PLC0415 - the same

        return around(
            self.incidents(), list(self.documents()), asked(of, windows=windows, main=main, **given)
        )

    def follow(self: Kept, *, as_of: str | None = None) -> list[Life]:
        """What became of exchanges, agreements, ultimatums, offers and talks; open and overdue ones first.

        Args:
            as_of: the day (ISO) up to which time has passed; the last publication day when null.
        """
        from warledger.analyze.lives import lives  # noqa: PLC0415 - only for those who ask

        return lives(self.incidents(), self.claims(), self.documents(), as_of=as_of)

    def truces(self: Kept, *, as_of: str | None = None) -> list[Truce]:
        """Agreements to stop fighting, with what each side alleges that was done while they held."""
        from warledger.analyze.lives import lives  # noqa: PLC0415 - the same
        from warledger.analyze.truces import truces  # noqa: PLC0415 - the same

        incidents, claims = self.incidents(), list(self.claims())
        return truces(lives(incidents, claims, self.documents(), as_of=as_of), incidents, claims)

    def check(self: Kept, sentence: str) -> Checked:
        """Check a sentence of a known form on the record: borne out, contradicted, or not to be told.

        Raises:
            SentenceError: if it can't be read; the message says why and which sentences can.
        """
        from warledger.analyze.checked import check  # noqa: PLC0415 - only for those who ask

        return check(sentence, self.incidents(), list(self.documents()))
