"""Structs → column types of a table with nested values, and rows → a Parquet file."""

from __future__ import annotations

import tempfile
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import msgspec

from warledger.plugs import Trouble
from warledger.publish._rows import ATTRIBUTION, lines
from warledger.publish._told import days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from warledger.model import Claim, Incident

PLAIN = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
DAYS = {"first_day": "DATE", "last_day": "DATE"}
DAY_FIELDS = {"first_day": "first day it can be; null when unknown", "last_day": "last day it can be"}
PIECE = 1 << 20
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,  # the same rows make the same bytes
    "memory_limit": "128MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def column(kind: Any, above: tuple[Any, ...] = ()) -> str:
    """The column type of a field. A struct inside itself is left out: its field has no column there."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin is Literal:
        return "VARCHAR"
    if origin in (Union, types.UnionType):
        return column(next(part for part in inside if part is not type(None)), above)
    if origin in (tuple, list):
        return f"{column(inside[0], above)}[]"
    if origin is dict:
        return f"MAP(VARCHAR, {column(inside[1], above)})"
    fields = {
        field.name: field.type
        for field in msgspec.structs.fields(kind)
        if not (kind in above and _within(kind, field.type))
    }
    parts = (f'"{name}" {column(part, (*above, kind))}' for name, part in fields.items())
    return f"STRUCT({', '.join(parts)})"


def _within(kind: Any, field: Any) -> bool:
    return field is kind or any(_within(kind, part) for part in get_args(field))


def day_cells(one: Claim | Incident) -> dict[str, str | None]:
    """The days of a claim or incident as the cells of two columns."""
    span = days(one.when)
    return {
        "first_day": span.first.isoformat() if span else None,
        "last_day": span.last.isoformat() if span else None,
    }


def parquet(rows: Iterable[dict[str, Any]], columns: Mapping[str, str], loses: str) -> Iterator[bytes]:
    """A Parquet file of rows, in pieces. Rows pass through a file on disk; few are in memory at once.

    Raises:
        Trouble: if the library for it is not installed.
    """
    try:
        import duckdb
    except ModuleNotFoundError:
        remedy = "Install it: `make full` in a checkout, or pip install 'warledger[scale]'."
        raise Trouble("export to Parquet", "the extra “scale” is not installed", remedy) from None
    with tempfile.TemporaryDirectory(prefix="warledger-") as folder:
        given, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with given.open("wb") as file:
            file.writelines(lines(rows))
        spelled = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        about = ", ".join(f"{key}: '{_quoted(text)}'" for key, text in _about(loses).items())
        with duckdb.connect(config=SETTINGS) as connection:
            connection.execute(
                f"COPY (SELECT * FROM read_json('{_quoted(str(given))}', format = 'newline_delimited',"  # noqa: S608 - names and types of our own structs
                f" columns = {{{spelled}}}, maximum_object_size = 16777216))"
                f" TO '{_quoted(str(made))}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 10000,"
                f" KV_METADATA {{{about}}})"
            )
        with made.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def _about(loses: str) -> dict[str, str]:
    return {"attribution": ATTRIBUTION, "loses": loses}


def _quoted(text: str) -> str:
    return text.replace("'", "''")
