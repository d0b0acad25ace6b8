"""Diplomacy over a whole document: which mentions are one dealing, and what a claim of it holds.

A repeat makes no further claim (codebook, Claims 11): of several mentions of one round of talks,
one exchange or one truce, the fullest stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.model import Interval
from warledger.resolve.parties import PAIRED, Parties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warledger.codebook._draft import Draft
    from warledger.resolve.scene import Scene

DIPLOMATIC = frozenset(
    "talks exchange agreement proposal rejection precondition ultimatum sanction accusation position".split()
)
_PERSONAL = frozenset({"position", "accusation"})
_TELLING = frozenset({"proposal", "rejection", "precondition", "ultimatum", "accusation", "sanction"})
_SPOKEN = frozenset({"precondition", "ultimatum", "rejection", "position"})
_BACK = 4


class Dealings:
    """Completes the drafts of diplomacy, in reading order."""

    def __init__(self, scene: Scene) -> None:
        """Look over the document: its two main parties, whom each passage is about, what repeats."""
        self.scene = scene
        self.parties = Parties(scene)
        self.only_titles = all(r.passage.kind != "body" for r in scene.readings)
        self.author: str | None = None
        self.kept: set[int] = set()
        self.borrowed: dict[int, dict[str, object]] = {}
        self._choose()

    # — which mentions are one —

    def _choose(self) -> None:
        """Keep the fullest of the mentions that tell one dealing."""
        groups: list[list[tuple[int, Draft, tuple[object, ...]]]] = []
        for number, drafts in enumerate(self.scene.drafts):
            kind = self.scene.readings[number].passage.kind
            for draft in drafts:
                if draft.type not in DIPLOMATIC or (kind != "body" and not self.only_titles):
                    continue
                key = self._key(number, draft)
                for group in groups:
                    if group[0][1].type == draft.type and all(_same(key, other[2]) for other in group):
                        group.append((number, draft, key))
                        break
                else:
                    groups.append([(number, draft, key)])
        for group in groups:
            if all(draft.fields.get("echo") for _, draft, _ in group):
                continue
            best = max(group, key=lambda item: (self._fullness(item[1]), -item[0]))
            self.kept.add(id(best[1]))
            if best[1].type == "talks":
                self._lend(best[1], group)
        self._drop_stances()
        self._drop_echoes([item for group in groups for item in group])

    def _drop_stances(self) -> None:
        """A stance that says no more than an offer, refusal, threat or charge is that."""
        for drafts in self.scene.drafts:
            others = [d for d in drafts if d.type == "attack" or (d.type in _TELLING and id(d) in self.kept)]
            for draft in drafts:
                if draft.type == "position" and any(
                    d.first <= draft.last and draft.first <= d.last for d in others
                ):
                    self.kept.discard(id(draft))

    def _drop_echoes(self, items: list[tuple[int, Draft, tuple[object, ...]]]) -> None:
        """An exchange told without a number is the one whose number stands elsewhere."""
        exchanges = [
            (draft, key) for _, draft, key in items if draft.type == "exchange" and id(draft) in self.kept
        ]
        counted = {(key[0], key[2]) for draft, key in exchanges if draft.fields["low"]}
        for draft, key in exchanges:
            if draft.fields.get("loose") and len(exchanges) == 1:
                self.kept.discard(id(draft))
            if not draft.fields["low"] and (key[0], key[2]) in counted:
                self.kept.discard(id(draft))

    def _key(self, number: int, draft: Draft) -> tuple[object, ...]:
        """What must agree for two mentions to be one; None agrees with anything."""
        if draft.type == "talks":
            order = draft.fields.get("round")
            if order is None and len(tuple(self.parties.heads(number, draft))) > 1:
                order = 0
            return (
                self._venue(number, draft),
                order,
                draft.modality or "asserted",
                self.parties.explicit(number, draft),
                draft.fields.get("format"),
            )
        if draft.type == "exchange":
            return (
                draft.fields["what"],
                draft.fields["low"] or 0,
                draft.fields["status"],
                draft.fields.get("of"),
            )
        if draft.type == "agreement":
            return (
                draft.fields["status"],
                draft.modality,
                self.parties.explicit(number, draft),
                draft.fields.get("subject"),
            )
        return (number, draft.first, draft.trigger, draft.agent or -1, draft.target or -1)

    def _venue(self, number: int, draft: Draft) -> str | None:
        """The name of the place of talks."""
        place = self.scene.place_at(number, draft.place)
        if place is not None:
            return place.name or place.words
        if draft.place is not None:
            return self.parties.side(number, draft.place)
        return self._last_venue(number) if draft.fields.get("there") else None

    def _last_venue(self, number: int) -> str | None:
        """The last place below a country that the passages before name."""
        for passage in range(number - 1, max(-1, number - _BACK), -1):
            for index in range(len(self.scene.readings[passage].chunks) - 1, -1, -1):
                place = self.scene.place_at(passage, index)
                if place is not None and place.precision != "country":
                    return place.name or place.words
        return None

    def _fullness(self, draft: Draft) -> float:
        if draft.fields.get("echo"):
            return -1.0
        own = sum(value not in (None, "", 0) for value in draft.fields.values())
        return (
            own
            + 0.9 * (draft.place is not None)
            + 0.5 * (draft.when is not None)
            + 0.3 * min(2, len(draft.parties))
        )

    def _lend(self, best: Draft, group: list[tuple[int, Draft, tuple[object, ...]]]) -> None:
        """What other mentions of the same talks add: venue and round."""
        venue = next((name for number, draft, _ in group if (name := self._venue(number, draft))), None)
        if venue is None and best.fields.get("format") != "call":
            venue = self._only_venue()
        told = next((d for _, d, key in group if key[3]), None)
        number = next((draft.fields["round"] for _, draft, _ in group if draft.fields.get("round")), None)
        self.borrowed[id(best)] = {"venue": venue, "round": number}
        if told is not None and not next((key[3] for _, d, key in group if d is best), None):
            at = next(n for n, d, _ in group if d is told)
            self.borrowed[id(best)]["parties"] = self.parties.of(at, told)

    def _only_venue(self) -> str | None:
        """Where the document's talks are, if it names one place for them."""
        found = {
            name
            for number, drafts in enumerate(self.scene.drafts)
            for draft in drafts
            if draft.type == "talks" and (name := self._venue(number, draft))
        }
        return found.pop() if len(found) == 1 else None

    # — completing —

    def finish(self, number: int, draft: Draft, fields: Mapping[str, object]) -> dict[str, object] | None:
        """The fields of a claim of diplomacy; None for a repeat, or without a party."""
        if id(draft) not in self.kept:
            return None
        personal = draft.type in _PERSONAL
        done = dict(fields)
        for name in ("of", "subject", "filled", "there", "echo", "loose"):
            done.pop(name, None)
        done["actor"] = self.parties.who(number, draft.agent, personal=personal)
        if personal and draft.agent is not None and self.scene.readings[number].shape[draft.agent] == "j":
            done["actor"] = (
                self.parties.speaks(number, fields.get("speaker"), personal=True, told=False) or done["actor"]
            )
        other = self.parties.who(number, draft.target, personal=False)
        done["recipient"] = other if other != done["actor"] else None
        done["place"] = None
        if draft.type in PAIRED:
            done["parties"] = self.parties.of(number, draft)
            done["actor"] = done["recipient"] = None
            if not done["parties"]:
                return None
        if draft.type == "talks":
            done.update(self.borrowed.get(id(draft), {}))
            done["place"] = fields["place"]
            done["heads"] = tuple(self.parties.heads(number, draft))
            if len(done["parties"]) < 2:  # type: ignore[arg-type]
                return None
        if draft.type == "ultimatum":
            done["actor"] = self.parties.who(number, draft.agent, personal=True)
        if done["actor"] is None and draft.type in _SPOKEN:
            done["actor"] = self.parties.speaks(
                number, fields.get("speaker"), personal=personal or draft.type == "ultimatum"
            )
        if draft.type == "ultimatum":
            done["parties"] = self.parties.behind(number, draft, fields.get("speaker"))
            until = fields.get("when")
            if isinstance(until, Interval) and draft.when is not None:
                done["deadline"] = until.start or until.words
        if draft.type == "proposal":
            named = done["actor"]
            self.author = named if isinstance(named, str) else self.author
            done["actor"] = self.author
        if done["actor"] is None and draft.type not in PAIRED:
            return None
        return done


def _same(one: tuple[object, ...], two: tuple[object, ...]) -> bool:
    """True when nothing that both tell differs."""
    for left, right in zip(one, two, strict=True):
        if left is None or right is None:
            continue
        if isinstance(left, frozenset) and isinstance(right, frozenset):
            if not left <= right and not right <= left:
                return False
        elif left != right:
            return False
    return True
