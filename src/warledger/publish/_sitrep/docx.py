"""A report as DOCX: real headings and lists, header rows, bookmarks for citations, words for pictures."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from warledger.publish._sitrep.cites import spans
from warledger.publish._sitrep.content import Bullets, Picture, Table, Text
from warledger.publish._sitrep.html import linkable
from warledger.publish._sitrep.png import png
from warledger.publish._sitrep.words import moment_words

if TYPE_CHECKING:
    from warledger.publish._sitrep.content import Block, Cell, Citation, Column, Report, Row, Told

LINK = "1F4F82"
SOFT = "56524A"
FONT = "Arial"
INK = "1A1A1A"
SIZES = {
    "Normal": 10,
    "No Spacing": 10,
    "Title": 22,
    "Title Char": 22,
    "Heading 1": 14,
    "Heading 1 Char": 14,
    "Subtitle": 12,
    "Subtitle Char": 12,
    "Caption": 9,
}
"""Points of the type by style; a "Char" is the same style within a line."""
SMALL = 8.5
"""Points of the type in tables and citations."""
LONG = 60
"""Letters of a cell beyond which its column grows no broader."""
WIDE = 17.0
"""Centimeters between the margins of the page."""


def docx(report: Report) -> bytes:
    """The report as a DOCX; the same bytes for the same report.

    Raises:
        ImportError: if the `pdf` extra is not installed.
    """
    from docx import Document

    document = Document()
    _page(document, report)
    document.add_heading(report.title, 0)
    document.add_paragraph(f"{report.period} · {report.area}", style="Subtitle")
    for name, cell in report.facts:
        paragraph = document.add_paragraph(style="No Spacing")
        _run(paragraph, f"{name}: ", color=SOFT)
        _cell(paragraph, cell)
    marks = Marks()
    for section in report.sections:
        document.add_heading(section.title, section.level - 1)
        for block in section.blocks:
            _block(document, block, marks)
    document.add_heading("Citations", 1)
    _note(document, "The words in bold stand in the document exactly so.")
    for citation in report.citations:
        _citation(document, citation, marks)
    made = f"Made with Warledger from the record as it stood on {moment_words(report.state)}."
    _note(document, f"{made} Documents what sources say; predicts nothing.")
    file = io.BytesIO()
    document.save(file)
    return _steady(file.getvalue())


class Marks:
    """Bookmarks, numbered through the document."""

    def __init__(self) -> None:
        """Begin at none."""
        self.count = 0

    def set(self, paragraph: Any, name: str) -> None:
        """Put a bookmark at the start of a paragraph."""
        self.count += 1
        start = _element("w:bookmarkStart", {"w:id": str(self.count), "w:name": name})
        properties = 1 if paragraph._p.pPr is not None else 0  # noqa: SLF001 - python-docx has no call for bookmarks
        paragraph._p.insert(properties, start)  # noqa: SLF001
        start.addnext(_element("w:bookmarkEnd", {"w:id": str(self.count)}))


def _page(document: Any, report: Report) -> None:
    """Paper, type, language and properties."""
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDE) / 2)
    section.top_margin = section.bottom_margin = Cm(2)
    styles = document.styles
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in SIZES.items():
        _style(styles[name], size, SOFT if name.startswith("Subtitle") else INK)
    border = styles["Title"].element.pPr.find(_name("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    language = styles.element.find(".//{*}rPrDefault//{*}lang")
    if language is not None:
        language.set(_name("w:val"), "en-US")
    properties = document.core_properties
    properties.title = f"{report.title}: {report.area}, {report.period}"
    properties.author, properties.language = "Warledger", "en-US"
    properties.comments, properties.identifier = "", f"warledger-state: {report.state}"
    moment = datetime.fromisoformat(report.state) if report.state else datetime(2000, 1, 1, tzinfo=UTC)
    properties.created = properties.modified = moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    _footer(section, report)


def _style(style: Any, size: float, color: str) -> None:
    """One typeface for all, none of the template's colors."""
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.name, style.font.italic = Pt(size), FONT, False
    style.font.color.rgb = RGBColor.from_string(color)
    fonts = style.element.rPr.rFonts
    for attribute in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[attribute]


def _footer(section: Any, report: Report) -> None:
    """Title and page number at the foot of each page."""
    paragraph = section.footer.paragraphs[0]
    _run(paragraph, f"{report.title} · {report.period} · {report.area}\tPage ", size=8, color=SOFT)
    run = _run(paragraph, "", size=8, color=SOFT)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))  # noqa: SLF001 - nor for fields
        else:
            code = _element("w:instrText", {})
            code.text = text
            run._r.append(code)  # noqa: SLF001


def _block(document: Any, block: Block, marks: Marks) -> None:
    if isinstance(block, Table):
        _table(document, block, marks)
    elif isinstance(block, Bullets):
        for item in block.items:
            _cell(document.add_paragraph(style="List Bullet"), item)
    elif isinstance(block, Text):
        quiet = block.cell[0].style == "quiet"
        _cell(document.add_paragraph(), block.cell, size=9 if quiet else None)
    else:
        _picture(document, block)


def _picture(document: Any, block: Picture) -> None:
    from docx.shared import Cm

    document.add_picture(io.BytesIO(png(block.scene)), width=Cm(WIDE))
    described = document.inline_shapes[-1]._inline.docPr  # noqa: SLF001 - the words for a picture
    described.set("descr", block.alt)
    described.set("name", "Map")
    document.add_paragraph(block.caption, style="Caption")


def _table(document: Any, table: Table, marks: Marks) -> None:
    """A table with its caption above, a header row on every page, rows that don't break."""
    caption = document.add_paragraph(table.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.columns), style="Light List")
    made.autofit = False
    _described(made, table.caption)
    widths = _widths(table)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    header = made.rows[0]
    header._tr.get_or_add_trPr().append(_element("w:tblHeader", {}))  # noqa: SLF001
    for cell, column in zip(header.cells, table.columns, strict=True):
        _fill(cell, (), column, strong=column.name)
    for row in table.rows:
        _row(made.add_row(), row, table.columns, marks)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit", {}))  # noqa: SLF001
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    document.add_paragraph(style="No Spacing")


def _widths(table: Table) -> list[Any]:
    """How broad columns are: by what stands in them, and never narrower than their longest word."""
    from docx.shared import Cm

    weights = []
    for at, column in enumerate(table.columns):
        cells = ["".join(told.text for told in row.cells[at]) for row in table.rows]
        words = [len(word) for text in [column.name, *cells] for word in text.split()]
        mean = sum(map(len, cells)) / max(1, len(cells))
        weights.append(max(*words, min(mean, LONG) ** 0.75, 4) + 1)
    return [Cm(WIDE * weight / sum(weights)) for weight in weights]


def _described(made: Any, caption: str) -> None:
    """Plain rules instead of colors; words for a reader's voice."""
    properties = made._tbl.tblPr  # noqa: SLF001
    made.style = "Table Grid"
    borders = _element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:color": "B9B4A8"}))
    for side in ("left", "right", "insideV"):
        borders.append(_element(f"w:{side}", {"w:val": "nil"}))
    properties.append(borders)
    look = {"w:firstRow": "1", "w:firstColumn": "1", "w:lastRow": "0", "w:lastColumn": "0", "w:noHBand": "1"}
    for old in properties.findall(_name("w:tblLook")):
        properties.remove(old)
    properties.append(_element("w:tblLook", {**look, "w:noVBand": "1", "w:val": "06A0"}))
    properties.append(_element("w:tblCaption", {"w:val": caption}))


def _row(made: Any, row: Row, columns: tuple[Column, ...], marks: Marks) -> None:
    for cell, told, column in zip(made.cells, row.cells, columns, strict=True):
        _fill(cell, told, column)
    if row.incident:
        marks.set(made.cells[0].paragraphs[0], f"i{row.incident}")


def _fill(cell: Any, told: Cell, column: Column, strong: str = "") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if column.number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if strong:
        _run(paragraph, strong, size=SMALL, bold=True)
    _cell(paragraph, told, size=SMALL)


def _cell(paragraph: Any, cell: Cell, size: float | None = None) -> None:
    for told in cell:
        bold = told.style in ("strong", "number")
        _run(paragraph, told.text, size=size, bold=bold, color=SOFT if told.style == "quiet" else None)
        _references(paragraph, told, size)


def _references(paragraph: Any, told: Told, size: float | None) -> None:
    """Links to citations and to incidents."""
    small = (size or 10) - 1.5
    for numbers, kind, opening, closing in ((told.cites, "c", " [", "]"), (told.rows, "i", " (no. ", ")")):
        if not numbers:
            continue
        _run(paragraph, opening, size=small, color=SOFT)
        for at, (low, high) in enumerate(spans(numbers)):
            _run(paragraph, ", " if at else "", size=small, color=SOFT)
            _link(
                paragraph, str(low) if low == high else f"{low}–{high}", {"w:anchor": f"{kind}{low}"}, small
            )
        _run(paragraph, closing, size=small, color=SOFT)


def _link(paragraph: Any, text: str, target: dict[str, str], size: float) -> None:
    run = _run(paragraph, text, size=size, color=LINK)
    link = _element("w:hyperlink", target)
    run._r.addprevious(link)  # noqa: SLF001
    link.append(run._r)  # noqa: SLF001


def _citation(document: Any, citation: Citation, marks: Marks) -> None:
    from docx.shared import Cm, Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    paragraph.paragraph_format.space_after = Pt(3)
    _run(paragraph, f"[{citation.number}]\t“{citation.before}", size=SMALL)
    _run(paragraph, citation.words, size=SMALL, bold=True)
    speaker = f" {citation.speaker}." if citation.speaker else ""
    _run(paragraph, f"{citation.after}”{speaker} ", size=SMALL)
    if citation.title:
        _run(paragraph, f"{citation.title}. ", size=SMALL).italic = True
    said = f"{citation.publisher or 'Publisher not known'}, {moment_words(citation.published)}."
    _run(paragraph, said, size=SMALL)
    if citation.url and linkable(citation.url):
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        target = paragraph.part.relate_to(citation.url, kind, is_external=True)
        _run(paragraph, " ", size=SMALL)
        _link(paragraph, citation.url, {"r:id": target}, SMALL)
    read = f" Read as {citation.told}; document {citation.name}, claim {citation.claim[:10]}."
    _run(paragraph, read, size=SMALL, color=SOFT)
    marks.set(paragraph, f"c{citation.number}")


def _note(document: Any, text: str) -> None:
    _run(document.add_paragraph(), text, size=9, color=SOFT)


def _run(
    paragraph: Any, text: str, *, size: float | None = None, bold: bool = False, color: str | None = None
) -> Any:
    """A run of text; characters that XML can't hold are left out."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run("".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff")))
    if size:
        run.font.size = Pt(size)
    if bold:
        run.bold = True
    if color:
        run.font.color.rgb = RGBColor.from_string(color)
    return run


def _element(name: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(_name(key), value)
    return made


def _name(key: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(key))


def _steady(data: bytes) -> bytes:
    """The same archive without the time it was packed at."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
