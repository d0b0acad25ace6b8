"""The application: routes of pages and of the API, behind the guards, over one open record."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from threading import Thread
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount

from warledger.record import Query, QueryError, Record
from warledger.record.trace import NotFoundError, SeveralError
from warledger.stores._ledger import StoreTrouble
from warledger.web import api, pages
from warledger.web.accounts import doorstep
from warledger.web.accounts.gate import Doors, Gated
from warledger.web.answers import Refused, problem
from warledger.web.safety import Guarded, Headed, TooLargeError
from warledger.web.serving import Serving
from warledger.web.shelf import Shelf, mark

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.settings import Settings
    from warledger.web.accounts.book import Accounts

LOG = logging.getLogger(__name__)


def application(
    record: str | Path | None = None,
    settings: Settings | None = None,
    serving: Serving | None = None,
    accounts: Accounts | None = None,
) -> Starlette:
    """The web application over a record's file; the record is open while the application runs.

    `app.state.record` is the open record, to be used from worker threads; `app.state.serving`
    says how it is served, `app.state.doors` who may come in (`doors.accounts` is null where
    there are no accounts). Each request has `request.state.user`, and `request.state.csrf`: the
    token that pages send with every change, as the header X-CSRF-Token or the form field `csrf`.

    Raises:
        StoreTrouble: if there is no such record, or it can't be used.
    """
    serving = serving or Serving()
    kept = Record.open(record, settings=settings, create=False)

    @asynccontextmanager
    async def opened(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001 - as Starlette calls it
        warming = Thread(target=_warm, args=(kept,), name="first look")
        warming.start()
        yield
        await run_in_threadpool(warming.join)
        kept.close()

    doors = Doors(accounts, serving)
    routes = [*pages.ROUTES, *doorstep.ROUTES, Mount("/api/v1", routes=api.ROUTES)]
    routes.append(Mount(f"/static/{mark()}", Shelf(), name="static"))
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Headed, serving=serving),
            Middleware(Guarded, serving=serving),
            Middleware(Gated, doors=doors),
        ],
        exception_handlers={
            QueryError: _said(400),
            SeveralError: _several,
            NotFoundError: _said(404),
            TooLargeError: _said(413),
            StoreTrouble: _unusable,
            Refused: _declined,
            HTTPException: _refused,
            Exception: _failed,
        },
        lifespan=opened,
    )
    app.state.record, app.state.serving, app.state.doors = kept, serving, doors
    return app


def _warm(record: Record) -> None:
    """Look at the record once, so that the first person to look need not wait."""
    try:
        record.summary(Query())
    except StoreTrouble as wrong:
        LOG.warning("%s", wrong)


def _answer(request: Request, status: int, why: str, headers: dict[str, str] | None = None) -> Response:
    """An error: JSON for programs, a page for people."""
    if request.url.path.startswith("/api/"):
        return problem(status, why, headers=headers)
    return pages.failed(request, status, why, headers)


def _said(status: int) -> Callable[[Request, Exception], Response]:
    """Answer an error of the record with a status and the error's own words."""

    def answer(request: Request, wrong: Exception) -> Response:
        return _answer(request, status, str(wrong.args[0] if wrong.args else wrong))

    return answer


def _several(request: Request, wrong: Exception) -> Response:
    """Answer that several things have an id that starts so, and which."""
    if not isinstance(wrong, SeveralError):
        raise wrong
    why = str(wrong.args[0])
    if request.url.path.startswith("/api/"):
        return problem(404, why)
    return pages.failed(request, 404, why, ids=wrong.ids)


def _unusable(request: Request, wrong: Exception) -> Response:
    """Answer that the record can't be used; where it lies is for the log."""
    LOG.error("%s", wrong)
    why = "the record can't be read or written now; what was in it is whole, and the server's log says more"
    return _answer(request, 503, why, {"retry-after": "10"})


def _declined(request: Request, wrong: Exception) -> Response:
    """Answer a request that was refused."""
    if not isinstance(wrong, Refused):
        raise wrong
    return _answer(request, wrong.status, str(wrong), wrong.headers)


def _refused(request: Request, wrong: Exception) -> Response:
    """Answer what Starlette refuses: no such path, no such method."""
    if not isinstance(wrong, HTTPException):
        raise wrong
    return _answer(request, wrong.status_code, wrong.detail, dict(wrong.headers or {}))


def _failed(request: Request, wrong: Exception) -> Response:  # noqa: ARG001 - it is logged, not told
    """Answer a fault of the program, telling nothing of its inside."""
    return _answer(request, 500, "a fault of the program; the record is as it was")
