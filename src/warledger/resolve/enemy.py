"""Whom "the enemy" means: who fights the speaker's side, or the state whose land is struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.actors.files import states
from warledger.extract.slavic.reading import OTHER_SIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from warledger.model import Attribution, Place


def other_side(
    actor: str | None,
    named: Collection[str],
    opponents: Callable[[str], tuple[str, ...]],
    speaker: Attribution | None,
    place: Place | None,
) -> str | None:
    """The party that an actor stands for; the actor itself unless it is "the enemy".

    Also whom a deed without an author means in a document that tells of the enemy.

    Args:
        actor: who did it, as the sentence has it.
        named: all parties that the document names.
        opponents: whom a party fights, by the conflict files.
        speaker: who tells it.
        place: where it happened.
    """
    if actor != OTHER_SIDE and not (actor is None and OTHER_SIDE in named):
        return actor
    state = states().states.get(place.country or "") if place is not None else None
    for side in (speaker.side if speaker else None, state.name if state else None):
        enemies = opponents(side) if side else ()
        if enemies:
            return enemies[0]
    return None
