"""The page to sign in at, where accounts are on; without them it leads to the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from warledger.web.pages._render import page
from warledger.web.wording import say

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def login(request: Request) -> Response:
    """The form; `doorstep` takes what it sends."""
    if request.app.state.doors.accounts is None:
        return RedirectResponse("/", 303)
    return page(
        request,
        "login.html",
        title=say("login.heading"),
        failed=bool(request.query_params.get("failed")),
        onward=request.query_params.get("next", "/"),
    )
