"""With what an attack was made where its own sentence names no weapon.

What the document tells of the same place comes first, then how the party is known to strike in that
land (the conflict files), then the weapon the document gives the party elsewhere; an armed group that
"attacks", "raids" or "massacres" comes on the ground, as do the attackers of a document that knows
gunmen and names no heavier weapon. A clash is two sides' and tells no weapon of one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from warledger.actors.files import states
from warledger.actors.index import index as known
from warledger.extract.weapons import FIGHTERS
from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.codebook._draft import Draft
    from warledger.extract.shape import Reading
    from warledger.model import Place
    from warledger.resolve.scene import Scene

_FIGHTS = ("fight", "fought", "clash", "battl", "skirmish", "firefight", "gun battle", "in combat")
_HEAVY = frozenset({"air_strike", "drone", "missile", "artillery", "glide_bomb", "mine"})
_ASSAULTS = (
    "attack",
    "raid",
    "assault",
    "massacr",
    "onslaught",
    "kill",
    "pogrom",
    "burn",
    "torch",
    "raz",
    "loot",
    "set ",
)


class Arms:
    """The weapons of one document, by place and by party."""

    def __init__(self, scene: Scene) -> None:
        """Look once over the attacks that name their weapon."""
        self.scene = scene
        self.places: dict[object, str] = {}
        self.parties: dict[str, Counter[str]] = {}
        self.on_foot = _on_foot(scene.readings)
        for number, drafts in enumerate(scene.drafts):
            for draft in drafts:
                means = str(draft.fields.get("means", "unspecified"))
                if draft.type == "attack" and means != "unspecified" and not self._is(number, draft, _FIGHTS):
                    self._keep(number, draft, means)

    def _keep(self, number: int, draft: Draft, means: str) -> None:
        place = self.scene.place_at(number, draft.place)
        actor = self.scene.actor_at(number, draft.agent)
        if place is not None:
            self.places.setdefault(place.geonames or place.name, means)
        if actor:
            self.parties.setdefault(actor, Counter())[means] += 1

    def _is(self, number: int, draft: Draft, words: tuple[str, ...]) -> bool:
        """True for a draft whose verb or noun begins with one of these words."""
        return self.scene.readings[number].lower(draft.trigger).startswith(words)

    def of(self, number: int, draft: Draft, place: Place | None, actor: str | None) -> str:
        """The means of an attack told without one; "unspecified" where nothing tells it."""
        here = self.places.get(place.geonames or place.name) if place else None
        if here:
            return here
        way = self._way(actor, place)
        if way:
            return way
        counts = self.parties.get(actor or "")
        if counts:
            return max(counts, key=lambda means: counts[means])
        if (self._is_band(actor) or self.on_foot) and self._is(number, draft, _ASSAULTS):
            return "ground"
        return self.scene.enemies.means()

    @staticmethod
    def _way(actor: str | None, place: Place | None) -> str | None:
        """How a party strikes in a land, by the conflict files."""
        state = states().states.get(place.country or "") if place is not None else None
        ways = known().ways.get(actor or "", {})
        return next((means for means, lands in ways.items() if state and state.name in lands), None)

    @staticmethod
    def _is_band(actor: str | None) -> bool:
        """True for an armed group, by the conflict files."""
        found = known().actors.get((actor or "").casefold())
        return found is not None and found.kind == "group"


def _on_foot(readings: Sequence[Reading]) -> bool:
    """True for a document that tells of people with arms in hand and of no heavier weapon."""
    fighters = False
    for reading in readings:
        for index, chunk in enumerate(reading.chunks):
            value = getattr(chunk.value, "counts", None) or chunk.value
            if isinstance(value, Lexeme) and value.letter in "MSVvX" and value.value in _HEAVY:
                return False
            fighters = fighters or (
                reading.shape[index] in "pNA" and bool(FIGHTERS & set(reading.lower(index).split()))
            )
    return fighters
