"""What incidents a person looks for; the same names in calls, in the API and in the address bar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

Box = tuple[float, float, float, float]
EFFECTS = ("killed", "injured", "missing", "captured", "displaced", "evacuated")


class QueryError(ValueError):
    """A query that means nothing; the message says which part and what would."""


class Query(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is looked for; null takes all.

    `since` and `until` are ISO dates, both included, and meet whatever may have happened
    between them; what has no known date meets neither. `place` is part of a place's name,
    region or printed words, a country's two capital letters ("UA"), or an area as counts name
    it ("Kharkiv Oblast, UA"); `precision` says how exactly it is known (`point`, `settlement`, `admin2`,
    `admin1`, `country`). `actor` and `recipient` are names of who did or took part in it,
    and of who suffered it: a whole name, or else a part of one. `precision`, `type`, `means`, `effect`,
    `status` and `language` are one word or several with commas between, of which one has to
    hold; `effect` asks for a figure above zero. `publisher` is a publisher's name. `text` are
    words that all stand in one of the reports. `box` is west, south, east, north in degrees;
    its west may lie east of its east, across the date line. `scope` "total" asks for sums over several
    places instead, "all" for both.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    precision: str | None = None
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    language: str | None = None
    means: str | None = None
    effect: str | None = None
    status: str | None = None
    publisher: str | None = None
    text: str | None = None
    box: Box | None = None
    scope: Literal["incident", "total", "all"] = "incident"

    def __post_init__(self) -> None:
        """Refuse dates, effects and boxes that are none."""
        for name in ("since", "until"):
            _day(name, getattr(self, name))
        unknown = [one for one in (self.effect or "").split(",") if one and one not in EFFECTS]
        if unknown:
            raise QueryError(f"effect: {unknown[0]!r} is none; there are: {', '.join(EFFECTS)}")
        if self.box is not None:
            west, south, east, north = self.box
            if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - degrees
                raise QueryError(f"box: {self.box} is none; write west,south,east,north in degrees")

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Query:
        """The query of an address: text values by field name, empty ones meaning all.

        Raises:
            QueryError: if a name is no field, or a value none of it.
        """
        given: dict[str, Any] = {name: value.strip() for name, value in parameters.items() if value.strip()}
        unknown = sorted(given.keys() - set(cls.__struct_fields__))
        if unknown:
            raise QueryError(f"{unknown[0]}: no such filter; there are: {', '.join(cls.__struct_fields__)}")
        if "box" in given:
            given["box"] = _box(given["box"])
        try:
            return msgspec.convert(given, cls)
        except msgspec.ValidationError as wrong:
            raise QueryError(str(wrong)) from None

    def parameters(self) -> dict[str, str]:
        """The query as an address has it: `Query.of(query.parameters())` is the query."""
        given = {name: getattr(self, name) for name in self.__struct_fields__}
        if self.box is not None:
            given["box"] = ",".join(f"{degrees:g}" for degrees in self.box)
        if self.scope == "incident":
            given["scope"] = None
        return {name: str(value) for name, value in given.items() if value is not None}


def _day(name: str, given: str | None) -> None:
    try:
        good = given is None or date.fromisoformat(given).isoformat() == given
    except ValueError:
        good = False
    if not good:
        raise QueryError(f"{name}: {given!r} is no date; write it as 2025-07-24")


def _box(given: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError:
        raise QueryError(f"box: {given!r} is none; write west,south,east,north, as in 30,46,31,47") from None
    return west, south, east, north
