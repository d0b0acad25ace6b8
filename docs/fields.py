"""Structs as tables: what each field is called, what it may hold, what it is when not said."""

from __future__ import annotations

import inspect
import types
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", type(None): "null"}


def spell(kind: Any) -> str:
    """A field's type in words: ``tuple[str, ...]`` is "list of text"."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin is Literal:
        return " · ".join(f"`{value}`" for value in inside)
    if origin in (Union, types.UnionType):
        return " or ".join(spell(part) for part in inside)
    if origin in (tuple, list, set, frozenset):
        return f"list of {spell(inside[0])}"
    if origin is dict:
        return f"{spell(inside[1])} by {spell(inside[0])}"
    return f"`{kind.__name__}`" if isinstance(kind, type) else str(kind)


def default(field: msgspec.structs.FieldInfo) -> str:
    """What the field is when nothing is said, in words."""
    if field.required:
        return "always said"
    if field.default_factory is not msgspec.NODEFAULT:
        return "empty"
    value = field.default
    if value is None:
        return "null"
    return "empty" if value in ((), "", {}) else f"`{value}`"


def table(struct: type[msgspec.Struct], leave_out: Iterable[str] = ()) -> str:
    """The fields of a struct as a Markdown table, less those told elsewhere."""
    rows = ["| field | holds | when not said |", "|---|---|---|"]
    rows += [
        f"| `{field.name}` | {spell(field.type)} | {default(field)} |"
        for field in msgspec.structs.fields(struct)
        if field.name not in set(leave_out)
    ]
    return "\n".join(rows) if len(rows) > 2 else "No fields beyond the common ones."  # noqa: PLR2004 - the two head rows


def section(struct: type[msgspec.Struct], leave_out: Iterable[str] = (), level: int = 2) -> str:
    """A struct's name, its docstring and its fields."""
    return (
        f"{'#' * level} {struct.__name__}\n\n{inspect.getdoc(struct) or ''}\n\n{table(struct, leave_out)}\n"
    )
