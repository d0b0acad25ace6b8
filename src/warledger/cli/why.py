"""`warledger why`: where a number comes from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from warledger.cli._examples import Command
from warledger.cli._options import json_option, opened, record_option

if TYPE_CHECKING:
    from rich.text import Text

    from warledger.model import Moment
    from warledger.record.trace import Evidence, Why

_MERGED = "merged: "


@click.command(
    "why",
    cls=Command,
    examples=("warledger why 4f2a", "warledger why 4f2a --json"),
    short_help="Where a number comes from, down to the words.",
)
@click.argument("identity", metavar="ID")
@record_option
@json_option
def command(identity: str, record: str | None, as_json: bool) -> None:
    """Answer where a claim or an incident comes from. ID is an id, or the start of one.

    For an incident: each figure with its rule and arithmetic, its history, and every claim's
    exact words in their context, with document, publisher, speaker and time.
    """
    from warledger.cli._screen import show_json

    with opened(record) as kept:
        found = kept.why(identity)
    if as_json:
        import msgspec

        show_json([msgspec.to_builtins(found)])
    else:
        _print(found)


def _print(found: Why) -> None:
    from warledger.cli._screen import console, place_words, when_words

    screen = console()
    incident = found.incident
    if incident is not None:
        what = f"{incident.type} · {place_words(incident.place)} · {when_words(incident.when)} · {incident.status}"
        part = "" if found.kind == "incident" else "part of "
        screen.print(f"[bold]{part}incident {incident.id}[/bold]  ", end="")
        screen.print(what, markup=False)
        for line in _incident_lines(found):
            screen.print(line, markup=False)
    for judgement in found.judgements:
        screen.print(
            f"  judged: {judgement.verdict} by {judgement.who} at {judgement.at} {judgement.why}",
            markup=False,
        )
    for evidence in found.evidence:
        screen.print()
        screen.print(_heading(evidence), markup=False)
        screen.print(_quoted(evidence))


def _incident_lines(found: Why) -> list[str]:
    """What an incident's figures are, how each was reached, why its reports are one, and its course."""
    incident = found.incident
    if incident is None:
        return []
    whole = found.kind == "incident"
    own = [reason for reason in incident.reasons if whole and not reason.startswith(_MERGED)]
    lines = []
    for one in found.sums:
        ends = f"at least {one.low}" if one.high is None else f"{one.low} to {one.high}"
        lines.append(f"  {one.effect}: {one.best} ({ends}), by rule {one.rule}")
        mine = [reason for reason in own if reason.startswith(f"{one.effect}: ")]
        lines += [f"    because {reason.removeprefix(f'{one.effect}: ')}" for reason in mine]
        own = [reason for reason in own if reason not in mine]
        lines.append(f"    from {one.arithmetic}")
    if whole:
        lines += [f"  {reason}" for reason in own]
        merged = (reason for reason in incident.reasons if reason.startswith(_MERGED))
        lines += [f"  one event because of {reason.removeprefix(_MERGED)}" for reason in merged]
    steps = [f"{m.at or '?'} {m.effect} {_range(m.low, m.high)} [{m.claim[:10]}]" for m in _steps(found)]
    return [*lines, f"  history: {' → '.join(steps)}"] if len(steps) > 1 else lines


def _steps(found: Why) -> list[Moment]:
    """The history without figures that only say again what was said before them."""
    last: dict[str, tuple[int | None, int | None]] = {}
    kept = []
    for moment in found.history:
        if last.get(moment.effect) != (moment.low, moment.high):
            kept.append(moment)
        last[moment.effect] = (moment.low, moment.high)
    return kept


def _range(low: int | None, high: int | None) -> str:
    """A figure in words: "7", "5 to 7", "33 or more", "up to 7"."""
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _heading(evidence: Evidence) -> str:
    """The line above a quotation: id, what it claims, who says so, where and when."""
    from warledger.cli._rows import what
    from warledger.cli._screen import place_words, when_words

    claim = evidence.claim
    document, speaker = claim.document, claim.speaker
    said = (speaker.name or speaker.words) if speaker else "the publisher's own voice"
    side = f" ({speaker.side})" if speaker and speaker.side else ""
    chain = f" via {' via '.join(speaker.chain)}" if speaker and speaker.chain else ""
    parts = [
        f"claim {claim.id[:10]}{' (superseded)' if evidence.superseded else ''}",
        what(claim),
        place_words(claim.place),
        when_words(claim.when),
        f"said by {said}{side}{chain}",
        f"in {document.name}, {document.publisher or 'publisher unknown'}, {document.published or 'undated'}",
    ]
    parts += [document.url] if document.url else []
    parts += [f"edited {evidence.edited}"] if evidence.edited else []
    parts += [f"forwarded from {evidence.forwarded_from}"] if evidence.forwarded_from else []
    parts += [f"in reply to {evidence.replies_to}"] if evidence.replies_to else []
    return " · ".join(parts)


def _quoted(evidence: Evidence) -> Text:
    """The words in their context: bold on a terminal, between ⟦ ⟧ elsewhere."""
    from rich.text import Text

    opening, closing = ("", "") if sys.stdout.isatty() else ("⟦", "⟧")
    before, after = _line(evidence.before), _line(evidence.after)
    return Text.assemble(
        "  …", before, (f"{opening}{_line(evidence.claim.words)}{closing}", "bold yellow"), after, "…"
    )


def _line(text: str) -> str:
    """Line breaks as spaces, so that a quotation is one paragraph."""
    return text.replace("\r", "").replace("\n", " ")
