"""A report as DOCX: real headings and lists, header rows, bookmarks for citations, words for pictures."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from warledger.publish._sitrep.content import Bullets, Picture, Table, Text
from warledger.publish._sitrep.html import linkable
from warledger.publish._sitrep.ooxml import SOFT, Marks, element, fill, link, qualified, run
from warledger.publish._sitrep.png import png
from warledger.publish._sitrep.words import moment_words

if TYPE_CHECKING:
    from warledger.publish._sitrep.content import Block, Cell, Citation, Column, Report, Row

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
        run(paragraph, f"{name}: ", color=SOFT)
        fill(paragraph, cell)
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
    border = styles["Title"].element.pPr.find(qualified("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    language = styles.element.find(".//{*}rPrDefault//{*}lang")
    if language is not None:
        language.set(qualified("w:val"), "en-US")
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
    run(paragraph, f"{report.title} · {report.period} · {report.area}\tPage ", size=8, color=SOFT)
    page = run(paragraph, "", size=8, color=SOFT)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            page._r.append(element("w:fldChar", {"w:fldCharType": kind}))  # noqa: SLF001 - nor for fields
        else:
            code = element("w:instrText", {})
            code.text = text
            page._r.append(code)  # noqa: SLF001


def _block(document: Any, block: Block, marks: Marks) -> None:
    if isinstance(block, Table):
        _table(document, block, marks)
    elif isinstance(block, Bullets):
        for item in block.items:
            fill(document.add_paragraph(style="List Bullet"), item)
    elif isinstance(block, Text):
        quiet = block.cell[0].style == "quiet"
        fill(document.add_paragraph(), block.cell, size=9 if quiet else None)
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
    header._tr.get_or_add_trPr().append(element("w:tblHeader", {}))  # noqa: SLF001
    for cell, column in zip(header.cells, table.columns, strict=True):
        _fill(cell, (), column, strong=column.name)
    for row in table.rows:
        _row(made.add_row(), row, table.columns, marks)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit", {}))  # noqa: SLF001
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
    borders = element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:color": "B9B4A8"}))
    for side in ("left", "right", "insideV"):
        borders.append(element(f"w:{side}", {"w:val": "nil"}))
    properties.append(borders)
    look = {"w:firstRow": "1", "w:firstColumn": "1", "w:lastRow": "0", "w:lastColumn": "0", "w:noHBand": "1"}
    for old in properties.findall(qualified("w:tblLook")):
        properties.remove(old)
    properties.append(element("w:tblLook", {**look, "w:noVBand": "1", "w:val": "06A0"}))
    properties.append(element("w:tblCaption", {"w:val": caption}))


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
        run(paragraph, strong, size=SMALL, bold=True)
    fill(paragraph, told, size=SMALL)


def _citation(document: Any, citation: Citation, marks: Marks) -> None:
    from docx.shared import Cm, Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    paragraph.paragraph_format.space_after = Pt(3)
    run(paragraph, f"[{citation.number}]\t“{citation.before}", size=SMALL)
    run(paragraph, citation.words, size=SMALL, bold=True)
    speaker = f" {citation.speaker}." if citation.speaker else ""
    run(paragraph, f"{citation.after}”{speaker} ", size=SMALL)
    if citation.title:
        run(paragraph, f"{citation.title}. ", size=SMALL).italic = True
    said = f"{citation.publisher or 'Publisher not known'}, {moment_words(citation.published)}."
    run(paragraph, said, size=SMALL)
    if citation.url and linkable(citation.url):
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        target = paragraph.part.relate_to(citation.url, kind, is_external=True)
        run(paragraph, " ", size=SMALL)
        link(paragraph, citation.url, {"r:id": target}, SMALL)
    read = f" Read as {citation.told}; document {citation.name}, claim {citation.claim[:10]}."
    run(paragraph, read, size=SMALL, color=SOFT)
    marks.set(paragraph, f"c{citation.number}")


def _note(document: Any, text: str) -> None:
    run(document.add_paragraph(), text, size=9, color=SOFT)


def _steady(data: bytes) -> bytes:
    """The same archive without the time it was packed at."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
