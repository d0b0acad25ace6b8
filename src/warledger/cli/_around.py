"""A study around diplomatic events as lines on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.analyze.words import span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.analyze.findings import Around, Pair, People, Ratio, Tally

BAR = 12
SHORT = 10
FEW = 40
"""Incidents up to which all are listed by name; more are in --json."""
GROUPS = 5


def window_cells(found: Around) -> list[list[str]]:
    """One line for each event and window, with bars before and after."""
    rows = []
    for part in found.spans:
        most = max((tally.best for pair in part.pairs for tally in (pair.before, pair.after)), default=0)
        rows += [_window(pair, part.hours, most) for pair in part.pairs]
        if part.reported is not None and part.events > 1:
            even = f"; {_ratio(part.even)} with reporting held equal" if part.even else ""
            total = [str(part.reported.before), str(part.reported.after)]
            rows.append(
                [f"{part.events} events", span(part.hours), *total, "", "", "", _ratio(part.reported) + even]
            )
    return rows


def _window(pair: Pair, hours: int, most: int) -> list[str]:
    """One event and window."""
    return [
        f"{pair.event.day} {_clipped(pair.event.name)}",
        span(hours),
        _count(pair.before),
        _count(pair.after),
        _bars(pair, most),
        f"{_people(pair.before.killed)} → {_people(pair.after.killed)}",
        f"{_people(pair.before.injured)} → {_people(pair.after.injured)}",
        pair.left_out or "",
    ]


def group_cells(found: Around) -> list[list[str]]:
    """The largest groups of each kind."""
    shown: dict[str, int] = {}
    rows = []
    for group in found.groups:
        shown[group.by] = shown.get(group.by, 0) + 1
        if shown[group.by] <= GROUPS:
            rows.append([group.by, group.name, str(group.before), str(group.after), _ratio(group.ratio)])
    return rows


def listed(found: Around) -> Iterator[tuple[str, list[str]]]:
    """Incidents by name where they are few, what was left out, and the limits."""
    longest = found.spans[-1]
    for pair in longest.pairs if len(found.labels) <= FEW else ():
        for name, tally in (("before", pair.before), ("after", pair.after)):
            ids = dict.fromkeys((*tally.ids, *tally.edge))
            if ids:
                heading = (
                    f"Reported in the {span(longest.hours)} {name} {pair.event.day} (ask `warledger why ID`):"
                )
                unsure = {one for one in tally.edge if one not in tally.ids}
                yield heading, [_named(found, one, unsure) for one in ids]
    if found.same_day and len(found.labels) <= FEW:
        yield (
            "On the day itself, neither before nor after:",
            [_named(found, one, set()) for one in found.same_day],
        )
    if found.left_out:
        yield (
            "Events that give no date to count from:",
            [f"{name}: {why}" for name, why in found.left_out[:FEW]],
        )
    yield "What this can't tell:", list(found.limits)


def _named(found: Around, identity: str, unsure: set[str]) -> str:
    """An incident's id and what it is."""
    mark = " (perhaps)" if identity in unsure else ""
    return f"{identity[:SHORT]}  {found.labels[identity]}{mark}"


def _count(tally: Tally) -> str:
    """A count with its range, where times leave one."""
    return str(tally.best) if tally.low == tally.high else f"{tally.best} ({tally.low}–{tally.high})"


def _people(people: People) -> str:
    """A sum of people."""
    return f"{people.best}+" if people.high is None else str(people.best)


def _bars(pair: Pair, most: int) -> str:
    """Before and after as bars on one scale."""
    sides = [round(tally.best * BAR / most) if most else 0 for tally in (pair.before, pair.after)]
    return f"{'░' * sides[0]}┃{'█' * sides[1]}"


def _ratio(ratio: Ratio | None) -> str:
    """A ratio with its interval in short: "×1.80 (1.20–2.70)"."""
    if ratio is None:
        return "too few"
    high = "∞" if ratio.high is None else f"{ratio.high:.2f}"
    return f"×{'∞' if ratio.ratio is None else f'{ratio.ratio:.2f}'} ({ratio.low or 0:.2f}–{high})"


def _clipped(words: str) -> str:
    return words if len(words) <= 44 else words[:43] + "…"  # noqa: PLR2004 - as much as fits beside the numbers
