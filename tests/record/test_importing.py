"""A record's exports, taken back, make the same record; what can't be used is named and the rest kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from warledger.model import Document
from warledger.record import Record

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("documents", "claims", "superseded", "judgements", "incidents")


def reports(fake: dict[str, Any]) -> list[Document]:
    own = [Document(name=row["id"], **row) for row in fake["REPORTS"]]
    return [*own, Document(id="empty", name="empty", text="Nothing happened. Ї 🔥", published="2025-07-25")]


@pytest.fixture
def kept(tmp_path: Path, fake: dict[str, Any]) -> Path:
    """A record that was read twice and judged in between and after."""
    path = tmp_path / "kept.db"
    with Record.open(path, reader=fake["Fake"]("fake-1")) as record:
        record.add(reports(fake))
        first = next(iter(record.claims()))
        record.judge("reject", [first.id], who="coder", why="not that night")
    with Record.open(path, reader=fake["Fake"]("fake-2")) as record:
        record.reread()
        last = list(record.claims())[-1]
        record.judge("correct", [last.id], who="coder", field="low", value=4)
    return path


def exported(path: Path, folder: Path) -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    with Record.open(path, create=False) as record:
        for name in PARTS:
            record.export(name, folder / f"{name}.jsonl")
    return {name: (folder / f"{name}.jsonl").read_bytes() for name in PARTS}


def files(folder: Path, *names: str) -> list[Path]:
    return [folder / f"{name}.jsonl" for name in names or PARTS[:-1]]


def test_the_round_trip_gives_the_same_record_byte_for_byte(kept: Path, tmp_path: Path):
    before = exported(kept, tmp_path / "a")
    assert all(before.values())
    with Record.open(tmp_path / "copy.db") as record:
        came = record.take(reversed(files(tmp_path / "a")))
        assert (came.documents, came.claims, came.judgements, came.troubles) == (3, 4, 2, ())
    assert exported(tmp_path / "copy.db", tmp_path / "b") == before


def test_importing_again_adds_nothing(kept: Path, tmp_path: Path):
    before = exported(kept, tmp_path / "a")
    for path in (kept, tmp_path / "copy.db"):
        with Record.open(path) as record:
            record.take(files(tmp_path / "a"))
            again = record.take(files(tmp_path / "a"))
            assert (again.documents, again.claims, again.judgements, again.known) == (0, 0, 0, 3)
        assert exported(path, tmp_path / "b") == before


def test_a_broken_line_is_named_and_can_be_mended_later(kept: Path, tmp_path: Path):
    before = exported(kept, tmp_path / "a")
    path = tmp_path / "a" / "claims.jsonl"
    whole = path.read_text("utf-8").splitlines()
    moved = json.loads(whole[1]) | {"start": 0, "end": 1}
    path.write_text("\n".join([whole[0], json.dumps(moved), "{broken"]), "utf-8")
    with Record.open(tmp_path / "copy.db") as record:
        came = record.take(files(tmp_path / "a"))
        assert [str(one).split(": ")[0] for one in came.troubles] == [f"{path}, line 3", f"{path}, line 2"]
        assert "other words at 0–1" in str(came.troubles[1])
        assert (came.documents, came.judgements) == (3, 2)
        path.write_text("\n".join(whole) + "\n", "utf-8")
        mended = record.take(files(tmp_path / "a"))
        assert (mended.documents, mended.claims, mended.troubles) == (0, 1, ())
    after = exported(tmp_path / "copy.db", tmp_path / "b")
    assert {name: after[name] for name in ("documents", "claims", "judgements", "incidents")} == {
        name: before[name] for name in ("documents", "claims", "judgements", "incidents")
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[1, 2]", "no line of an export"),
        ('{"id": "x"}', "neither a document, a claim nor a judgement"),
        ('{"id": "x", "text": "t", "colour": "red"}', "no document"),
        ('{"id": "x", "verdict": "burn", "subjects": [], "who": "a", "at": "b"}', "no judgement"),
        ('{"id": "x", "type": "harm", "document": {"id": "d"}, "words": "w"}', "neither in the record nor"),
        ("\udcff", "no line of an export"),
    ],
)
def test_lines_that_are_nothing(tmp_path: Path, line: str, why: str):
    path = tmp_path / "odd.jsonl"
    path.write_bytes(line.encode(errors="surrogateescape") + b"\n")
    with Record.open(tmp_path / "copy.db") as record:
        (trouble,) = record.take([path]).troubles
        assert why in trouble.why
        assert trouble.where == f"{path}, line 1"
        assert trouble.remedy
        assert list(record.documents()) == []


def test_documents_alone_are_read(kept: Path, tmp_path: Path, fake: dict[str, Any]):
    exported(kept, tmp_path / "a")
    with Record.open(tmp_path / "copy.db", reader=fake["Fake"]("fake-2")) as record:
        came = record.take(files(tmp_path / "a", "documents"))
        assert (came.documents, came.claims) == (3, 2)
        assert sorted(document.id for document in record.documents()) == ["early", "empty", "late"]


def test_claims_of_another_reader_do_not_replace_what_is_read_here(
    kept: Path, tmp_path: Path, fake: dict[str, Any]
):
    before = exported(kept, tmp_path / "a")
    with Record.open(tmp_path / "copy.db", reader=fake["Fake"]("fake-3")) as record:
        record.add(reports(fake))
        here = list(record.claims())
        came = record.take(files(tmp_path / "a"))
        assert (came.claims, came.known) == (0, 3)
        assert list(record.claims()) == here
    assert before["claims"]


def test_judgements_alone_go_to_a_record_that_has_the_claims(kept: Path, tmp_path: Path):
    exported(kept, tmp_path / "a")
    with Record.open(tmp_path / "copy.db") as record:
        record.take(files(tmp_path / "a", "documents", "claims", "superseded"))
        assert record.judgements() == []
        assert record.take(files(tmp_path / "a", "judgements")).judgements == 2
        assert [judgement.verdict for judgement in record.judgements()] == ["reject", "correct"]


def test_rows_are_gone_through_again_and_claims_found_by_their_ids(kept: Path):
    with Record.open(kept) as record:
        claims, incidents = record.rows()
        assert list(claims) == list(claims) == list(record.claims())
        assert list(incidents) == list(incidents) == record.incidents()
        some = [claim.id for claim in claims][:1]
        assert list(claims.among([*some, "none"])) == some
