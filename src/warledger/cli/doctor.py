"""`warledger doctor`: what is installed, what is missing, and how to get it."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import click

from warledger import __version__
from warledger.cli._examples import Command
from warledger.cli._options import record_option, settings

NEEDED = (
    "alembic",
    "anyascii",
    "charset-normalizer",
    "click",
    "htmldate",
    "httpx",
    "justext",
    "lxml",
    "msgspec",
    "rapidfuzz",
    "rich",
    "sqlalchemy",
    "trafilatura",
)
OPTIONAL = {
    "duckdb": "parquet exports and analysis (extra `scale`)",
    "dask": "reading on a cluster (extra `scale`)",
    "scipy": "statistics around talks (extra `stats`)",
    "starlette": "web pages and API (extra `server`)",
    "weasyprint": "PDF reports (extra `pdf`)",
    "psycopg": "records in PostgreSQL (extra `postgres`)",
}


@click.command(
    "doctor",
    cls=Command,
    examples=("warledger doctor",),
    short_help="What is installed, what is missing, how to get it.",
)
@record_option
def command(record: str | None) -> int:
    """Say what is installed and working, what is missing, and how to get it.

    Ends with 1 if something that reading needs is missing.
    """
    fine = [_line("python", sys.version.split()[0], ok=sys.version_info >= (3, 11))]
    click.echo(f"ok       warledger     {__version__}")
    fine += [_package(name) for name in NEEDED]
    for name, use in OPTIONAL.items():
        _extra(name, use)
    _plugs()
    fine += [_gazetteer(record), _record(record)]
    return 0 if all(fine) else 1


def _line(name: str, told: str, *, ok: bool | None) -> bool:
    mark = {True: "ok", False: "MISSING", None: "-"}[ok]
    click.echo(f"{mark:8} {name:13} {told}")
    return ok is not False


def _package(name: str) -> bool:
    try:
        return _line(name, metadata.version(name), ok=True)
    except metadata.PackageNotFoundError:
        return _line(name, "run `make setup`, or pip install warledger again", ok=False)


def _extra(name: str, use: str) -> None:
    try:
        _line(name, f"{metadata.version(name)}: {use}", ok=True)
    except metadata.PackageNotFoundError:
        _line(name, f"not installed, not needed for reading: {use}", ok=None)


def _plugs() -> None:
    from warledger import language
    from warledger.plugs import names

    spoken = sorted(path.stem for folder in language.__path__ for path in Path(folder).glob("*.toml"))
    _line("languages", ", ".join(spoken) or "none", ok=bool(spoken))
    for kind in ("sources", "codebook", "stores", "engines", "publish"):
        _line(kind, ", ".join(names(kind)), ok=True)


def _gazetteer(record: str | None) -> bool:
    chosen = settings(record).gazetteer
    path = Path(chosen) if chosen else Path(sys.prefix) / "share" / "warledger" / "gazetteer.db"
    if path.is_file():
        return _line("gazetteer", f"{path} ({path.stat().st_size / 1e6:.0f} MB)", ok=True)
    return _line("gazetteer", f"no {path}: run `make setup`, or set WARLEDGER_GAZETTEER", ok=False)


def _record(record: str | None) -> bool:
    """The record in this folder, if there is one: whole or not."""
    from warledger.record import Record
    from warledger.stores._ledger import StoreTrouble

    chosen = settings(record)
    if not Path(chosen.record).is_file():
        return _line("record", f"no {chosen.record} yet: `warledger read` makes it", ok=None)
    try:
        with Record.open(settings=chosen, create=False) as kept:
            documents = sum(1 for _ in kept.documents())
            claims = sum(1 for _ in kept.claims())
    except StoreTrouble as trouble:
        return _line("record", str(trouble), ok=False)
    return _line("record", f"{chosen.record}: {documents:,} documents, {claims:,} claims", ok=True)
