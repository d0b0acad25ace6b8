"""Commands that show examples at the end of their help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


def _write(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


class Command(click.Command):
    """A command with examples."""

    def __init__(self, *given: Any, examples: Sequence[str] = (), **named: Any) -> None:
        """Take `examples`, one command line each, beside click's own arguments."""
        super().__init__(*given, **named)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click has it
        """Write the examples."""
        _write(formatter, self.examples)


class Group(click.Group):
    """A group of commands with examples."""

    def __init__(self, *given: Any, examples: Sequence[str] = (), **named: Any) -> None:
        """Take `examples`, one command line each, beside click's own arguments."""
        super().__init__(*given, **named)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click has it
        """Write the examples."""
        _write(formatter, self.examples)
