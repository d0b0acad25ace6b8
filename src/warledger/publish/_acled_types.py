"""Incident → ACLED's event and sub-event type, by means, parties and who was harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warledger.publish._parties import opponent, party
from warledger.publish._told import populations

if TYPE_CHECKING:
    from warledger.publish._told import Told


class Type(NamedTuple):
    """The three columns that class an event."""

    event: str
    sub_event: str

    @property
    def disorder(self) -> str:
        """Political violence, or a strategic development."""
        return self.event if self.event == "Strategic developments" else "Political violence"


AIR = Type("Explosions/Remote violence", "Air/drone strike")
SHELLING = Type("Explosions/Remote violence", "Shelling/artillery/missile attack")
MINE = Type("Explosions/Remote violence", "Remote explosive/landmine/IED")
CLASH = Type("Battles", "Armed clash")
REGAINED = Type("Battles", "Government regains territory")
OVERTAKEN = Type("Battles", "Non-state actor overtakes territory")
ATTACK = Type("Violence against civilians", "Attack")
DISRUPTED = Type("Strategic developments", "Disrupted weapons use")
AGREEMENT = Type("Strategic developments", "Agreement")
TRANSFER = Type("Strategic developments", "Non-violent transfer of territory")
TYPES = (AIR, SHELLING, MINE, CLASH, REGAINED, OVERTAKEN, ATTACK, DISRUPTED, AGREEMENT, TRANSFER)

BY_MEANS = {
    "drone": AIR,
    "air_strike": AIR,
    "glide_bomb": AIR,
    "missile": SHELLING,
    "artillery": SHELLING,
    "mine": MINE,
}
HELD = {"talks": ("held",), "agreement": ("agreed", "in_force"), "exchange": ("agreed", "carried_out")}
"""What has become of a dealing that was an event."""


def event_type(one: Told) -> Type | None:
    """The event's type, None for what is no event to ACLED: offers, threats, sanctions, plans."""
    incident = one.incident
    if incident.type == "attack":
        return _violence(one)
    if incident.type == "interception":
        return DISRUPTED
    if incident.type == "territory":
        return _territory(one)
    stages = set((incident.fulfilment or "").split(" → "))
    return AGREEMENT if stages.intersection(HELD.get(incident.type, ())) else None


def _violence(one: Told) -> Type:
    """Weapons from afar are remote violence; without means, harm by known fighters on civilians is an attack."""
    incident = one.incident
    means = next((BY_MEANS[means] for means in incident.means if means in BY_MEANS), None)
    if means is not None:
        return means
    harmed = populations(one)
    if {"ground", "small_arms"}.intersection(incident.means):
        return ATTACK if harmed and "military" not in harmed and not _armed_enemy(one) else CLASH
    if "military" in harmed and _armed_enemy(one):
        return CLASH
    return SHELLING if incident.damage else ATTACK


def _armed_enemy(one: Told) -> bool:
    """Whether the reports name an armed party on the other side."""
    recipient = party(one.incident.recipient)
    code = one.incident.place.country if one.incident.place else None
    if recipient is not None:
        return recipient.named
    return "military" in populations(one) and opponent(one.incident.actor, code) is not None


def _territory(one: Told) -> Type:
    """Taken by the state whose land it is: regained; by anybody else: overtaken; left: transferred."""
    changes = [getattr(claim, "what", None) for claim in one.claims if claim.type == "territory"]
    if changes and all(change == "withdrew" for change in changes):
        return TRANSFER
    taker = party(one.incident.actor)
    home = taker is not None and taker.kind == "state" and one.incident.place is not None
    own = home and taker is not None and taker.code == getattr(one.incident.place, "country", None)
    return REGAINED if own else OVERTAKEN
