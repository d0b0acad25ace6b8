"""What DOCX files are made of: runs of text, links, bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warledger.publish._sitrep.cites import spans
from warledger.publish._sitrep.words import written

if TYPE_CHECKING:
    from warledger.publish._sitrep.content import Cell, Told

LINK = "1F4F82"
SOFT = "56524A"


class Marks:
    """Bookmarks, numbered through the document."""

    def __init__(self) -> None:
        """Begin at none."""
        self.count = 0

    def set(self, paragraph: Any, name: str) -> None:
        """Put a bookmark at the start of a paragraph."""
        self.count += 1
        start = element("w:bookmarkStart", {"w:id": str(self.count), "w:name": name})
        properties = 1 if paragraph._p.pPr is not None else 0  # noqa: SLF001 - python-docx has no call for bookmarks
        paragraph._p.insert(properties, start)  # noqa: SLF001
        start.addnext(element("w:bookmarkEnd", {"w:id": str(self.count)}))


def fill(paragraph: Any, cell: Cell, size: float | None = None) -> None:
    """Write a cell's text with its references into a paragraph."""
    for told in cell:
        bold = told.style in ("strong", "number")
        run(paragraph, told.text, size=size, bold=bold, color=SOFT if told.style == "quiet" else None)
        _references(paragraph, told, size)


def _references(paragraph: Any, told: Told, size: float | None) -> None:
    """Links to citations and to incidents."""
    small = (size or 10) - 1.5
    for numbers, kind, opening, closing in ((told.cites, "c", " [", "]"), (told.rows, "i", " (no. ", ")")):
        if not numbers:
            continue
        run(paragraph, opening, size=small, color=SOFT)
        for at, (low, high) in enumerate(spans(numbers)):
            run(paragraph, ", " if at else "", size=small, color=SOFT)
            link(paragraph, str(low) if low == high else f"{low}–{high}", {"w:anchor": f"{kind}{low}"}, small)
        run(paragraph, closing, size=small, color=SOFT)


def link(paragraph: Any, text: str, target: dict[str, str], size: float) -> None:
    """A run of text that leads to a bookmark (`w:anchor`) or to an address (`r:id`)."""
    made = run(paragraph, text, size=size, color=LINK)
    leading = element("w:hyperlink", target)
    made._r.addprevious(leading)  # noqa: SLF001 - nor for links
    leading.append(made._r)  # noqa: SLF001


def run(
    paragraph: Any, text: str, *, size: float | None = None, bold: bool = False, color: str | None = None
) -> Any:
    """A run of text; characters that XML can't hold are left out."""
    from docx.shared import Pt, RGBColor

    made = paragraph.add_run(written(text))
    if size:
        made.font.size = Pt(size)
    if bold:
        made.bold = True
    if color:
        made.font.color.rgb = RGBColor.from_string(color)
    return made


def element(name: str, attributes: dict[str, str]) -> Any:
    """An element of the file with its attributes, by names such as `w:val`."""
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qualified(key), value)
    return made


def qualified(key: str) -> str:
    """A name with its namespace."""
    from docx.oxml.ns import qn

    return str(qn(key))
