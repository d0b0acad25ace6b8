"""A report as Markdown: tables, citations as links, maps as pictures beside it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from warledger.publish._sitrep.cites import spans
from warledger.publish._sitrep.content import Bullets, Picture, Table, Text
from warledger.publish._sitrep.html import linkable
from warledger.publish._sitrep.svg import svg
from warledger.publish._sitrep.words import moment_words, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.publish._sitrep.content import Block, Cell, Citation, Report, Told

_MARKUP = re.compile(r"([\\`*_\[\]|#~$])")


def markdown(report: Report, stem: str) -> tuple[str, dict[str, str]]:
    """The report, and the maps that belong beside it by their file names, which begin with `stem`."""
    pictures: dict[str, str] = {}
    lines = [
        f"<!-- warledger-state: {report.state} -->",
        f"# {escaped(report.title)}",
        f"**{escaped(report.period)} · {escaped(report.area)}**",
        "\n".join(f"- {escaped(name)}: {_cell(told)}" for name, told in report.facts),
    ]
    for section in report.sections:
        lines.append(f"{'#' * section.level} {escaped(section.title)}")
        lines += [_block(block, stem, pictures) for block in section.blocks]
    lines.append("## Citations")
    lines.append("The words in bold stand in the document exactly so.")
    lines += [_citation(citation) for citation in report.citations]
    lines.append(
        f"Made with Warledger from the record as it stood on {moment_words(report.state)}. Documents what "
        "sources say; predicts nothing."
    )
    return written("\n\n".join(lines) + "\n"), pictures


def escaped(text: str) -> str:
    """Text that Markdown takes for nothing but text, on one line."""
    return _plain(" ".join(text.split()))


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", escape(text, quote=False))


def _block(block: Block, stem: str, pictures: dict[str, str]) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Text):
        return _cell(block.cell)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_cell(item)}" for item in block.items)
    return _picture(block, stem, pictures)


def _picture(block: Picture, stem: str, pictures: dict[str, str]) -> str:
    name = f"{stem}-map-{len(pictures) + 1}.svg"
    pictures[name] = written(svg(block.scene, f"map-{len(pictures) + 1}", block.alt) + "\n")
    return f"![{escaped(block.alt)}](<{name}>)\n\n*{escaped(block.caption)}*"


def _table(table: Table) -> str:
    heads = " | ".join(escaped(column.name) for column in table.columns)
    rules = " | ".join("---:" if column.number else "---" for column in table.columns)
    rows = []
    for row in table.rows:
        cells = [_cell(cell) for cell in row.cells]
        if row.incident:
            cells[0] = f'<a id="i{row.incident}"></a>{cells[0]}'
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([f"**{escaped(table.caption)}**", "", f"| {heads} |", f"| {rules} |", *rows])


def _cell(cell: Cell) -> str:
    return "".join(_told(told) for told in cell).strip()


def _told(told: Told) -> str:
    text = _plain(re.sub(r"\s+", " ", told.text))
    if told.style == "strong" and text.strip():
        text = f"**{text}**" if text == text.strip() else text
    return text + "".join(_links(told))


def _links(told: Told) -> Iterator[str]:
    if told.cites:
        yield f" \\[{_spans(told.cites, 'c')}\\]"
    if told.rows:
        yield f" (no. {_spans(told.rows, 'i')})"


def _spans(numbers: tuple[int, ...], kind: str) -> str:
    """Numbers as links: each run leads to its first."""
    return ", ".join(
        f"[{low if low == high else f'{low}–{high}'}](#{kind}{low})" for low, high in spans(numbers)
    )


def _citation(citation: Citation) -> str:
    """One citation as a paragraph that links lead to."""
    before, after = escaped(citation.before), escaped(citation.after)
    before += " " if citation.before.endswith(" ") else ""
    after = (" " if citation.after.startswith(" ") else "") + after
    who = f"{escaped(citation.speaker)}. " if citation.speaker else ""
    title = f"*{escaped(citation.title)}*. " if citation.title else ""
    link = (
        f" <{citation.url}>."
        if linkable(citation.url) and not re.search(r"[\s<>]", citation.url or "")
        else ""
    )
    return (
        f'<a id="c{citation.number}"></a>\\[{citation.number}\\] “{before}**{escaped(citation.words)}**{after}” '
        f"{who}{title}{escaped(citation.publisher or 'Publisher not known')}, {moment_words(citation.published)}.{link} "
        f"Read as {escaped(citation.told)}; document {escaped(citation.name)}, claim {citation.claim[:10]}."
    )
