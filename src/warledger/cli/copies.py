"""`warledger copies`: who copied whom, and in which words."""

from __future__ import annotations

import click

from warledger.cli._examples import Command
from warledger.cli._options import json_option, opened, record_option

COLUMNS = ("REPORT", "OUTLET", "OUT", "GOES BACK TO", "SHARE", "LONGEST PASSAGE IN COMMON")
_WIDE = 60


@click.command(
    "copies",
    cls=Command,
    examples=("warledger copies odesa_7", "warledger copies odesa_7 --json"),
    short_help="Who copied whom: a report's family, and the words in common.",
)
@click.argument("document")
@record_option
@json_option
def command(document: str, record: str | None, as_json: bool) -> None:
    """Show the family of DOCUMENT (a report's name or id): what it goes back to, and what goes back to it.

    The first report comes first, each copy or rewrite under the one it is nearest to. All of
    them count as one source.
    """
    from warledger.cli._screen import show, show_json

    with opened(record) as kept:
        found = kept.copies(document)
    if as_json:
        import msgspec

        show_json(msgspec.to_builtins(one) for one in found)
        return
    rows = []
    for one in found:
        longest = max((" ".join(passage.words.split()) for passage in one.passages), key=len, default="")
        rows.append(
            [
                f"{'  ' * one.depth}{one.document}",
                one.publisher or "·",
                one.published or "·",
                f"{one.of} ({one.kind})" if one.of else "·",
                f"{one.share:.0%}" if one.share is not None else "·",
                longest if len(longest) <= _WIDE else f"{longest[:_WIDE]}…",
            ]
        )
    show(COLUMNS, rows, "No such report.")
