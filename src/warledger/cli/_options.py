"""Options that commands share, and the record they open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.record import Filter, Record
    from warledger.settings import Settings

F = TypeVar("F", bound="Callable[..., Any]")


class Day(click.ParamType[str]):
    """A calendar day, YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as ISO text; wrong usage if it is none."""
        from datetime import date

        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2025-07-24", param, ctx)


record_option = click.option(
    "--record", metavar="FILE", help="The record's file; warledger.db in this folder unless said."
)
names_option = click.option(
    "--names",
    type=click.Choice(["english", "original"]),
    default="english",
    show_default=True,
    help="Places, speakers and actors in the table: in English, or as printed. JSON has both.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON Lines instead of a table.")


def filters(function: F) -> F:
    """Add --since, --until, --place, --actor, --type and --language to a command."""
    for option in (
        click.option("--language", metavar="CODE", help="Language of the documents: en, uk, ru."),
        click.option("--type", "kind", metavar="TYPE", help="One type: attack, harm, talks, exchange, …"),
        click.option("--actor", metavar="NAME", help="Part of the name of who did, suffered or said it."),
        click.option(
            "--place", metavar="NAME", help="Part of a place's or region's name, or a country's code."
        ),
        click.option("--until", type=Day(), help="To this day, included."),
        click.option("--since", type=Day(), help="From this day on; what has no known date is left out."),
    ):
        function = option(function)
    return function


def wanted(given: dict[str, Any]) -> Filter:
    """The filter of a command's options."""
    from warledger.record import Filter

    return Filter(
        since=given["since"],
        until=given["until"],
        place=given["place"],
        actor=given["actor"],
        type=given["kind"],
        language=given["language"],
    )


def settings(record: str | None = None, **given: Any) -> Settings:
    """The settings, from the environment and what was given."""
    from warledger.settings import from_environment

    return from_environment(os.environ, record=record, **given)


def opened(record: str | None, *, create: bool = False, **given: Any) -> Record:
    """The record that a command works on."""
    from warledger.record import Record

    return Record.open(settings=settings(record, **given), create=create)
