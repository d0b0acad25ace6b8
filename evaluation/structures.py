"""What is found by the phrase structure it is told in: recall over annotated quotes.

The structure is told from the words of the quote alone, by plain rules on English function words; it serves to see
where reading is weak, not to read.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KINDS = ("harm", "attack", "damage")
_PARTICIPLE = r"(?:\w+ed|hit|hurt|struck|shot|set|slain|blown|torn|burnt|left|found|taken|dead)"
_PASSIVE = re.compile(
    rf"\b(?:was|were|been|being|is|are|be|got)\b(?: \w+){{0,2}}? {_PARTICIPLE}\b", re.IGNORECASE
)
_NOMINAL = re.compile(
    r"\b(?:death|deaths|killing|wounding|injuries|shelling|bombing|bombardment|destruction|attacks?|strikes?|raids?|toll)\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"\b(?:\w{3,}ed|hit|struck|hurt|shot|fell|took|left|set|rose|broke|blew|tore|killing|wounding|injuring|hitting)\b"
)


def structure(quote: str, *, title: bool) -> str:
    """One of headline, passive, active, nominal, verbless.

    >>> structure("Two people were killed", title=False)
    'passive'
    >>> structure("the death of two people", title=False)
    'nominal'
    """
    if title:
        return "headline"
    if _PASSIVE.search(quote):
        return "passive"
    if _ACTIVE.search(quote):
        return "active"
    return "nominal" if _NOMINAL.search(quote) else "verbless"


def recall(scorer: Any, folders: Iterable[Path], claims: Iterable[bytes]) -> dict[str, dict[str, list[int]]]:
    """By kind and structure: gold claims, those found, those found in full; optional ones aside."""
    by_document: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in claims:
        claim = json.loads(line)
        by_document[claim["document"]["name"]].append(claim)
    found: dict[str, dict[str, list[int]]] = {kind: defaultdict(lambda: [0, 0, 0]) for kind in KINDS}
    for folder in folders:
        for name, (doc, text, _) in scorer.load_gold(folder).items():
            for kind in KINDS:
                golds = [claim for claim in doc["claims"] if claim["kind"] == kind]
                mine = [claim for claim in by_document[name] if claim["type"] == kind]
                met = {i: full for i, _, full in scorer.pair(golds, mine, text)}
                for i, gold in enumerate(golds):
                    if not gold.get("optional"):
                        title = text.find(gold["quote"]) < max(text.find("\n"), 0)
                        row = found[kind][structure(gold["quote"], title=title)]
                        row[:] = [row[0] + 1, row[1] + (i in met), row[2] + met.get(i, False)]
    return {kind: dict(sorted(rows.items())) for kind, rows in found.items()}
