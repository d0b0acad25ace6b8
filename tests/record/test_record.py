from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from warledger import Document, Filter, Record, read
from warledger.plugs import Trouble
from warledger.record.book import JudgementError
from warledger.record.trace import NotFoundError
from warledger.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def reports(tmp_path: Path, fake: dict[str, Any]) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, fake["REPORTS"])), encoding="utf-8")
    return path


@pytest.fixture(params=["sqlite", "memory"])
def record(request: pytest.FixtureRequest, tmp_path: Path, fake: dict[str, Any]) -> Any:
    settings = Settings(store=request.param)
    with Record.open(tmp_path / "a.db", settings=settings, reader=fake["Fake"]()) as opened:
        yield opened


def test_adding_twice_adds_nothing(record: Record, reports: Path):
    first, again = record.add([reports]), record.add([reports, reports])
    assert (first.seen, len(first.new), first.claims) == (2, 2, 2)
    assert (again.seen, again.new, again.claims) == (4, (), 0)
    assert len(list(record.claims())) == 2


def test_the_same_report_twice_in_one_call_is_one(record: Record, reports: Path):
    assert len(record.add([reports, reports]).new) == 2


def test_words_are_where_they_are_said_to_be(record: Record, reports: Path):
    record.add([reports])
    texts = {document.id: document.text for document in record.documents()}
    for claim in record.claims():
        assert texts[claim.document.id][claim.start : claim.end] == claim.words


def test_claims_come_by_document_and_place(record: Record, reports: Path):
    record.add([reports])
    assert [claim.document.name for claim in record.claims()] == ["early", "late"]


def test_one_failing_document_does_not_stop_the_others(record: Record, tmp_path: Path):
    for name, text in (("a", "1 hurt"), ("b", "FAIL 2"), ("c", "3 hurt"), ("d", "SHIFT 4")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    added = record.add([tmp_path])
    assert len(added.new) == 3
    (failed,) = map(str, added.troubles)
    assert "b.txt, b: reading failed (RuntimeError: no such rule)" in failed


def test_what_can_be_no_claim_is_left_out_and_the_rest_stays(
    record: Record, fake: dict[str, Any], caplog: pytest.LogCaptureFixture
):
    document = Document(id="d" * 16, name="mixed", text="In Odesa 4 and 5 were hurt, then 6.")
    good, misplaced, unread = fake["Fake"]().read(document)
    misplaced = msgspec.structs.replace(misplaced, start=misplaced.start + 1, end=misplaced.end + 1)
    unread = msgspec.structs.replace(unread, scope="galaxy")

    class Clumsy:
        version = "clumsy"

        def read(self, _: Document) -> list[Any]:
            return [misplaced, good, unread]

    record._given = Clumsy()
    added = record.add([document])
    assert (added.troubles, added.claims) == ((), 1)
    assert [claim.words for claim in record.claims()] == ["4"]
    first, second = caplog.messages
    assert "mixed: a claim is left out (no such words at" in first
    assert "mixed: a claim is left out (Invalid enum value 'galaxy'" in second


def test_languages_are_told(record: Record, tmp_path: Path):
    (tmp_path / "a.txt").write_text("В Одессе ранены 5 человек, сообщили спасатели.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("В Одесі поранені 6 людей, повідомили рятувальники.", encoding="utf-8")
    record.add([tmp_path])
    assert {d.name: d.language for d in record.documents()} == {"a": "ru", "b": "uk"}
    assert [claim.words for claim in record.claims(Filter(language="uk"))] == ["6"]
    assert record.incidents(Filter(language="fr")) == []


def test_incidents_follow_what_is_added(record: Record, reports: Path):
    assert record.incidents() == []
    record.add([reports])
    (incident,) = record.incidents()
    assert incident.documents == ("early", "late")
    assert incident.figures["injured"].best == 5


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Filter(since="2025-07-24"), 2),
        (Filter(since="2025-07-25"), 0),
        (Filter(until="2025-07-23"), 2),
        (Filter(until="2025-07-22"), 0),
        (Filter(place="odes"), 2),
        (Filter(place="UA"), 2),
        (Filter(place="RU"), 0),
        (Filter(type="harm"), 2),
        (Filter(type="attack"), 0),
        (Filter(actor="Russia"), 0),
    ],
    ids=repr,
)
def test_filters(record: Record, reports: Path, wanted: Filter, count: int):
    record.add([reports])
    assert len(list(record.claims(wanted))) == count


def test_why_opens_an_incident_down_to_the_words(record: Record, reports: Path, fake: dict[str, Any]):
    record.add([reports])
    (incident,) = record.incidents()
    why = record.why(incident.id[:6])
    assert (why.kind, why.id) == ("incident", incident.id)
    assert [one.before + one.claim.words + one.after for one in why.evidence] == [
        r["text"] for r in fake["REPORTS"]
    ]
    (total,) = why.sums
    assert (total.effect, total.best, total.rule) == ("injured", 5, "latest-by-authority")
    assert "best 5" in total.arithmetic
    assert len(why.history) == 2


def test_why_of_a_claim_names_its_incident(record: Record, reports: Path):
    record.add([reports])
    claim = next(record.claims())
    why = record.why(claim.id)
    assert why.kind == "claim"
    assert why.incident is not None
    assert [one.claim.id for one in why.evidence] == [claim.id]


def test_why_refuses_what_it_does_not_know(record: Record, reports: Path):
    record.add([reports])
    with pytest.raises(NotFoundError, match="starts with 'zzz'"):
        record.why("zzz")
    with pytest.raises(NotFoundError):
        record.why("")


def test_a_newer_reader_supersedes_and_keeps(tmp_path: Path, reports: Path, fake: dict[str, Any]):
    path = tmp_path / "a.db"
    with Record.open(path, reader=fake["Fake"]("v1")) as old:
        old.add([reports])
        before = {claim.id for claim in old.claims()}
    with Record.open(path, reader=fake["Fake"]("v2")) as new:
        assert new.add([reports]).new == ()
        added = new.reread()
        assert (len(added.new), added.claims) == (2, 2)
        assert {claim.reader for claim in new.claims()} == {"v2"}
        gone = new.why(min(before))
        assert gone.evidence[0].superseded
        assert new.reread().new == ()


def test_rejected_claims_count_no_more_until_undone(record: Record, reports: Path):
    record.add([reports])
    late = next(claim for claim in record.claims() if claim.document.name == "late")
    told = record.judge("reject", [late.id[:8]], who="desk", why="typo in the source")
    assert record.incidents()[0].figures["injured"].best == 3
    assert len(list(record.claims())) == 2
    record.judge("undo", [told.id[:8]], who="desk")
    assert record.incidents()[0].figures["injured"].best == 5
    assert [j.verdict for j in record.judgements()] == ["reject", "undo"]


def test_judgements_hold_after_a_reread(tmp_path: Path, reports: Path, fake: dict[str, Any]):
    with Record.open(tmp_path / "a.db", reader=fake["Fake"]()) as kept:
        kept.add([reports])
        late = next(claim for claim in kept.claims() if claim.document.name == "late")
        kept.judge("correct", [late.id], who="desk", field="low", value=4)
        kept.judge("correct", [late.id], who="desk", field="high", value=4)
        assert kept.incidents()[0].figures["injured"].best == 4
        stored = next(claim for claim in kept.claims() if claim.id == late.id)
        assert stored == late


def test_a_correction_that_fits_no_field_is_refused(record: Record, reports: Path):
    record.add([reports])
    claim = next(record.claims())
    for field, value in (("colour", "red"), ("low", "many"), ("effect", "annoyed")):
        with pytest.raises(JudgementError):
            record.judge("correct", [claim.id], who="desk", field=field, value=value)
    with pytest.raises(NotFoundError):
        record.judge("reject", ["zzz"], who="desk")
    assert record.judgements() == []


def test_judging_an_incident_means_its_claims(record: Record, reports: Path):
    record.add([reports])
    (incident,) = record.incidents()
    told = record.judge("accept", [incident.id], who="desk")
    assert set(told.subjects) == set(incident.claims)


def test_an_export_appears_whole_or_not_at_all(record: Record, reports: Path, tmp_path: Path):
    record.add([reports])
    target = tmp_path / "out" / "claims.jsonl"
    with pytest.raises(OSError, match="No such file"):
        record.export("claims", target)
    target.parent.mkdir()
    size = record.export("claims", target)
    assert target.stat().st_size == size
    assert [path.name for path in target.parent.iterdir()] == ["claims.jsonl"]
    assert [json.loads(line)["words"] for line in target.read_text("utf-8").splitlines()] == ["3", "5"]


def test_documents_can_be_given_as_they_are(record: Record, fake: dict[str, Any]):
    document = Document(id="d1", name="mine", text="In Odesa 4 injured", language="en")
    assert record.add([document]).new == ("d1",)
    assert msgspec.structs.replace(next(record.documents()), retrieved=None) == document


def test_progress_is_told(record: Record, reports: Path):
    told: list[tuple[int, str]] = []
    record.add([reports], progress=lambda done, name: told.append((done, name)))
    assert [name for _, name in told] == ["early", "late"]


def test_report_by_report_gives_what_all_at_once_gives(tmp_path: Path, reports: Path, fake: dict[str, Any]):
    with Record.open(tmp_path / "a.db", reader=fake["Fake"]()) as growing:
        for line in reports.read_text("utf-8").splitlines():
            (tmp_path / "one.jsonl").write_text(line, encoding="utf-8")
            growing.add([tmp_path / "one.jsonl"])
            growing.incidents()
        step_by_step = growing.incidents()
    with Record.open(tmp_path / "b.db", reader=fake["Fake"]()) as whole:
        whole.add([reports])
        assert whole.incidents() == step_by_step


def test_a_judgement_follows_its_words_to_a_newer_reading(
    tmp_path: Path, reports: Path, fake: dict[str, Any]
):
    path = tmp_path / "a.db"
    with Record.open(path, reader=fake["Fake"]("v1")) as old:
        old.add([reports])
        late = next(claim for claim in old.claims() if claim.document.name == "late")
        old.judge("reject", [late.id], who="desk")
    with Record.open(path, reader=fake["Fake"]("v2")) as new:
        new.reread()
        assert late.id not in {claim.id for claim in new.claims()}
        assert new.incidents()[0].figures["injured"].best == 3


def test_questions_name_claims_of_the_record(record: Record, reports: Path):
    record.add([reports])
    known = {claim.id for claim in record.claims()}
    assert all(known.issuperset(question.subjects) for question in record.questions())


def test_reading_a_text_without_a_record(monkeypatch: pytest.MonkeyPatch, fake: dict[str, Any]):
    monkeypatch.setattr("warledger.record.opened", lambda _: fake["Fake"]())
    (claim,) = read("In Odesa 4 were injured.", published="2025-07-24", publisher="Wire", name="note")
    assert (claim.words, claim.document.name, claim.document.published) == ("4", "note", "2025-07-24")
    assert claim.document.language == "en"
    with pytest.raises(Trouble, match="is no date"):
        read("In Odesa 4 were injured.", published="yesterday")


def test_one_document_by_its_id(record: Record, reports: Path):
    added = record.add([reports])
    found = record.document(added.new[0])
    assert found is not None
    assert found.name == "early"
    assert record.document("none") is None
