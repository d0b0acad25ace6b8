"""What a study around diplomatic events finds: frozen results, every number with the incidents behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.figure import Figure as Picture

OF = ("talks", "agreement", "exchange", "ultimatum")
"""The types of diplomatic incidents that can be asked about."""
DAY = 24
WINDOWS = (DAY, 3 * DAY, 7 * DAY)
MAIN = 3 * DAY
Verdict = Literal["rose", "fell", "no clear change", "unclear", "too few"]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked.

    `of` is a type of diplomatic incident (talks, agreement, exchange, ultimatum), or "dates" with days in
    `dates` (ISO). `windows` are lengths in hours before and after; the verdict goes by `main` alone, chosen
    before anything is counted. `party` keeps events in which it takes part; `place`, `actor` and `means` keep
    violence; `since` and `until` (ISO days) keep events. Violence counts around an event when a party of it
    did or suffered it or it lies in a party's country, unless `everywhere`. `draws` random sets of dates are
    compared, from `seed`.
    """

    of: str = "talks"
    dates: tuple[str, ...] = ()
    windows: tuple[int, ...] = WINDOWS
    main: int = MAIN
    party: str | None = None
    place: str | None = None
    actor: str | None = None
    means: str | None = None
    since: str | None = None
    until: str | None = None
    everywhere: bool = False
    draws: int = 500
    seed: int = 0


class AskedError(ValueError):
    """A question that can't be asked so; the message says why and what can."""


def asked(of: str | Sequence[str], *, windows: Iterable[int] = (), main: int = 0, **given: Any) -> Asked:
    """A question from what a user gives: a type or days, windows in hours (none: the defaults).

    Raises:
        AskedError: if a window is no length, a day no day, or there is no such type or field.
    """
    days = () if isinstance(of, str) and of in OF else (of,) if isinstance(of, str) else tuple(of)
    for day in days:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise AskedError(f"{day!r} is neither a day (2025-07-23) nor one of {', '.join(OF)}") from None
    lengths = tuple(sorted(set(windows))) or WINDOWS
    if lengths[0] < 1 or (main and main not in lengths):
        raise AskedError(
            f"windows are lengths in hours from 1 up, the main one among them: not {lengths}, {main}"
        )
    wrong = sorted(given.keys() - set(Asked.__struct_fields__))
    if wrong:
        raise AskedError(f"no {wrong[0]!r} to ask by; there are: {', '.join(Asked.__struct_fields__)}")
    kind = of if isinstance(of, str) and not days else "dates"
    return Asked(of=kind, dates=days, windows=lengths, main=main or lengths[len(lengths) // 2], **given)


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A diplomatic event: hours `start` (counted) to `end` (not), as `merge.view` counts them.

    `exact` is true when the hour is known; `ids` are the incidents that fall on it (none for given dates).
    """

    name: str
    day: str
    start: int
    end: int
    exact: bool = False
    ids: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


class People(msgspec.Struct, frozen=True):
    """People killed or injured: sums over incidents of low, best and high; `high` null is open."""

    low: int = 0
    best: int = 0
    high: int | None = 0


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What was reported to have happened in one window.

    `best` counts incidents whose middle lies in the window (`ids`), `low` those that can lie nowhere else,
    `high` every one that may lie in it; `edge` are those known to within three days that lie across its
    ends. `reports` counts documents published in the window, `origins` is the mean number of independent
    origins an incident of it has.
    """

    low: int = 0
    best: int = 0
    high: int = 0
    killed: People = People()
    injured: People = People()
    ids: tuple[str, ...] = ()
    edge: tuple[str, ...] = ()
    reports: int = 0
    origins: float | None = None


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One event's window before and after.

    `left_out` says why it does not count in the pooled estimate, null when it does. `usual` is the mean of
    a window of that length in the rest of the record's period, `chance` the share of such windows with as
    many incidents as the one after, or more; null where the record is too short to tell.
    """

    event: Event
    before: Tally
    after: Tally
    left_out: str | None = None
    usual: float | None = None
    chance: float | None = None


class Ratio(msgspec.Struct, frozen=True, kw_only=True):
    """A rate after, over the rate before, with its 95 % interval; null ends are open (a count was zero).

    `spread` is by how much the counts vary more than independent ones would (1: no more), on `freedom`
    degrees of freedom.
    """

    ratio: float | None
    low: float | None
    high: float | None
    before: int
    after: int
    spread: float = 1.0
    freedom: int = 0

    @property
    def clear(self) -> int:
        """1 when the whole interval lies above 1, -1 when below, 0 when it holds 1."""
        if self.low is not None and self.low > 1:
            return 1
        return -1 if self.high is not None and self.high < 1 else 0


class Volume(msgspec.Struct, frozen=True, kw_only=True):
    """Reporting before and after: documents a day, origins an incident, the share of incidents told at all.

    The share is Chao's lower bound of those nobody reported, from how many incidents have one origin and
    how many two; null when there are too few.
    """

    reports: tuple[float, float]
    origins: tuple[float | None, float | None]
    told: tuple[float, float] | None = None


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """All events with one length of window.

    `reported` is the pooled ratio of incidents as reported, `even` the same with reporting held equal;
    both null without incidents. `without` gives the ratio with each event left out. `bounds` is the range
    of the ratio wherever the incidents at the windows' ends belong, `widest` wherever those of unknown
    time do, too. `chance` is the share of random sets of dates with a change as large; null where the
    period is too short.
    """

    hours: int
    pairs: tuple[Pair, ...]
    events: int
    reported: Ratio | None = None
    even: Ratio | None = None
    volume: Volume | None = None
    without: tuple[tuple[str, Ratio], ...] = ()
    bounds: tuple[float | None, float | None] | None = None
    widest: tuple[float | None, float | None] | None = None
    chance: float | None = None
    compared: int = 0


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents of one actor, means or area in the main windows of the events that count."""

    by: Literal["actor", "means", "area"]
    name: str
    before: int
    after: int
    ratio: Ratio | None
    ids: tuple[str, ...]


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """Did violence rise or fall around diplomatic events: the answer, in words and numbers.

    `answer` are plain sentences, the first the shortest; `limits` what it can't tell. `labels` names each
    incident that stands behind a number. `period` is the record's first and last day with reports, `lag`
    within how many hours nine in ten incidents were first reported.
    """

    asked: Asked
    verdict: Verdict
    answer: tuple[str, ...]
    limits: tuple[str, ...]
    events: tuple[Event, ...]
    left_out: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    groups: tuple[Group, ...]
    labels: dict[str, str]
    same_day: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    period: tuple[str, str] | None = None
    lag: int = 0

    @property
    def main(self) -> Span:
        """The windows that the verdict goes by."""
        return next(span for span in self.spans if span.hours == self.asked.main)

    def plot(self) -> Picture:
        """The picture: each event's incidents before and after, and the ratios with their intervals.

        Raises:
            Trouble: if matplotlib is not installed; the message says how to get it.
        """
        from warledger.analyze.picture import drawn

        return drawn(self)

    def table(self) -> list[dict[str, Any]]:
        """One row for each event and window, for a data frame."""
        from warledger.analyze.words import rows

        return rows(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentences, the table and the picture."""
        from warledger.analyze.page import html

        return html(self)
