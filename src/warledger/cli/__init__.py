"""The command line: one file a command, found by listing this folder; one call of Record each.

Exit codes: 0 done, 1 some inputs could not be read, 2 wrong usage, 3 the record is unusable,
130 interrupted. Messages say where, why and what to do, on standard error.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from warledger import __version__
from warledger.cli._examples import Group
from warledger.plugs import PlugError, Trouble, load, names

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTLY, USAGE, UNUSABLE, INTERRUPTED = 1, 2, 3, 130


class Commands(Group):
    """Commands by the names of their files, imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """The names of the files in this folder."""
        return names("cli")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click has it
        """The command of a file, None if there is no such file."""
        try:
            command = load("cli", cmd_name).command
        except PlugError:
            return None
        return command if isinstance(command, click.Command) else None


@click.command(
    cls=Commands,
    examples=(
        'warledger read reports/ --publisher "Example Wire"',
        "warledger incidents --since 2025-07-20 --place Kharkiv",
        "warledger why 4f2a",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="warledger %(version)s")
def commands() -> None:
    """Keep the record of an armed conflict from the reports about it.

    Read reports, then ask: incidents, talks, claims, and why.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the command line; its exit code."""
    try:
        with commands.make_context("warledger", list(arguments)) as context:
            code = commands.invoke(context)
            sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as bare:
        click.echo(bare.format_message(), err=True)
        return USAGE
    except click.UsageError as wrong:
        return _said(f"{wrong.format_message()} {_hint(wrong)}", USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _said("interrupted; what was committed before is in the record", INTERRUPTED)
    except click.ClickException as wrong:
        return _said(wrong.format_message(), PARTLY)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Trouble as trouble:
        from warledger.stores._ledger import StoreTrouble

        return _said(str(trouble), UNUSABLE if isinstance(trouble, StoreTrouble) else PARTLY)
    except (LookupError, ValueError) as wrong:
        if not type(wrong).__module__.startswith("warledger."):
            raise  # a fault of the program, to be seen as such
        return _said(str(wrong.args[0] if wrong.args else wrong), USAGE)
    except OSError as wrong:
        where = wrong.filename or "the system"
        return _said(
            f"{where}: {(wrong.strerror or str(wrong)).lower()}. Check the path and its room.", PARTLY
        )
    return code if isinstance(code, int) else 0


def _hint(wrong: click.UsageError) -> str:
    path = wrong.ctx.command_path if wrong.ctx else "warledger"
    return f"See `{path} --help`."


def _said(message: str, code: int) -> int:
    click.echo(f"warledger: {message}", err=True)
    return code
