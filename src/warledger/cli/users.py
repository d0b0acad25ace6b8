"""`warledger users`: who may log in where a record is served."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

import click

from warledger.cli._examples import Group
from warledger.cli._options import record_option, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.web.accounts.book import Accounts, Role

ROLES = click.Choice(["reader", "reviewer", "admin"])


@click.group(
    "users",
    cls=Group,
    examples=(
        "warledger users add desk --role reviewer",
        "warledger users list",
        "warledger users remove desk",
    ),
    short_help="Who may log in where a record is served.",
)
def command() -> None:
    """Keep the accounts of a served record.

    Readers read; reviewers also judge and add reports; admins also keep accounts. Accounts are in a file beside the record (warledger.db.users.json), never in the record, which
    is copied and handed on; passwords are in it as argon2 hashes only.
    """


def _options(function: Callable[..., None]) -> Callable[..., None]:
    """Add --record and --users."""
    told = "The accounts; FILE.users.json beside the record unless said."
    return record_option(click.option("--users", metavar="FILE", help=told)(function))


@command.command("add")
@click.argument("name")
@click.option("--role", type=ROLES, default="reader", show_default=True, help="What they may do.")
@click.option(
    "--password-stdin", is_flag=True, help="Take the password from standard input, not the keyboard."
)
@_options
def add(name: str, role: str, password_stdin: bool, record: str | None, users: str | None) -> None:
    """Make an account, or give NAME another role and password."""
    accounts = _accounts(record, users)
    if password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = click.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True, err=True)
    accounts.add(name, cast("Role", role), password)
    click.echo(f"{name} may log in as {role} ({accounts.path})", err=True)


@command.command("role")
@click.argument("name")
@click.argument("role", type=ROLES)
@_options
def give(name: str, role: str, record: str | None, users: str | None) -> None:
    """Give NAME another ROLE."""
    _accounts(record, users).give(name, cast("Role", role))


@command.command("remove")
@click.argument("name")
@_options
def remove(name: str, record: str | None, users: str | None) -> None:
    """Remove the account NAME; who is logged in with it is out at once."""
    _accounts(record, users).remove(name)


@command.command("list")
@_options
def listed(record: str | None, users: str | None) -> None:
    """List the accounts and their roles."""
    from warledger.cli._screen import show

    rows = [[user.name, user.role] for user in _accounts(record, users).users()]
    show(
        ("NAME", "ROLE"), rows, "No accounts: a record is served on this machine only, to whoever sits at it."
    )


def _accounts(record: str | None, users: str | None) -> Accounts:
    try:
        from warledger.web.accounts.book import Accounts
    except ModuleNotFoundError as missing:
        raise click.ClickException(
            f"accounts need {missing.name!r}, which is not installed. Get it by `make full`,"
            " or by pip install 'warledger[server]'."
        ) from None
    return Accounts(users or Accounts.beside(settings(record).record))
