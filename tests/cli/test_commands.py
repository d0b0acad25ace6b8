from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from warledger import __version__
from warledger.cli._rows import as_printed
from warledger.cli._screen import place_words, range_words, spark, when_words
from warledger.model import Claim, DocumentReference, Figure, Interval, Place
from warledger.plugs import names
from warledger.record import reading

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def kept(run: Callable[..., Any], fake: dict[str, Any]) -> Callable[..., Any]:
    """The same, with two reports in the record."""
    Path("reports.jsonl").write_text("\n".join(map(json.dumps, fake["REPORTS"])), encoding="utf-8")
    assert run("read", "reports.jsonl").code == 0
    return run


def test_reading_says_what_was_learned(run: Callable[..., Any], fake: dict[str, Any]):
    Path("reports.jsonl").write_text("\n".join(map(json.dumps, fake["REPORTS"])), encoding="utf-8")
    done = run("read", "reports.jsonl")
    assert (done.code, done.err) == (0, "")
    assert "2 documents read, 2 new: 2 claims (2 harm). The record now has 1 incident." in done.out
    assert "3 injured" in done.out
    again = run("read", "reports.jsonl", "--json")
    assert json.loads(again.out) == {
        "documents": 2, "new": 0, "claims": 0, "types": {}, "incidents": 1, "unread": 0,
    }  # fmt: skip


def test_inputs_that_cannot_be_read_are_named_and_the_others_kept(run: Callable[..., Any]):
    Path("a.txt").write_text("In Odesa 4 injured.", encoding="utf-8")
    done = run("read", "gone.txt", "a.txt")
    assert done.code == 1
    assert "warledger: gone.txt: no such file or directory. Check the path." in done.err
    assert "1 document read, 1 new" in done.out


def test_front_matter_and_options_date_a_report(run: Callable[..., Any]):
    Path("a.txt").write_text("In Odesa 4 injured.", encoding="utf-8")
    run("read", "a.txt", "--published", "2025-07-24", "--publisher", "Wire")
    (row,) = [json.loads(line) for line in run("claims", "--json").out.splitlines()]
    assert (row["document"]["published"], row["document"]["publisher"]) == ("2025-07-24", "Wire")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read"], "Missing argument 'PATH...'"),
        (["read", "x", "--published", "soon"], "'soon' is no date"),
        (["read", "x", "--source", "fax"], "no sources plug named 'fax'; there are: "),
        (["dance"], "No such command 'dance'"),
        (["incidents", "--since", "24.07.2025"], "'24.07.2025' is no date"),
        (["incidents", "--loud"], "No such option"),
        (["export", "xls", "--to", "a.xls"], "no publish plug named 'xls'"),
        (["export", "claims"], "Missing option '--to'"),
        (["why"], "Missing argument 'ID'"),
    ],
)
def test_wrong_usage_ends_with_two(kept: Callable[..., Any], words: list[str], told: str):
    done = kept(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_setting_that_does_not_exist_is_wrong_usage(
    kept: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WARLEDGER_BATCHES", "3")
    done = kept("incidents")
    assert (done.code, "WARLEDGER_BATCHES" in done.err) == (2, True)
    monkeypatch.delenv("WARLEDGER_BATCHES")
    monkeypatch.setenv("WARLEDGER_BATCH", "many")
    assert kept("incidents").code == 2


def test_no_record_ends_with_three(run: Callable[..., Any]):
    for words in (["incidents"], ["claims"], ["why", "a"], ["export", "claims", "--to", "x"], ["reread"]):
        done = run(*words)
        assert (done.code, done.out) == (3, "")
        assert "no record here" in done.err
    assert not Path("warledger.db").exists()


def test_incidents_show_range_sources_status_and_course(kept: Callable[..., Any]):
    done = kept("incidents")
    header, row = done.out.splitlines()
    assert header.split() == [
        "ID",
        "WHEN",
        "WHERE",
        "WHAT",
        "BY",
        "KILLED",
        "INJURED",
        "SOURCES",
        "STATUS",
        "COURSE",
    ]
    assert "2025-07-23/24 night" in row
    assert "Odesa, Odesa Oblast, UA" in row
    assert "3 ▁█ 5" in row
    assert " in 2 " in row
    shown = json.loads(kept("incidents", "--json").out)
    assert shown["documents"] == ["early", "late"]


def test_filters_reach_the_record(kept: Callable[..., Any]):
    assert len(kept("claims", "--since", "2025-07-24", "--place", "Odesa", "--json").out.splitlines()) == 2
    done = kept("claims", "--place", "Sochi")
    assert (done.code, done.out, done.err) == (0, "", "No claims that match.\n")
    assert kept("incidents", "--until", "2025-07-01", "--json").out == ""
    assert kept("talks").out == ""


def test_why_shows_words_arithmetic_and_history(kept: Callable[..., Any]):
    identity = json.loads(kept("incidents", "--json").out)["id"]
    told = kept("why", identity[:8]).out
    for part in (
        "injured:",
        "by rule latest-by-authority",
        "⟦3⟧",
        "⟦5⟧",
        "in early, Wire, 2025-07-24T06:00",
        "history:",
    ):
        assert part in told
    answer = json.loads(kept("why", identity, "--json").out)
    assert [one["claim"]["words"] for one in answer["evidence"]] == ["3", "5"]
    missing = kept("why", "zz")
    assert (missing.code, missing.out) == (2, "")


def test_changes_replay_a_toll(kept: Callable[..., Any]):
    steps = [json.loads(line) for line in kept("changes", "--json").out.splitlines()]
    assert [(step["before"], step["now"], step["document"]) for step in steps] == [
        (None, "3", "early"),
        ("3", "5", "late"),
    ]
    assert "3 → 5" in kept("changes").out


def test_judgements_from_the_command_line(kept: Callable[..., Any]):
    late = next(
        row for row in map(json.loads, kept("claims", "--json").out.splitlines()) if row["words"] == "5"
    )
    done = kept("judge", "reject", late["id"][:8], "--who", "desk", "--why", "typo")
    assert done.code == 0
    assert json.loads(kept("incidents", "--json").out)["figures"]["injured"]["best"] == 3
    judgement = done.out.split()[0]
    assert "typo" in kept("judge", "log").out
    assert kept("judge", "queue").code == 0
    assert kept("judge", "undo", judgement).code == 0
    assert json.loads(kept("incidents", "--json").out)["figures"]["injured"]["best"] == 5
    assert kept("judge", "correct", late["id"], "low", "many").code == 2
    assert kept("judge", "reject", "zz").code == 2


def test_export_writes_a_file_and_says_what_it_loses(kept: Callable[..., Any]):
    done = kept("export", "claims", "--to", "claims.jsonl")
    assert (done.code, done.out) == (0, "")
    assert "Not in it:" in done.err
    assert len(Path("claims.jsonl").read_text("utf-8").splitlines()) == 2
    assert kept("export", "claims", "--to", "no/folder/claims.jsonl").code == 1
    assert "killed_best" in kept("export", "incidents_csv", "--fields").out
    assert {line.split()[0] for line in kept("export").out.splitlines()} == set(names("publish"))


def test_reread_and_doctor(kept: Callable[..., Any]):
    assert "0 documents read again" in kept("reread").out
    told = kept("doctor").out
    assert "2 documents, 2 claims" in told
    assert __version__ in told


def test_an_unusable_record_is_told(run: Callable[..., Any]):
    Path("warledger.db").write_text(
        "not a database, but long enough to be taken for one" * 40, encoding="utf-8"
    )
    done = run("incidents")
    assert (done.code, done.out) == (3, "")
    assert "some other file" in done.err


def test_help_is_quick():
    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    seconds = []
    for _ in range(4):  # the processor's time: other programs may be running
        before = spent()
        done = subprocess.run(
            [sys.executable, "-m", "warledger", "--help"], capture_output=True, text=True, check=True
        )
        seconds.append(spent() - before)
    assert min(seconds) < 0.3
    assert all(f"\n  {name} " in done.stdout for name in names("cli"))


def test_help_loads_nothing_heavy():
    told = "import sys; from warledger import cli; cli.run(['--help']); print(sorted(m for m in sys.modules if '.' not in m))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    assert not [
        name
        for name in ("sqlalchemy", "trafilatura", "rich", "httpx", "numpy", "lxml")
        if f"'{name}'" in loaded
    ]


def test_how_figures_and_courses_are_written():
    def figure(low: int, best: int, high: int | None) -> Figure:
        return Figure(low=low, best=best, high=high, rule="r", claims=())

    written = [
        range_words(f)
        for f in (None, figure(7, 7, 7), figure(2, 3, 5), figure(33, 33, None), figure(2, 3, None))
    ]
    assert written == ["·", "7", "3 (2–5)", "33+", "3 (2+)"]
    assert [spark(values) for values in ([], [3], [3, 3], [1, 3, 33, 42])] == ["", "", "", "1 ▁▁▆█ 42"]


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (None, "?"),
        (Interval(words="lately"), "?"),
        (Interval(start="2025-07-24", end="2025-07-24", precision="day"), "2025-07-24"),
        (Interval(start="2025-07-24", precision="day"), "2025-07-24"),
        (Interval(start="2025-07-23", end="2025-07-24", precision="night"), "2025-07-23/24 night"),
        (
            Interval(start="2025-07-24T06:10:00", end="2025-07-24T06:10:00", precision="minute"),
            "2025-07-24T06:10",
        ),
        (Interval(start="2025-07-01", end="2025-07-31", precision="month"), "2025-07"),
        (Interval(start="2023-01-01", end="2025-12-31", precision="year"), "2023 – 2025"),
        (Interval(start="2025-07-21", end="2025-07-27", precision="week"), "2025-07-21 – 2025-07-27"),
    ],
)
def test_how_times_are_written(when: Interval | None, written: str):
    assert when_words(when) == written


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (None, "?"),
        (Place(words="the front"), "“the front”"),
        (
            Place(name="Odesa", admin1="Odesa Oblast", country="UA", precision="settlement"),
            "Odesa, Odesa Oblast, UA",
        ),
        (
            Place(name="Odesa Oblast", admin1="Odesa Oblast", country="UA", precision="admin1"),
            "Odesa Oblast, UA (region)",
        ),
        (Place(name="Ukraine", country="UA", precision="country"), "Ukraine, UA (country)"),
    ],
)
def test_how_places_are_written(place: Place | None, written: str):
    assert place_words(place) == written


@pytest.mark.parametrize(
    ("words", "actor", "shown"),
    [
        ("Украинские дроны ударили по Ельцу", "Ukraine", "Украинские"),
        ("ударили по Ельцу", "Ukraine", "Ukraine"),
        ("Houthi rebels fired on a ship", "Houthis", "Houthi rebels"),
    ],
)
def test_an_actor_is_shown_in_the_words_that_name_it(words: str, actor: str, shown: str):
    claim = Claim(
        document=DocumentReference(id="d", name="d"), words=words, start=0, end=len(words), actor=actor
    )
    assert as_printed(claim).actor == shown


def test_names_are_shown_in_english_or_as_printed(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    from warledger.model import Attribution  # noqa: PLC0415 - for this test alone

    Path("a.txt").write_text("В Одесі 4 поранено, повідомили рятувальники.", encoding="utf-8")
    assert run("read", "a.txt").code == 0
    reader = reading.opened(None)  # type: ignore[arg-type]
    plain = reader.read

    def spoken(document: Any) -> Any:
        who = Attribution(words="рятувальники", name="rescue service")
        place = Place(
            words="Одесі", name="Odesa", admin1="Odesa Oblast", country="UA", precision="settlement"
        )
        return [msgspec.structs.replace(claim, speaker=who, place=place) for claim in plain(document)]

    monkeypatch.setattr(reader, "read", spoken)
    Path("a.txt").write_text("В Одесі 5 поранено, повідомили рятувальники.", encoding="utf-8")
    assert run("read", "a.txt", "--record", "b.db").code == 0
    english = run("claims", "--record", "b.db").out
    printed = run("claims", "--names", "original", "--record", "b.db").out
    assert "Odesa, Odesa Oblast, UA" in english
    assert "rescue service" in english
    assert "Одесі, UA" in printed
    assert "рятувальники" in printed
    assert "Odesa" not in printed
    assert "Одесі, UA" in run("incidents", "--names", "original", "--record", "b.db").out
    as_json = [
        run("claims", *more, "--json", "--record", "b.db").out for more in ([], ["--names", "original"])
    ]
    assert as_json[0] == as_json[1]
    assert run("talks", "--names", "local").code == 2
