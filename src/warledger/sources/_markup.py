"""A piece of HTML → its words: one line for each block, nothing of scripts."""

from __future__ import annotations

import re
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table td th tr ul".split()
)
_SILENT = frozenset("script style template noscript iframe object svg math head".split())
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")


def plain(markup: str) -> str:
    """The words of HTML, or of plain text; "" when there are none."""
    if "<" not in markup and "&" not in markup:
        return _tidy(markup.replace("\r\n", "\n"))
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(
            b"<div>" + markup.encode(errors="replace") + b"</div>", parser=parser
        )
    except (lxml.etree.LxmlError, ValueError):
        return ""
    walk = lxml.etree.iterwalk(tree, events=("start", "end"))
    return _tidy("".join(piece for event, node in walk for piece in _pieces(walk, event, node)))


def _pieces(walk: Any, event: str, node: Any) -> list[str]:
    """What one end of an element adds to the text; source lines are spaces, blocks are lines."""
    edge = "\n" if node.tag in _BLOCKS else ""
    if event == "end":
        return [edge, " ".join((node.tail or "").split("\n"))]
    if node.tag in _SILENT:
        walk.skip_subtree()
        return []
    return [edge, " ".join((node.text or "").split("\n"))]


def _tidy(text: str) -> str:
    """Single spaces, single line breaks, no NUL characters."""
    return _LINES.sub("\n", _SPACE.sub(" ", text.replace("\x00", ""))).strip()
