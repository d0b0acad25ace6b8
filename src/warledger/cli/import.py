"""`warledger import`: exports taken back into a record."""
# ruff: noqa: N999 - the file's name is the name that users type

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from warledger.cli._examples import Command
from warledger.cli._options import json_option, opened, record_option

if TYPE_CHECKING:
    from warledger.record.importing import Imported


@click.command(
    "import",
    cls=Command,
    examples=(
        "warledger import documents.jsonl claims.jsonl judgements.jsonl --record copy.db",
        "warledger import judgements.jsonl",
    ),
    short_help="Take exports back: documents, claims, judgements.",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@record_option
@json_option
def command(files: tuple[Path, ...], record: str | None, as_json: bool) -> int:
    """Take FILEs of the exports documents, claims, superseded and judgements into the record.

    In a new record they make the same incidents again. Claims need their documents, in the same
    command or in the record; documents without any claims are read as `warledger read` would.
    What is there already is passed over. Each line that can't be used is named on standard error
    with the reason; the others are kept.
    """
    from warledger.cli._screen import progress_bar, show_json

    missing = [path for path in files if not path.is_file()]
    if missing:
        raise click.BadParameter(f"{missing[0]} is no file. Give files that `warledger export` wrote.")
    tell, end = progress_bar("importing")
    with opened(record, create=True) as kept:
        try:
            came = kept.take(files, tell)
        finally:
            end()
        for trouble in came.troubles:
            click.echo(f"warledger: {trouble}", err=True)
        incidents = len(kept.incidents())
    if as_json:
        show_json([_counts(came) | {"incidents": incidents, "unread": len(came.troubles)}])
    else:
        counts = ", ".join(f"{count:,} {noun}" for noun, count in _counts(came).items() if noun != "known")
        click.echo(
            f"New: {counts}; {came.known:,} documents were there. The record now has {incidents:,} incident{'s' * (incidents != 1)}."
        )
    return 1 if came.troubles else 0


def _counts(came: Imported) -> dict[str, int]:
    return {name: getattr(came, name) for name in ("documents", "claims", "judgements", "known")}
