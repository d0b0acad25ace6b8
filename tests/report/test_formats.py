"""Reports as files: PDF/UA, DOCX, HTML and Markdown, each whole, safe and the same every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from lxml import etree
from lxml import html as lxml_html

from warledger.plugs import Trouble
from warledger.publish._sitrep.html import html
from warledger.publish._sitrep.markdown import markdown
from warledger.publish._sitrep.write import kind_of, rendered, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.publish._sitrep.content import Report
    from warledger.record import Record

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>|`*_[x](javascript:alert(3))'


@pytest.fixture(scope="module")
def pdf(report: Report) -> bytes:
    pytest.importorskip("weasyprint")
    return rendered(report, "sitrep.pdf")["sitrep.pdf"]


@pytest.fixture(scope="module")
def docx(report: Report) -> bytes:
    pytest.importorskip("docx")
    return rendered(report, "sitrep.docx")["sitrep.docx"]


def elements(file: Any, pikepdf: Any) -> list[Any]:
    """All structure elements of a PDF, in order."""
    found, todo = [], [file.Root.StructTreeRoot]
    while todo:
        one = todo.pop()
        if "/S" in one:
            found.append(one)
        kids = one.get("/K", [])
        listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        todo += [kid for kid in reversed(listed) if isinstance(kid, pikepdf.Dictionary)]
    return found


@pytest.mark.slow
def test_the_pdf_is_tagged_named_and_in_a_language(pdf: bytes):
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = file.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with file.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert "Situation report" in told["dc:title"]
        assert root.Outlines.First.Title
        tags = elements(file, pikepdf)
        kinds = [str(one.S) for one in tags]
        heads = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
        assert heads[0] == 1
        assert heads.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(heads))
        figures = [one for one in tags if str(one.S) == "/Figure"]
        assert figures
        assert all("Map of" in str(one.Alt) for one in figures)
        headers = [one for one in tags if str(one.S) == "/TH"]
        assert {str(one.A.Scope) for one in headers} == {"/Column", "/Row"}
        assert kinds.count("/Table") >= 8
        for page in file.pages:
            assert str(page.Tabs) == "/S"
            assert _marked(pikepdf, page)


def _marked(pikepdf: Any, page: Any) -> bool:
    """Whether all text and drawing of a page is tagged or marked as an artifact."""
    depth = 0
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        depth += operator in ("BDC", "BMC")
        depth -= operator == "EMC"
        if depth == 0 and operator in ("Tj", "TJ", "Do", "f", "S", "B", "sh"):
            return False
    return depth == 0


@pytest.mark.slow
def test_the_pdf_passes_a_validator(pdf: bytes):
    page = pytest.importorskip("page", reason="page-validation is not installed")
    told = page.validate_pdf_bytes(pdf, profile="ua1")
    assert told.is_compliant, [(one.rule_id, one.message) for one in told.failures]


@pytest.mark.slow
def test_the_pdf_is_the_same_every_time(report: Report, pdf: bytes):
    assert rendered(report, "sitrep.pdf")["sitrep.pdf"] == pdf


def test_the_docx_has_headings_header_rows_bookmarks_and_words_for_pictures(docx: bytes, report: Report):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        assert any(name.endswith(".png") for name in archive.namelist())
    styles = [one.get(f"{W}val") for one in body.iter(f"{W}pStyle")]
    assert styles.count("Title") == 1
    assert styles.count("Heading1") == len(report.sections) + 1
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) >= 8
    for table in tables:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    marks = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    anchors = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")} - {None}
    assert anchors <= set(marks)
    assert {f"c{one.number}" for one in report.citations} <= set(marks)
    pictures = [one for one in body.iter() if one.tag.endswith("}docPr")]
    assert pictures
    assert all("Map of" in one.get("descr") for one in pictures)


def test_the_docx_opens_and_is_the_same_every_time(docx: bytes, report: Report):
    document = pytest.importorskip("docx").Document(io.BytesIO(docx))
    assert document.core_properties.title.startswith("Situation report")
    assert rendered(report, "sitrep.docx")["sitrep.docx"] == docx


def test_a_later_report_knows_the_state_of_an_earlier_one(docx: bytes, report: Report, tmp_path: Path):
    for name, data in {**rendered(report, "a.html"), **rendered(report, "a.md"), "a.docx": docx}.items():
        (tmp_path / name).write_bytes(data)
        if not name.endswith(".svg"):
            assert state_of(tmp_path / name) == report.state
    (tmp_path / "other.html").write_text("<p>nothing</p>")
    with pytest.raises(Trouble, match="no state of a record"):
        state_of(tmp_path / "other.html")


def test_html_asks_no_host_for_anything_and_escapes_what_documents_bring(report: Report):
    citation = msgspec.structs.replace(
        report.citations[0], title=HOSTILE, publisher=HOSTILE, before=HOSTILE, url="javascript:alert(4)"
    )
    bad = msgspec.structs.replace(report, citations=(citation, *report.citations[1:]), title=HOSTILE)
    text = html(bad)
    page = lxml_html.document_fromstring(text)
    assert not page.xpath("//script | //img | //link | //iframe | //*[@onerror]")
    assert not [link for link in page.xpath("//@href") if not link.startswith("#")]
    assert "url(http" not in text
    written, _ = markdown(bad, "a")
    assert "<script" not in written
    assert not re.search(r"(?<!\\)\]\(javascript", written)


def test_characters_that_no_file_can_hold_are_replaced(report: Report):
    odd = msgspec.structs.replace(report.citations[0], words="a\x00b\ud800c\x1b", title="\uffff")
    bad = msgspec.structs.replace(report, citations=(odd, *report.citations[1:]))
    for name in ("a.html", "a.md", "a.docx"):
        data = rendered(bad, name)[name]
        if name != "a.docx":
            assert "a\ufffdb\ufffdc\ufffd" in data.decode()


def test_maps_stand_beside_markdown_and_are_well_formed(report: Report):
    made = rendered(report, "sitrep.md")
    assert set(made) == {"sitrep.md", "sitrep-map-1.svg"}
    drawing = etree.fromstring(made["sitrep-map-1.svg"])
    assert drawing[0].tag.endswith("title")
    assert b"sitrep-map-1.svg" in made["sitrep.md"]


def test_what_needs_an_extra_says_which(report: Report, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Trouble, match=r"make full.*warledger\[pdf\]"):
        rendered(report, "sitrep.pdf")


def test_a_name_tells_the_kind():
    assert kind_of("a.HTML") == ".html"
    assert kind_of("report.odt") is None


def warledger(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "warledger", "report", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_writes_a_report_and_the_next_one_compares_with_it(
    record: Record, record_file: Path, tmp_path: Path
):
    first, next_one = tmp_path / "first.html", tmp_path / "next.html"
    done = warledger("--record", str(record_file), "--since", "2025-07-23", "--to", str(first))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "bytes" in done.stderr
    done = warledger("--record", str(record_file), "--last", str(first), "--to", str(next_one))
    assert done.returncode == 0, done.stderr
    assert "Compared with the record without" in next_one.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--to", "a.odt"], "a report is one of .html, .pdf, .docx, .md"),
        (["--to", "a.html", "--since", "2025-07-24", "--until", "2025-07-23"], "is after --until"),
        (["--to", "a.html", "--last", "soon"], "is no date"),
        ([], "--to"),
    ],
)
def test_the_command_says_what_is_wrong(record_file: Path, words: list[str], told: str):
    done = warledger("--record", str(record_file), *words)
    assert done.returncode == 2
    assert told in done.stderr
