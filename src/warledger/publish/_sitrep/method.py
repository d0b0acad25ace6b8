"""How the report was made and what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._rows import ATTRIBUTION
from warledger.publish._sitrep.content import Bullets, Section, Told

if TYPE_CHECKING:
    from warledger.publish._sitrep.gather import Material

_SAID = (
    (
        "Claims, not findings.",
        (
            "Every number is what a named source says, in the words cited. A program found the claims by rules of grammar; "
            "it can miss some and misread others. Each can be checked at its citation, and a reviewer’s decision outranks "
            "the program."
        ),
    ),
    (
        "One event, once.",
        (
            "One side’s attacks on one settlement on one day or night are one incident, however many reports tell it. "
            "Copies of a report, and one official’s statement wherever it is printed, are one origin."
        ),
    ),
    (
        "Ranges.",
        (
            "The best figure is the latest of the best placed origin: rescue services, prosecutors, hospitals and local "
            "authorities before other officials, and these before media. Lowest and highest are the range of what all "
            "origins now say. A figure that its own origin has replaced stays in the history and no longer counts."
        ),
    ),
    (
        "Totals.",
        "Sums that sources give for several places, a period or the war, and vague figures, never raise a number here.",
    ),
    (
        "Where.",
        (
            "Incidents known only by region are shaded areas on the map and never points. Borders are drawn as the "
            "gazetteer has places, which follows resolutions of the United Nations (Crimea and Sevastopol in Ukraine: "
            "General Assembly 68/262); a map is no opinion about the legal status of a territory."
        ),
    ),
    (
        "What is missing.",
        (
            "The record knows only the reports that were read into it. What no report told, what was told too coarsely to "
            "place or date, and what happened after the last report are not here. Fewer incidents can mean fewer reports."
        ),
    ),
)


def method(material: Material) -> Section:
    """The method note."""
    items = [((Told(f"{head} ", style="strong"), Told(rest))) for head, rest in _SAID]
    undated = (
        ""
        if not (material.asked.since or material.asked.until)
        else (
            "Incidents without a known date are in no period and so not in this report; diplomacy without a known date is "
            "listed when it was reported in the period."
        )
    )
    if undated:
        items.append((Told("Undated events. ", style="strong"), Told(undated)))
    items.append(
        (
            Told("Places. ", style="strong"),
            Told(f"{ATTRIBUTION} Outlines: Natural Earth, public domain, simplified."),
        )
    )
    return Section("method", "Method and limits", (Bullets(tuple(items)),))
