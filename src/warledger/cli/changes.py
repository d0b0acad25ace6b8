"""`warledger changes`: how figures came to be what they are."""

from __future__ import annotations

from typing import Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import filters, json_option, opened, record_option, wanted

COLUMNS = ("TOLD", "INCIDENT", "WHERE", "WHEN", "FIGURE", "CHANGE", "SAID BY", "IN")


@click.command(
    "changes",
    cls=Command,
    examples=("warledger changes", "warledger changes 4f2a", "warledger changes --place Kharkiv --json"),
    short_help="How 1 became 3, 33 and 42: by whom and when.",
)
@click.argument("identity", metavar="[ID]", required=False)
@record_option
@filters
@json_option
def command(identity: str | None, record: str | None, as_json: bool, **given: Any) -> None:
    """Replay how figures changed from one report to the next; of one incident if ID is given."""
    from warledger.cli._screen import place_words, show, show_json, when_words

    with opened(record) as kept:
        told = {claim.id: claim for claim in kept.claims()}
        chosen = kept.incidents(wanted(given))
        if identity is not None:
            found = kept.why(identity).incident
            chosen = [incident for incident in chosen if found is not None and incident.id == found.id]
    steps = []
    for incident in chosen:
        last: dict[str, str] = {}
        for moment in incident.history:
            now = _range(moment.low, moment.high)
            before = last.get(moment.effect)
            last[moment.effect] = now
            if before == now:
                continue
            claim = told.get(moment.claim)
            speaker = claim.speaker if claim else None
            steps.append(
                {
                    "at": moment.at,
                    "incident": incident.id,
                    "place": place_words(incident.place),
                    "when": when_words(incident.when),
                    "effect": moment.effect,
                    "before": before,
                    "now": now,
                    "speaker": (speaker.name or speaker.words) if speaker else None,
                    "document": claim.document.name if claim else None,
                    "claim": moment.claim,
                }
            )
    steps.sort(key=lambda step: step["at"] or "")
    if as_json:
        show_json(steps)
    else:
        show(COLUMNS, [_cells(step) for step in steps], "No figures that match.")


def _cells(step: dict[str, Any]) -> list[str]:
    change = step["now"] if step["before"] is None else f"{step['before']} → {step['now']}"
    return [
        step["at"] or "?",
        step["incident"][:10],
        step["place"],
        step["when"],
        step["effect"],
        change,
        step["speaker"] or "·",
        step["document"] or "·",
    ]


def _range(low: int | None, high: int | None) -> str:
    if high is None:
        return f"{low}+"
    return str(high) if low == high else f"{'up to ' if low is None else f'{low}–'}{high}"
