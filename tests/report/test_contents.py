"""What a report says of the examples, whose right answers are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html as lxml_html

from warledger.publish._sitrep.compose import composed
from warledger.publish._sitrep.content import Asked, Picture, Report, Table
from warledger.publish._sitrep.html import html
from warledger.record import Record
from warledger.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def said(report: Report, name: str) -> str:
    """The text of a section, without citations."""
    section = next(one for one in report.sections if one.id == name)
    cells = []
    for block in section.blocks:
        if isinstance(block, Table):
            cells += [block.caption, *(cell for row in block.rows for cell in row.cells)]
        elif hasattr(block, "items"):
            cells += block.items
        elif hasattr(block, "cell"):
            cells.append(block.cell)
    return "\n".join(cell if isinstance(cell, str) else "".join(told.text for told in cell) for cell in cells)


def table(report: Report, name: str, caption: str) -> list[list[str]]:
    section = next(one for one in report.sections if one.id == name)
    found = next(b for b in section.blocks if isinstance(b, Table) and b.caption == caption)
    return [["".join(told.text for told in cell).strip() for cell in row.cells] for row in found.rows]


def test_sums_are_ranges_and_totals_are_not_added_in(report: Report, record: Record):
    rows = {row[0]: row[1] for row in table(report, "figures", "People harmed, sums over incidents")}
    listed = [i for i in record.incidents() if i.type == "attack" and i.scope == "incident" and i.when]
    july = [i for i in listed if (i.when.start or "").startswith("2025-07")]
    killed = [i.figures["killed"] for i in july if "killed" in i.figures]
    low, best, high = (sum(getattr(one, k) for one in killed) for k in ("low", "best", "high"))
    assert rows["Killed"] == f"{best} ({low}–{high})"


def test_a_total_with_a_toll_is_shown_and_not_added_in(tmp_path: Path, gazetteer_file: Path):
    told = tmp_path / "night.txt"
    told.write_text(
        "---\npublished: 2025-07-24\n---\nRussian drones killed two people in Odesa on Wednesday. "
        "In all, Russian strikes killed nine people across Ukraine that day.",
        encoding="utf-8",
    )
    with Record.open(tmp_path / "war.db", settings=Settings(gazetteer=str(gazetteer_file))) as kept:
        kept.add([told])
        one = composed(kept, Asked(since="2025-07-22", until="2025-07-24"))
    rows = {row[0]: row[1] for row in table(one, "figures", "People harmed, sums over incidents")}
    assert rows["Killed"].startswith("2")
    assert "9 killed" in said(one, "sums")


def test_areas_add_up_to_the_whole(report: Report):
    rows = table(report, "figures", "By area")
    assert [row[0] for row in rows if not row[0].endswith(("Oblast", "Krai"))] == ["Ukraine", "Russia"]
    incidents = table(report, "incidents", "Incidents in order of time")
    assert sum(int(row[1]) for row in rows if row[0] in ("Ukraine", "Russia")) == len(incidents)


def test_an_incident_says_when_where_by_whom_as_told_and_how_well_it_is_known(report: Report, record: Record):
    rows = table(report, "incidents", "Incidents in order of time")
    kharkiv = next(row for row in rows if row[2].startswith("Kharkiv, "))
    assert kharkiv[1] == "24 July 2025"
    assert kharkiv[4] == "Russia"
    assert kharkiv[6] == "42 (33–42)"
    assert "corroborated" in kharkiv[7]
    listed = (i for i in record.incidents() if i.type == "attack" and i.scope == "incident")
    known = {i.place.name: i for i in listed if i.place and i.place.name}
    for row in rows:
        incident = known[row[2].split(",")[0]]
        assert row[4] == (incident.actor or "not stated")
        assert (row[5] == "—") == ("killed" not in incident.figures)
        assert (row[6] == "—") == ("injured" not in incident.figures)


def test_figures_that_moved_show_their_course(report: Report):
    rows = table(report, "changes", "How figures moved")
    kharkiv = next(row for row in rows if row[0].startswith("Kharkiv"))
    assert kharkiv[1] == "Injured"
    assert kharkiv[2].endswith("41 → 42")


def test_changes_since_the_last_report(record: Record):
    later = Asked(since="2025-07-23", until="2025-09-30", last="2025-09-20")
    rows = table(composed(record, later), "changes", "Changes since the last report")
    assert next(row[0] for row in rows) == "Figure"
    assert any("El Fasher" in row[1] or "Abu Shouk" in row[1] for row in rows)
    assert any(row[2].startswith("killed: ") and row[2].endswith("78 (75 to 78)") for row in rows)


def test_nothing_new_since_a_report_of_the_same_record(record: Record, report: Report):
    again = Asked(since="2025-07-23", until="2025-07-24", last="2999-01-01", clock="read")
    assert "Nothing in this period and area has changed" in said(composed(record, again), "changes")


def test_diplomacy_with_what_became_of_it(whole: Report):
    text = said(whole, "diplomacy")
    assert "Talks, round 3, Istanbul" in text
    assert "1,200 prisoners each side" in text
    assert "agreed → carried out: 230 of 1,200, on 2 days" in text
    assert "deadline: 50 days" in text


def test_an_area_keeps_to_its_incidents_and_to_those_who_fight_there(record: Record):
    sudan = composed(record, Asked(place="SD"))
    assert sudan.area == "Sudan"
    rows = table(sudan, "incidents", "Incidents in order of time")
    assert len(rows) == 1
    assert "Istanbul" not in said(sudan, "diplomacy")


def test_two_wars_are_two_maps(whole: Report, report: Report):
    def maps(of: Report) -> list[Picture]:
        section = next(one for one in of.sections if one.id == "map")
        return [block for block in section.blocks if isinstance(block, Picture)]

    assert len(maps(report)) == 1
    assert len(maps(whole)) == 2
    assert "Kharkiv" in maps(report)[0].alt


def test_a_record_without_an_incident_gives_a_report_that_says_so(record: Record):
    empty = composed(record, Asked(since="1999-01-01", until="1999-01-02"))
    text = html(empty)
    assert "holds no incident of violence" in text
    assert lxml_html.document_fromstring(text).xpath("//h2")


def test_what_is_not_listed_is_counted_and_said(record: Record):
    short = composed(record, Asked(since="2025-07-23", until="2025-07-24", limit=3))
    assert len(table(short, "incidents", "Incidents in order of time")) == 3
    whole = composed(record, Asked(since="2025-07-23", until="2025-07-24"))
    left = len(table(whole, "incidents", "Incidents in order of time")) - 3
    assert f"{left} further incidents" in said(short, "incidents")
    sums = "People harmed, sums over incidents"
    known = {row[0]: row[1] for row in table(whole, "figures", sums)}
    listed = {row[0]: row[1] for row in table(short, "figures", sums)}
    assert listed == {name: known[name] for name in listed}
    assert {"Killed", "Injured"} <= set(listed)


def test_the_same_record_gives_the_same_bytes(record: Record, report: Report, tmp_path: Path):
    assert html(composed(record, Asked(since="2025-07-23", until="2025-07-24"))) == html(report)
