"""Whose own voice each report is, and when its words were first out: its family's, when it copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.merge import view
from warledger.merge.origins import Voice, voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warledger.merge.filing import Shelf
    from warledger.model import Document, DocumentReference


class Voices:
    """Publishers and times of reports, those of a shelf learned when they are needed."""

    def __init__(self, shelf: Shelf | None = None, families: Mapping[str, str] | None = None) -> None:
        """Start with the families that an earlier process knew."""
        self._shelf = shelf
        self._publishers: dict[str, str | None] = {}
        self._published: dict[str, int | None] = {}
        self.families: dict[str, str] = dict(families or {})
        self.keys: dict[str, Voice] = {}

    def hear(
        self, documents: Iterable[Document | DocumentReference], families: Mapping[str, str] | None
    ) -> set[str]:
        """Learn of reports, and all families as they now are; the reports whose voice or family changed."""
        told = set()
        for document in documents:
            told.add(document.id)
            self._meet(document)
        changed: set[str] = set()
        if families is not None:
            before, self.families = self.families, dict(families)
            changed = {name for name, _ in before.items() ^ self.families.items()}
        self._ask(told | changed)
        changed &= self._publishers.keys()
        for name in told | changed:
            if self._settle(name):
                changed.add(name)
        return changed

    def know(self, documents: Iterable[str]) -> None:
        """Make sure of the voices of reports of the shelf."""
        unknown = [name for name in documents if self._shelf is not None and name not in self.keys]
        self._ask(unknown)
        for name in unknown:
            self._settle(name)

    def printed(self, document: str) -> int | None:
        """The hour by which a report's words were out."""
        return self._published.get(self.families.get(document, document), self._published.get(document))

    def _settle(self, name: str) -> bool:
        """Set a report's voice; whether that changed it."""
        root = self.families.get(name, name)
        now = voice(self._publishers.get(root, self._publishers.get(name)), root)
        before = self.keys.get(name)
        self.keys[name] = now
        return before != now

    def _meet(self, document: Document | DocumentReference) -> None:
        """Learn who published a report, and when."""
        whose = getattr(document, "forwarded_from", None)
        self._publishers[document.id] = whose or document.publisher
        self._published[document.id] = view.printed(document.published)

    def _ask(self, documents: Iterable[str]) -> None:
        """Learn of reports of the shelf, and of those that they go back to."""
        if self._shelf is None:
            return
        asked = {one for name in documents for one in (name, self.families.get(name, name))}
        for document in self._shelf.without_text(sorted(asked - self._publishers.keys())):
            self._meet(document)
