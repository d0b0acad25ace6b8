"""Pages for people: routes, and the page that says what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

ROUTES: tuple[BaseRoute, ...] = ()


def failed(
    request: Request,  # noqa: ARG001 - a page goes by what was asked for
    status: int,
    why: str,
    headers: dict[str, str] | None = None,
) -> Response:
    """What people see when something went wrong."""
    return PlainTextResponse(f"{status}: {why}\n", status, headers)
