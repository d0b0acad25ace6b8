"""A report as a file: HTML, PDF, DOCX or Markdown, by the file's ending."""

from __future__ import annotations

import os
import re
import zipfile
from typing import TYPE_CHECKING

from warledger.plugs import Trouble
from warledger.publish._sitrep.compose import composed
from warledger.publish._sitrep.html import html
from warledger.publish._sitrep.markdown import markdown

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.publish._sitrep.content import Asked, Report
    from warledger.record import Record

KINDS = (".html", ".pdf", ".docx", ".md")
EXTRA = "Get it with `make full`, or pip install 'warledger[pdf]'; .html and .md need nothing more"
_STATE = re.compile(r"warledger-state[\"' :=]+(?:content=[\"'])?(\d{4}-[0-9T:.+Z-]+)")


def kind_of(name: str) -> str | None:
    """The kind of report that a file's name asks for; None if it is none."""
    return next((kind for kind in KINDS if name.lower().endswith(kind)), None)


def written(record: Record, asked: Asked, to: Path) -> list[tuple[Path, int]]:
    """Write a report; the files written, with their sizes in bytes. Each appears whole or not at all.

    Raises:
        Trouble: if the format needs an extra that is not installed.
    """
    report = composed(record, asked)
    made = rendered(report, to.name)
    for name, data in made.items():
        path = to.with_name(name)
        partial = path.with_name(f".{name}.{os.getpid()}.part")
        try:
            partial.write_bytes(data)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    return [(to.with_name(name), len(data)) for name, data in made.items()]


def rendered(report: Report, name: str) -> dict[str, bytes]:
    """A report as files by name: Markdown's maps stand beside it, the others are one file.

    Raises:
        Trouble: if the format needs an extra that is not installed.
    """
    kind = kind_of(name)
    if kind == ".md":
        text, pictures = markdown(report, name[: -len(kind)])
        return {name: text.encode(), **{file: drawn.encode() for file, drawn in pictures.items()}}
    if kind == ".html":
        return {name: html(report).encode()}
    try:
        if kind == ".pdf":
            from warledger.publish._sitrep.pdf import pdf

            return {name: pdf(report)}
        from warledger.publish._sitrep.docx import docx

        return {name: docx(report)}
    except ImportError as missing:
        what = missing.name or "a package"
        raise Trouble(name, f"a report as {kind} needs {what}, which is not installed", f"{EXTRA}.") from None


def state_of(path: Path) -> str:
    """The moment up to which an earlier report had read the record.

    Raises:
        Trouble: if the file is no report that says so.
    """
    text = ""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if "docProps/core.xml" in archive.namelist():
                text = archive.read("docProps/core.xml").decode("utf-8", "replace")
    else:
        text = path.read_text("utf-8", "replace")
    found = _STATE.search(text)
    if found is None:
        why = "no state of a record is in it"
        raise Trouble(
            str(path), why, "Give a report that was written as HTML, Markdown or DOCX, or a day: 2025-07-24."
        )
    return found[1]
