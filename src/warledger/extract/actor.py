"""Finds who is named in a sentence: states, forces, groups, bodies, offices and people."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from warledger.actors.files import given_names, vocabulary
from warledger.actors.grammar import grammar
from warledger.actors.index import index
from warledger.actors.people import nearest
from warledger.actors.scan import ActorMention, Scan
from warledger.actors.scan_cyrillic import LATIN, LETTERS, CyrillicScan
from warledger.actors.sentence import TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warledger.model import Actor

__all__ = ["ActorMention", "Actors"]


class Actors:
    """All that is known of actors, ready to find them; load once and share."""

    @staticmethod
    @cache
    def load() -> Actors:
        """The actors of the package's data files; later calls give the same value."""
        index(), grammar(), given_names()
        return Actors()

    def find(self, text: str, known: Mapping[str, Actor] | None = None) -> list[ActorMention]:
        """Every actor named in a sentence, in order, the longest reading of each, no overlaps.

        Args:
            text: one sentence, headline or line.
            known: surnames that the document has given in full before (see `surnames`).
        """
        if LETTERS.search(text) is None:
            return Scan(text, known or {}).run()
        cyrillic = CyrillicScan(text, known or {}).run()
        if LATIN.search(text) is None:
            return cyrillic
        latin = [
            one
            for one in Scan(text, known or {}).run()
            if not any(_overlap(one, other) for other in cyrillic)
        ]
        return sorted((*cyrillic, *latin), key=lambda mention: mention.start)

    def surnames(self, mentions: Sequence[ActorMention]) -> dict[str, Actor]:
        """The surnames by which later sentences can mean the people of these mentions."""
        found: dict[str, Actor] = {}
        for mention in mentions:
            if mention.form == "person":
                last = TOKEN.findall(mention.actor.name)
                if len(last) > 1 and last[-1] not in vocabulary().no_names:
                    found[last[-1]] = mention.actor
        return found

    def nearest(self, name: str) -> Actor | None:
        """The person of the files whose full name this spells in another way or misspells."""
        return nearest(name)

    def named(self, name: str) -> Actor | None:
        """The actor with exactly this canonical name, in any case."""
        return index().actors.get(name.casefold())

    def opponents(self, side: str) -> tuple[str, ...]:
        """The parties a side is at war with by the conflict files, in their order."""
        return index().opponents.get(side, ())

    def forces(self, state: str) -> str:
        """The side of a state's army: a party of its own in a war inside the state, else the state.

        Tells whose "the army" or "the junta" is in a report from that state.
        """
        return index().forces.get(state, state)

    def lands(self, side: str) -> tuple[str, ...]:
        """The states in which a party's war is: those it fights, and those the files add."""
        fought = (self.state_of(enemy) for enemy in self.opponents(side))
        return tuple(dict.fromkeys((*fought, *index().lands.get(side, ()))))

    def state_of(self, side: str) -> str:
        """The state whose army a side is in a war inside it ("Sudanese army": Sudan), else the side."""
        return next((state for state, army in index().forces.items() if army == side), side)

    def holder(self, office: str, on: str | None = None) -> Actor | None:
        """Who held an office on an ISO date; without a date, its one holder or null."""
        rows = [holder for row in index().offices.get(office.casefold(), ()) for holder in row.holders]
        if on is not None:
            rows = [row for row in rows if (row.since or "") <= on and (row.until is None or on < row.until)]
        return index().actors.get(rows[0].name.casefold()) if len(rows) == 1 else None


def _overlap(one: ActorMention, other: ActorMention) -> bool:
    """True when two mentions share a character."""
    return one.start < other.end and other.start < one.end
