"""An incident under one scheme's rules: its row, or the rule that leaves it out.

An export that is a codebook has `coded(claims, incidents)`, which gives one coding for each
incident; `warledger compare` lays two of them side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from warledger.model import Incident


class Coding(NamedTuple):
    """What a scheme makes of an incident.

    `row` is null for one that it leaves out; `rule` says why it is left out, or else by which
    rule its dead are counted; `deaths` is the number it counts.
    """

    incident: Incident
    row: dict[str, Any] | None
    rule: str
    deaths: int = 0
