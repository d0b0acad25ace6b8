"""Logging in and out of the API, and the accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec
from starlette.responses import Response

from warledger.web.accounts import Role, User
from warledger.web.accounts.book import LONGEST, SHORTEST, AccountError
from warledger.web.answers import Refused
from warledger.web.api.operations import Call, Operation

if TYPE_CHECKING:
    from warledger.web.accounts.book import Accounts

Short = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Password = Annotated[str, msgspec.Meta(max_length=LONGEST)]


class Login(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name and its password."""

    name: Short
    password: Password


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A session: send `token` as `Authorization: Bearer TOKEN`; it ends after 12 hours without a request."""

    token: str
    user: User


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Who is logged in, and the token that changes from a page carry as X-CSRF-Token."""

    user: User
    csrf: str
    accounts: bool


class NewAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An account to be made, or to be given another role and password."""

    name: Short
    role: Role
    password: Annotated[str, msgspec.Meta(min_length=SHORTEST, max_length=LONGEST)]


def login(call: Call) -> Opened:
    """Log in: the token of a new session."""
    given: Login = call.body
    session = call.request.app.state.doors.login(given.name, given.password)
    if session is None:
        raise Refused(401, "no such name and password here", {"www-authenticate": "Bearer"})
    user = _accounts(call).user(given.name)
    if user is None:
        raise Refused(401, "no such name and password here", {"www-authenticate": "Bearer"})
    return Opened(token=session.token, user=user)


def standing(call: Call) -> Standing:
    """Who is logged in."""
    kept = call.request.app.state.doors.accounts is not None
    return Standing(user=call.user, csrf=call.request.state.csrf, accounts=kept)


def logout(call: Call) -> Response:
    """Log out: end the session of the token that was sent."""
    token = call.request.headers.get("authorization", "").partition(" ")[2].strip()
    call.request.app.state.doors.sessions.end(token)
    return Response(status_code=204)


def users(call: Call) -> tuple[User, ...]:
    """Everyone who has an account."""
    return tuple(_accounts(call).users())


def add(call: Call) -> User:
    """Make an account, or give one another role and password."""
    given: NewAccount = call.body
    try:
        _accounts(call).add(given.name, given.role, given.password)
    except AccountError as wrong:
        raise Refused(422, str(wrong)) from None
    return User(name=given.name, role=given.role)


def remove(call: Call) -> Response:
    """Remove an account; its sessions end at once."""
    if call.id == call.user.name:
        raise Refused(422, "nobody removes the account they are logged in with")
    try:
        _accounts(call).remove(call.id)
    except AccountError as wrong:
        raise Refused(404, str(wrong)) from None
    return Response(status_code=204)


def _accounts(call: Call) -> Accounts:
    found: Accounts | None = call.request.app.state.doors.accounts
    if found is None:
        raise Refused(404, "no accounts here; add one by `warledger users add NAME`, then serve again")
    return found


OPERATIONS = (
    Operation(path="/session", run=standing, answer=Standing, varies=True),
    Operation(path="/session", run=login, answer=Opened, method="POST", body=Login, status=201, role=None),
    Operation(path="/session", run=logout, answer=None, method="DELETE", status=204, role=None),
    Operation(path="/users", run=users, answer=tuple[User, ...], role="admin", varies=True),
    Operation(path="/users", run=add, answer=User, method="POST", body=NewAccount, status=201, role="admin"),
    Operation(path="/users/{id}", run=remove, answer=None, method="DELETE", status=204, role="admin"),
)
