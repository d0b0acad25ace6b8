"""Plugs are found by listing their folder, say what they are, and do not know each other."""

from __future__ import annotations

import inspect
from functools import cache
from pathlib import Path

import grimp
import pytest

from warledger import plugs

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("codebook", "sources", "stores", "engines", "publish", "cli")
EVERY = [(kind, name) for kind in KINDS for name in plugs.names(kind)]


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("warledger", cache_dir=None)


@pytest.mark.parametrize(("kind", "name"), EVERY, ids="/".join)
def test_a_plug_loads_and_says_what_it_is(kind: str, name: str):
    assert inspect.getdoc(plugs.load(kind, name))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "cli"])
def test_plugs_of_a_kind_do_not_know_each_other(kind: str):
    mine = {f"warledger.{kind}.{name}" for name in plugs.names(kind)}
    known = {name: graph().find_modules_directly_imported_by(name) & mine for name in mine}
    assert not {name: found for name, found in known.items() if found}


def test_an_unknown_plug_is_refused_with_the_names_there_are():
    with pytest.raises(plugs.PlugError, match=r"no sources plug named 'fax'; there are: .*jsonl"):
        plugs.load("sources", "fax")


def test_a_file_that_starts_with_an_underscore_is_no_plug():
    assert (ROOT / "src" / "warledger" / "sources" / "_input.py").exists()
    assert not [name for _, name in EVERY if name.startswith("_")]
