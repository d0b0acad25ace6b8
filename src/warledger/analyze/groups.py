"""By actor, means and area: what the windows that count are made of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from warledger.analyze.findings import Group
from warledger.analyze.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warledger.analyze.findings import Span
    from warledger.model import Incident

FEW = 10
"""Incidents below which a group's ratio is not given: its interval would say nothing."""
By = Literal["actor", "means", "area"]
UNKNOWN = "not told"


def groups(span: Span, incidents: Mapping[str, Incident]) -> tuple[Group, ...]:
    """The incidents in the windows of the events that count, by who, with what and where; most first."""
    counted = [pair for pair in span.pairs if pair.left_out is None] or list(span.pairs)
    found: dict[tuple[By, str], list[list[list[str]]]] = defaultdict(lambda: [[[], []] for _ in counted])
    for k, pair in enumerate(counted):
        for side, tally in enumerate((pair.before, pair.after)):
            for identity in tally.ids:
                for key in _keys(incidents[identity]):
                    found[key][k][side].append(identity)
    made = []
    for (by, name), sides in found.items():
        counts = [(len(before), len(after)) for before, after in sides]
        ids = tuple(one for pair in sides for side in pair for one in side)
        made.append(
            Group(
                by=by,
                name=name,
                before=sum(before for before, _ in counts),
                after=sum(after for _, after in counts),
                ratio=ratio(counts) if len(ids) >= FEW and len(counted) > 1 else None,
                ids=ids,
            )
        )
    order = {"actor": 0, "means": 1, "area": 2}
    return tuple(sorted(made, key=lambda one: (order[one.by], one.name == UNKNOWN, -len(one.ids), one.name)))


def _keys(one: Incident) -> list[tuple[By, str]]:
    """The groups an incident belongs to."""
    place = one.place
    area = (place.admin1 or place.name or place.country) if place else None
    means: list[tuple[By, str]] = [("means", name) for name in one.means] or [("means", UNKNOWN)]
    return [("actor", one.actor or UNKNOWN), *means, ("area", area or UNKNOWN)]
