"""Whom "the enemy" means, and who struck where those who report it speak for the place struck.

Only in languages with a grammar of their own. A governor, a rescue service or a prosecutor who
reports a strike and names nobody in that sentence tells of the enemy that the same document does
name, or calls "the enemy"; a ministry of defense does not: it also tells of its own strikes. Where
no word of the document names the attacker, there is none (codebook, "Claims", 20).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from warledger.actors.files import states
from warledger.extract.figure import named
from warledger.extract.place import PlaceMention
from warledger.extract.slavic.reading import OTHER_SIDE
from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.extract.shape import Reading
    from warledger.model import Attribution, Place
    from warledger.resolve.held import Held

_LOCAL = 3
"""The authority, in the conflict files, of those who answer for a place."""
_ARMS = re.compile(r"[wC]{0,2}M")
_SAYS = re.compile(r"[wC]{0,3}W")


class Enemies:
    """Who fights those that a document lets speak."""

    def __init__(
        self, readings: Sequence[Reading], opponents: Callable[[str], tuple[str, ...]], held: Held
    ) -> None:
        """Look once for those who answer for places, and for the enemy by that word."""
        self.opponents, self.readings, self.held = opponents, readings, held
        self.english = not readings or readings[0].language.file.grammar == "english"
        actors = [
            mention.actor
            for reading in readings
            for chunk in reading.chunks
            if (mention := named(chunk.value)) is not None
        ]
        self.named = any(actor.name == OTHER_SIDE for actor in actors)
        self.sides = {name for actor in actors for name in (actor.name, actor.side)}
        lands = Counter(
            chunk.value.candidates[0].country
            for reading in readings
            for chunk in reading.chunks
            if isinstance(chunk.value, PlaceMention) and chunk.value.candidates
        )
        self.land = max(sorted(lands), key=lambda code: lands[code], default=None)
        """The country that most of the places told lie in."""
        self.locals = {actor.name: actor.side for actor in actors if actor.authority >= _LOCAL and actor.side}

    def told(self, number: int, agent: int | None, actor: str | None, place: Place | None) -> str | None:
        """The party that a sentence says did it; None for one that made the weapon, or tells of its own loss.

        Args:
            number: the sentence.
            agent: the chunk taken for its actor.
            actor: the party that this chunk means.
            place: where it happened.
        """
        if self.english or agent is None or actor is None:
            return actor
        shape = self.readings[number].shape
        if (
            shape[agent] == "q" or (shape[agent] == "a" and _ARMS.match(shape, agent + 1))
        ) and self._is_bystander(actor, place):
            return None
        return None if _SAYS.match(shape, agent + 1) and self._holder(place) == actor else actor

    def _is_bystander(self, actor: str, place: Place | None) -> bool:
        """True for a state that fights no side named, where two of them, or the land struck and a state, are at war."""
        sides = {side for side in self.sides if side}
        foes = self._against(holder) if (holder := self._holder(place)) else None
        fighting = (foes or "") in {state.name for state in states().states.values()} or any(
            enemy in sides for side in sides for enemy in self.opponents(side)
        )
        return fighting and not any(actor in self.opponents(side) for side in {*sides, holder or ""})

    def _holder(self, place: Place | None) -> str | None:
        """Whose land a place lies on: the side that holds it, else its state."""
        answering = set(self.locals.values())
        held = self.held.by(place, answering.pop() if len(answering) == 1 else None)
        state = states().states.get(place.country or "") if place is not None else None
        return held or (state.name if state is not None else None)

    def meant(
        self, actor: str | None, speaker: Attribution | None, place: Place | None, *, told: bool
    ) -> str | None:
        """The party that did it: the actor, unless it is "the enemy" or nobody is named.

        Args:
            actor: who did it, as the sentence or the document has it.
            speaker: who tells it.
            place: where it happened.
            told: the sentence itself names the actor.
        """
        if self.english or (told and actor != OTHER_SIDE):
            return actor
        if not told:
            side = self._local(speaker)
            found = self._against(side) if side else None
            if found is not None and (self.named or found in self.sides):
                return found
            if actor is not None and self._holder(place) == actor:
                enemy = self._against(actor)
                actor = enemy if enemy in self.sides else None
        if actor != OTHER_SIDE and not (actor is None and self.named):
            return actor
        state = states().states.get(place.country or "") if place is not None else None
        return self._against(speaker.side if speaker else None) or self._against(
            state.name if state else None
        )

    def defender(self, actor: str | None, speaker: Attribution | None, place: Place | None) -> str | None:
        """Who shot weapons down where no words name it: the side that reports it, or whose land it is."""
        if self.english or actor is not None:
            return actor
        if speaker is not None and speaker.side is not None and self.opponents(speaker.side):
            return speaker.side
        side = self._local(None)
        country = self.land or (place.country if place is not None else None)
        state = states().states.get(country or "")
        return side or (state.name if state is not None and self.opponents(state.name) else None)

    def means(self) -> str:
        """The weapon that the document names most, for an attack told without one."""
        if self.english:
            return "unspecified"
        counted = Counter(
            lexeme.value
            for reading in self.readings
            if "I" not in reading.shape
            for chunk in reading.chunks
            if (lexeme := getattr(chunk.value, "counts", chunk.value)) is not None
            and isinstance(lexeme, Lexeme)
            and lexeme.letter == "M"
            and lexeme.value
        )
        return max(counted, key=lambda kind: counted[kind], default="unspecified")

    def _local(self, speaker: Attribution | None) -> str | None:
        """The side of those who answer for the place struck: the speaker's, else that of all named."""
        if speaker is not None:
            return self.locals.get(speaker.name or "")
        sides = set(self.locals.values())
        return sides.pop() if len(sides) == 1 else None

    def _against(self, side: str | None) -> str | None:
        enemies = self.opponents(side) if side else ()
        return enemies[0] if enemies else None
