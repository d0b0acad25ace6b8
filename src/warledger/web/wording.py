"""The words of the interface, from one catalog: `english.toml` beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

SCRIPTED = ("theme", "map", "legend", "timeline", "js", "many", "label")
"""The parts of the catalog that scripts use."""


@cache
def catalog() -> dict[str, str]:
    """Every string of the interface by its dotted key."""
    text = files("warledger.web").joinpath("english.toml").read_text("utf-8")
    return dict(_flat(tomllib.loads(text)))


def say(key: str, **values: object) -> str:
    """A string of the interface, with its values put in.

    Raises:
        KeyError: if the catalog has no such string.
    """
    told = catalog()[key]
    return told.format(**values) if values else told


def counted(key: str, n: int) -> str:
    """So many things, in words: "1 incident", "2,310 incidents"."""
    return say(f"many.{key}.{'one' if n == 1 else 'many'}", n=f"{n:,}")


def label(kind: str, value: str) -> str:
    """A value of the codebook as people read it; one without an entry reads as it is written."""
    return catalog().get(f"label.{kind}.{value}") or value.replace("_", " ")


@cache
def scripts() -> dict[str, str]:
    """The strings that scripts use."""
    return {key: told for key, told in catalog().items() if key.split(".")[0] in SCRIPTED}


def _flat(table: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _flat(value, f"{before}{key}.")
        else:
            found.append((f"{before}{key}", str(value)))
    return found
