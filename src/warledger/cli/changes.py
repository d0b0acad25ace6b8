"""`warledger changes`: how figures came to be what they are, and what is new in the record since."""

from __future__ import annotations

from typing import Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import filters, json_option, opened, record_option, wanted

SINCE = ("CHANGE", "INCIDENT", "WHERE", "WHEN", "WHAT CHANGED")
COLUMNS = ("TOLD", "INCIDENT", "WHERE", "WHEN", "FIGURE", "CHANGE", "SAID BY", "IN")


@click.command(
    "changes",
    cls=Command,
    examples=(
        "warledger changes",
        "warledger changes 4f2a",
        "warledger changes --place Kharkiv --json",
        "warledger changes --since 2025-07-24",
        "warledger changes --since 2025-07-24 --by published",
    ),
    short_help="How 1 became 3, 33 and 42: by whom and when.",
)
@click.argument("identity", metavar="[ID]", required=False)
@record_option
@filters
@click.option(
    "--by",
    "clock",
    type=click.Choice(["read", "published"]),
    default="read",
    show_default=True,
    help="With --since: by when reports were read into the record, or by when they came out.",
)
@json_option
def command(identity: str | None, record: str | None, as_json: bool, clock: str, **given: Any) -> None:
    """Replay how figures changed from one report to the next; of one incident if ID is given.

    With --since DATE, tell instead what the record says otherwise than before that day:
    incidents that are new, merged, split or gone, figures and statuses that moved.
    """
    if given["since"] is not None:
        _since(identity, record, as_json, clock, given)
        return
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


def _since(
    identity: str | None, record: str | None, as_json: bool, clock: Any, given: dict[str, Any]
) -> None:
    """Show what changed in the record since a day."""
    from warledger.cli._screen import place_words, show, show_json, when_words
    from warledger.record.changes import changed

    with opened(record) as kept:
        found = changed(kept, given["since"], wanted(given | {"since": None}), clock=clock)
        meant = None if identity is None else kept.why(identity).incident
    if identity is not None:
        found = [change for change in found if meant is not None and change.incident.id == meant.id]
    rows = [
        {
            "change": change.kind,
            "incident": change.incident.id,
            "type": change.incident.type,
            "place": place_words(change.incident.place),
            "when": when_words(change.incident.when),
            "text": change.text,
            "before": change.before,
            "now": change.now,
        }
        for change in found
    ]
    if as_json:
        show_json(rows)
        return
    cells = [
        [c.kind, c.incident.id[:10], place_words(c.incident.place), when_words(c.incident.when), c.text]
        for c in found
    ]
    show(SINCE, cells, f"Nothing has changed since {given['since']}.")


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
