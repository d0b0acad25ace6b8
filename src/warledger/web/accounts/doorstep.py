"""Logging in and out by the forms of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.web.accounts.gate import Doors


async def enter(request: Request) -> Response:
    """Take a name and a password; go on to the page that was asked for, or back with `failed=1`."""
    doors: Doors = request.app.state.doors
    async with request.form(max_files=0, max_fields=10) as form:
        name, password, onward = (str(form.get(field, "")) for field in ("name", "password", "next"))
    onward = within(onward)
    session = await run_in_threadpool(doors.login, name, password)
    if session is None:
        return RedirectResponse(f"/login?failed=1&next={quote(onward, safe='')}", 303)
    answer = RedirectResponse(onward, 303)
    doors.entered(answer, session)
    return answer


async def leave(request: Request) -> Response:
    """End the session."""
    doors: Doors = request.app.state.doors
    answer = RedirectResponse("/login" if doors.accounts else "/", 303)
    doors.left(answer, request)
    return answer


def within(onward: str) -> str:
    """A path of these pages, the first one instead of anything else."""
    inside = onward.startswith("/") and not onward.startswith(("//", "/\\")) and onward.isprintable()
    return onward if inside else "/"


ROUTES = [Route("/login", enter, methods=["POST"]), Route("/logout", leave, methods=["POST"])]
