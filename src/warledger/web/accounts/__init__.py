"""Who may do what: accounts in a file beside the record, sessions, and the gate before every request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.web.accounts.book import RANKS, Role, User
from warledger.web.answers import Refused

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["RANKS", "Role", "User", "allowed"]


def allowed(request: Request, role: Role) -> User:
    """Who sent a request, if they have a role or more.

    Raises:
        Refused: if nobody is logged in (401), or the role is not theirs (403).
    """
    user: User | None = request.state.user
    if user is None:
        raise Refused(
            401, "log in first: POST /api/v1/session, or the page /login", {"www-authenticate": "Bearer"}
        )
    if RANKS.index(user.role) < RANKS.index(role):
        raise Refused(403, f"this needs the role {role}; {user.name} has {user.role}")
    return user
