"""Every string of the pages stands in the catalog, and the catalog holds no other."""

from __future__ import annotations

import re
import runpy
from typing import TYPE_CHECKING

import pytest

from warledger.web.wording import catalog, say

if TYPE_CHECKING:
    from pathlib import Path

CALLS = re.compile(r"""(?:\bt|\bsay|\bcount)\(\s*["'`]([\w.\- ]+)["']""")
COUNTED = re.compile(r"""\bcounted\(["'](\w+)["']""")
JOINED = re.compile(r"""(?:\bt|\bsay)\(\s*["'`]([a-z]+)\.(?:["']\s*[~+(]|\$\{)""")
SECTIONS = re.compile(r"""["']((?:place|when|range|fact)\.[a-z]+)["']""")


def sources(root: Path) -> str:
    web = root / "src" / "warledger" / "web"
    paths = [*web.glob("templates/*.html"), *web.rglob("*.py"), *web.glob("static/js/*.js")]
    return "\n".join(path.read_text("utf-8") for path in paths)


def test_what_is_said_is_in_the_catalog_and_nothing_else_is(root: Path):
    text = sources(root)
    said = set(CALLS.findall(text)) | set(SECTIONS.findall(text))
    said |= {f"many.{name}.{n}" for name in COUNTED.findall(text) for n in ("one", "many")}
    said |= {f"many.{name}.{n}" for name in ("incidents",) for n in ("one", "many")}
    known = set(catalog())
    said.discard("many.incidents")
    missing = {key for key in said if key not in known and "." in key and not key.endswith(".")}
    assert not missing
    joined = set(JOINED.findall(text)) | {"label", "status", "timeline"}
    idle = {key for key in known - said if key.split(".")[0] not in joined}
    assert not idle


def test_a_string_that_is_not_there_is_noticed():
    with pytest.raises(KeyError):
        say("nothing.like-this")


def test_vendored_files_are_those_that_were_brought_in(root: Path):
    made = runpy.run_path(str(root / "docs" / "vendor.py"))
    for folder in (made["SHIPPED"], made["TESTED"]):
        assert made["changed"](folder) == []
    assert (
        sum(path.stat().st_size for path in made["SHIPPED"].parent.rglob("*") if path.is_file()) < 4_000_000
    )
