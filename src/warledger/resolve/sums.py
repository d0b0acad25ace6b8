"""Which figures are sums: over places, a night nationwide, a month, the war (codebook, Claims 4, 14, 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.extract.scope import is_of_attacks, is_of_night, is_of_plural
from warledger.resolve.time import publication_day

if TYPE_CHECKING:
    from warledger.codebook._draft import Draft
    from warledger.model import Place
    from warledger.resolve.scene import Scene

_COARSE = frozenset({"admin1", "admin2", "country"})
_SEVERAL = 2
_IN_ONE_TOWN = 5
_MANY = {"killed": 999, "injured": 3000, "displaced": 50_000, "evacuated": 20_000}
"""More people than this come to harm over a war, hardly in one incident without a place."""
_REGIONS = frozenset({"admin1", "admin2"})


class Sums:
    """Tells sums from the figures of single incidents, with what the document tells beside them."""

    def __init__(self, scene: Scene) -> None:
        """Look at a document through its scene."""
        self.scene = scene
        self.last = ("", -1)
        """The scope of the harm told last, and its paragraph."""

    def scope(self, number: int, draft: Draft, place: Place | None) -> str:
        """The claim's scope: the sentence's, unless the document shows another."""
        found = self._scope(number, draft, place)
        if draft.type == "harm":
            self.last = (found, self.scene.readings[number].passage.paragraph)
        return found

    def _scope(self, number: int, draft: Draft, place: Place | None) -> str:
        where = self.scene.where
        if draft.type == "harm" and draft.fields.get("high") == 1:
            return "incident"  # one person is no sum
        if self._is_of_war(number, draft):
            return "total"
        if draft.scope == "total":
            return "incident" if self._is_since_attack(number, draft, place) else "total"
        if draft.type != "harm" or place is None:
            return draft.scope or "incident"
        inside = where.inside(place)
        told = where.place_at(number, draft.place)
        if place.precision == "country" and place.geonames is None:
            return "total"
        if told is not None and told.precision == "country" and not where.tells_one(number):
            return "total"
        if place.precision == "country":
            return "total" if inside > 1 else "incident"
        if told is not None and self._is_regional(number, told):
            return "total"
        if draft.place is None and (self._goes_on(number, draft) or self._is_spread(number, draft, inside)):
            return "total"
        return draft.scope or "incident"

    def _is_regional(self, number: int, told: Place) -> bool:
        """A figure of a region in whose towns the document tells of several incidents.

        Only in languages with a grammar of their own, whose officials post a day of a region.
        """
        if self.scene.readings[number].language.file.grammar == "english" or told.precision not in _REGIONS:
            return False
        inside = [other for other in self.scene.where.specific if other.country == told.country]
        return sum(1 for other in inside if other.admin1 == told.admin1) > 1

    def _is_of_war(self, number: int, draft: Draft) -> bool:
        """More people than come to harm in one incident; unless the sentence says in which town."""
        low, effect = draft.fields.get("low"), str(draft.fields.get("effect"))
        told = self.scene.where.place_at(number, draft.place)
        exact = told is not None and told.precision not in _COARSE
        return isinstance(low, int) and low > _MANY.get(effect, low) * (_IN_ONE_TOWN if exact else 1)

    def _goes_on(self, number: int, draft: Draft) -> bool:
        """A figure behind a sum in its paragraph, without a place of its own: a sum as well."""
        scope, paragraph = self.last
        same = scope == "total" and paragraph == self.scene.readings[number].passage.paragraph
        return same and draft.fields.get("low") != 1

    def _is_spread(self, number: int, draft: Draft, inside: int) -> bool:
        """A figure without a place where the document tells of several: over attacks, over a night."""
        where, reading = self.scene.where, self.scene.readings[number]
        if (inside < _SEVERAL and not where.opens_wide) or "there" in reading.lowers:
            return False
        if is_of_attacks(reading, draft.trigger):
            return True
        if inside >= _SEVERAL and (is_of_plural(reading) or is_of_night(reading)):
            return True
        if inside > _SEVERAL and draft.fields.get("cumulative"):
            return True
        return where.opens_wide and inside > _SEVERAL and not where.is_placed(number)

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
