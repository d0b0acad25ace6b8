"""`warledger compare`: why two codebooks count differently on one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import filters, json_option, opened, record_option, wanted

if TYPE_CHECKING:
    from warledger.publish._compare import Comparison, Difference

COLUMNS = ("COUNTED BY", "INCIDENTS", "DEATHS {0}", "DEATHS {1}", "RULE OF {0}", "RULE OF {1}", "WHICH")


@click.command(
    "compare",
    cls=Command,
    examples=(
        "warledger compare acled ucdp",
        "warledger compare acled ucdp --since 2025-07-01 --place UA",
        "warledger compare acled ucdp --json",
    ),
    short_help="Why two codebooks count differently.",
)
@click.argument("one", metavar="CODEBOOK")
@click.argument("two", metavar="CODEBOOK")
@record_option
@filters
@click.option("--all", "every", is_flag=True, help="Name every incident, not only the first few of a rule.")
@json_option
def command(one: str, two: str, record: str | None, every: bool, as_json: bool, **given: Any) -> None:
    """Lay two codebooks (acled, ucdp) side by side on the same incidents.

    Each line is one pair of rules, with what either codebook counts by it and the incidents
    behind it; the lines add up to both totals. `warledger why ID` opens any of them.
    """
    from warledger.cli._screen import show, show_json
    from warledger.publish._compare import compared

    with opened(record) as kept:
        found = compared((one, two), *kept.rows(wanted(given)))
    if as_json:
        import msgspec

        show_json([msgspec.to_builtins(found)])
        return
    click.echo("\n".join(_words(found)) + "\n")
    names = (one, two)
    rows = [_cells(difference, None if every else 3) for difference in found.differences]
    show([column.format(*(name.upper() for name in names)) for column in COLUMNS], rows, "No incidents.")


def _words(found: Comparison) -> list[str]:
    """The difference in sentences."""
    one, two = found.counts
    lines = [f"{one.name} counts {_sum(one.events, one.deaths)}, {two.name} {_sum(two.events, two.deaths)}."]
    names = (one.name, two.name)
    alone: dict[tuple[int, str], list[int]] = {}
    for difference in found.differences:
        if difference.kind == "both, other deaths":
            lines.append(_more(difference, names))
        elif difference.kind.startswith("only "):
            side = names.index(difference.kind.removeprefix("only "))
            sums = alone.setdefault((side, difference.rules[1 - side]), [0, 0])
            sums[0] += difference.events[side]
            sums[1] += difference.deaths[side]
    for (side, rule), (events, deaths) in alone.items():
        lines.append(f"· {_sum(events, deaths)} only in {names[side]}; to {names[1 - side]}: {rule}.")
    neither = sum(len(one.incidents) for one in found.differences if one.kind == "neither")
    return [*lines, f"· {_plural(neither, 'incident')} of the record in neither."]


def _more(difference: Difference, names: tuple[str, str]) -> str:
    """Events that both count with other numbers of dead."""
    more, less = (0, 1) if difference.deaths[0] > difference.deaths[1] else (1, 0)
    deaths = difference.deaths[more] - difference.deaths[less]
    return (
        f"· {_plural(deaths, 'death')} more in {names[more]}, over {_plural(len(difference.incidents), 'event')} in both: "
        f"to {names[more]}, {difference.rules[more]}; to {names[less]}, {difference.rules[less]}."
    )


def _sum(events: int, deaths: int) -> str:
    return f"{_plural(events, 'event')} with {_plural(deaths, 'death') if deaths else 'no deaths'}"


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _cells(difference: Difference, most: int | None) -> list[str]:
    examples = difference.incidents[:most]
    ids = [f"{one.id[:10]} {one.place or '?'} {one.start or '?'}" for one in examples]
    rest = len(difference.incidents) - len(examples)
    return [
        difference.kind,
        f"{len(difference.incidents):,}",
        *(
            f"{deaths:,}" if events else "·"
            for deaths, events in zip(difference.deaths, difference.events, strict=True)
        ),
        *difference.rules,
        "; ".join(ids) + (f"; {rest:,} more" if rest else ""),
    ]
