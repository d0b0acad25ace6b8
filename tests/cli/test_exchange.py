"""`compare` and `import` on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = ("documents", "claims", "judgements")


@pytest.fixture
def run(run: Callable[..., Any], fake: dict[str, Any]) -> Callable[..., Any]:
    """The command line, with two reports in the record."""
    Path("reports.jsonl").write_text("\n".join(map(json.dumps, fake["REPORTS"])), encoding="utf-8")
    assert run("read", "reports.jsonl").code == 0
    return run


def test_a_comparison_is_told_in_sentences_and_as_a_table(run: Callable[..., Any]):
    done = run("compare", "acled", "ucdp")
    assert (done.code, done.err) == (0, "")
    assert "acled counts 1 event with no deaths, ucdp 0 events with no deaths." in done.out
    assert "· 1 event with no deaths only in acled; to ucdp: no death in any figure." in done.out
    assert "RULE OF UCDP" in done.out
    assert "Odesa 2025-07-23" in done.out


def test_a_comparison_as_json_has_every_incident(run: Callable[..., Any]):
    told = json.loads(run("compare", "acled", "ucdp", "--json").out)
    assert [count["events"] for count in told["counts"]] == [1, 0]
    assert [len(one["incidents"]) for one in told["differences"]] == [1]


def test_what_cannot_be_compared_is_wrong_usage(run: Callable[..., Any]):
    done = run("compare", "acled", "geojson")
    assert done.code == 2
    assert "'geojson' is no codebook" in done.err


def test_exports_are_taken_back(run: Callable[..., Any]):
    for name in FILES:
        assert run("export", name, "--to", f"{name}.jsonl").code == 0
    words = ["import", *(f"{name}.jsonl" for name in FILES), "--record", "copy.db"]
    done = run(*words)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "New: 2 documents, 2 claims, 0 judgements; 0 documents were there. The record now has 1 incident.\n"
    )
    again = json.loads(run(*words, "--json").out)
    assert again == {"documents": 0, "claims": 0, "judgements": 0, "known": 2, "incidents": 1, "unread": 0}


def test_a_broken_line_ends_with_one_and_names_its_place(run: Callable[..., Any]):
    Path("broken.jsonl").write_text("{}\n", encoding="utf-8")
    done = run("import", "broken.jsonl")
    assert done.code == 1
    assert "warledger: broken.jsonl, line 1: " in done.err


def test_a_file_that_is_not_there_is_wrong_usage(run: Callable[..., Any]):
    done = run("import", "gone.jsonl", "--record", "copy.db")
    assert done.code == 2
    assert "gone.jsonl is no file" in done.err
    assert not Path("copy.db").exists()


def test_filters_do_not_go_with_what_is_exported_whole(run: Callable[..., Any]):
    done = run("export", "judgements", "--to", "a.jsonl", "--place", "UA")
    assert done.code == 2
    assert "judgements is exported whole" in done.err
