"""Which figures are sums: over places, a night nationwide, a month, the war (codebook, Claims 4, 14, 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.extract.scope import is_of_attacks
from warledger.resolve.time import publication_day

if TYPE_CHECKING:
    from warledger.codebook._draft import Draft
    from warledger.model import Place
    from warledger.resolve.scene import Scene

_COARSE = frozenset({"admin1", "admin2", "country"})
_MANY = {"killed": 999, "injured": 3000, "displaced": 50_000, "evacuated": 20_000}
"""More people than this come to harm over a war, hardly in one incident without a place."""


class Sums:
    """Tells sums from the figures of single incidents, with what the document tells beside them."""

    def __init__(self, scene: Scene) -> None:
        """Look at a document through its scene."""
        self.scene = scene

    def scope(self, number: int, draft: Draft, place: Place | None) -> str:
        """The claim's scope: the sentence's, unless the document shows another."""
        scene = self.scene
        low, effect = draft.fields.get("low"), str(draft.fields.get("effect"))
        if isinstance(low, int) and low > _MANY.get(effect, low):
            return "total"
        if draft.scope == "total":
            return "incident" if self._is_since_attack(number, draft, place) else "total"
        if draft.type != "harm" or place is None:
            return draft.scope or "incident"
        inside = scene.where.inside(place)
        if place.precision == "country" and place.geonames is None:
            return "total"
        if place.precision == "country":
            told = draft.place is not None and not scene.where.tells_one(number)
            return "total" if inside > 1 or told else "incident"
        wide = scene.where.opens_wide and draft.place is None and not scene.where.is_placed(number)
        if draft.place is None and (inside > 1 or scene.where.opens_wide):
            together = is_of_attacks(scene.readings[number], draft.trigger)
            return "total" if together or (wide and inside > 2) else "incident"
        return draft.scope or "incident"

    def _is_since_attack(self, number: int, draft: Draft, place: Place | None) -> bool:
        """ "Since Saturday 45 dead have been recovered": since the very attack the news is of."""
        scene = self.scene
        if draft.when is None or place is None or place.precision in _COARSE or scene.timeline.main is None:
            return False
        value = scene.readings[number].chunks[draft.when].value
        when = scene.when_at(number, draft.when, scene.timeline.anchor)
        if getattr(value, "role", "") != "since" or when is None:
            return False
        return publication_day(when.start) == publication_day(scene.timeline.main.end)
