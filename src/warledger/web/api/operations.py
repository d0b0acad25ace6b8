"""What the API offers, operation by operation: routes and their description come of the same table."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from warledger.record import Query
from warledger.web.accounts import Role, allowed
from warledger.web.answers import Refused, problem, told
from warledger.web.api.parameters import Given
from warledger.web.serving import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.requests import Request

    from warledger.record import Record

T = TypeVar("T")
LONG = 16_384
"""Bytes from which on an answer is compressed."""


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One page: `total` counts all there are, `next` is the address of the page after, null on the last."""

    total: int
    items: tuple[T, ...]
    next: str | None = None


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One call of an operation: everything it was given, decoded."""

    request: Any
    record: Any
    user: Any
    query: Query
    given: Any
    body: Any
    id: str

    def page(self, total: int, items: Iterable[T]) -> Page[T]:
        """A page of what was asked for, with the address of the next."""
        request: Request = self.request
        offset = self.given.offset + self.given.limit
        following = None
        if offset < total:
            address = request.url.include_query_params(offset=offset)
            following = f"{address.path}?{address.query}"
        return Page(total=total, items=tuple(items), next=following)


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One operation: `path` and `method`, what it runs, takes and answers, and who may call it.

    `finds` says that it takes the fields of a `Query`, `given` its further parameters, `body`
    the JSON it is sent. `varies` says that its answer may change while the record does not.
    """

    path: str
    run: Callable[[Call], Any]
    answer: Any
    method: Literal["GET", "POST", "DELETE", "PUT"] = "GET"
    finds: bool = False
    given: type[Given] = Given
    body: type[msgspec.Struct] | None = None
    status: int = 200
    role: Role | None = "reader"
    varies: bool = False
    media: str = "application/json"

    @property
    def summary(self) -> str:
        """What it does, in a line: the first of its function's docstring."""
        return (self.run.__doc__ or "").strip().splitlines()[0]

    @property
    def name(self) -> str:
        """Its name among all operations."""
        return f"{self.run.__module__.rpartition('.')[2]}_{self.run.__name__}"

    def route(self) -> Route:
        """The operation as a route."""
        return Route(self.path, _endpoint(self), methods=[self.method], name=f"api:{self.name}")


def _endpoint(operation: Operation) -> Callable[[Request], Any]:
    """The function that decodes a request, calls the operation in a thread, and encodes its answer."""

    async def endpoint(request: Request) -> Response:
        try:
            user = allowed(request, operation.role) if operation.role else request.state.user
            query, given = _parameters(operation, request.query_params.multi_items())
            body = None if operation.body is None else await _body(operation.body, request)
            call = Call(
                request=request,
                record=request.app.state.record,
                user=user,
                query=query,
                given=given,
                body=body,
                id=request.path_params.get("id", ""),
            )
            return await run_in_threadpool(_answered, operation, call)
        except Refused as refused:
            return problem(refused.status, str(refused), headers=refused.headers)

    endpoint.__doc__ = operation.run.__doc__
    return endpoint


def _answered(operation: Operation, call: Call) -> Response:
    """Run an operation; a reader who has the answer already is told so."""
    headers = {"cache-control": "no-store"}
    if operation.method == "GET" and not operation.varies:
        mark = f'W/"{call.record.revision()}"'
        headers = {"etag": mark, "cache-control": "private, no-cache"}
        if mark in _marks(call.request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
    answer = operation.run(call)
    if isinstance(answer, Response):
        answer.headers.update(headers)
        return answer
    return _packed(call.request, told(answer, status=operation.status, headers=headers))


def _packed(request: Request, answer: Response) -> Response:
    """A long answer, compressed for who is not on this machine and takes it so."""
    near = request.client is None or local(request.client.host)
    if near or len(answer.body) < LONG or "gzip" not in request.headers.get("accept-encoding", ""):
        return answer
    headers = {**answer.headers, "content-encoding": "gzip", "vary": "accept-encoding"}
    del headers["content-length"]
    return Response(gzip.compress(answer.body, 1, mtime=0), answer.status_code, headers)


def _marks(header: str) -> set[str]:
    """The marks of an If-None-Match header."""
    return {mark.strip() for mark in header.split(",")}


def _parameters(operation: Operation, pairs: Iterable[tuple[str, str]]) -> tuple[Query, Given]:
    """The query and the further parameters of an address, decoded."""
    own: dict[str, str] = {}
    asked: dict[str, str] = {}
    for name, value in pairs:
        into = own if name in operation.given.__struct_fields__ else asked
        if name in into:
            raise Refused(400, f"{name}: given twice; put several values in one, with commas")
        into[name] = value
    if asked and not operation.finds:
        known = ", ".join(operation.given.__struct_fields__) or "none"
        raise Refused(400, f"{next(iter(asked))}: no such parameter; there are: {known}")
    return Query.of(asked), _converted(operation.given, own)


def _converted(kind: type[Given], values: Mapping[str, str]) -> Given:
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as wrong:
        why, _, where = str(wrong).partition(" - at `$.")
        raise Refused(400, f"{where.rstrip('`')}: {why}" if where else why) from None


async def _body(kind: type[T], request: Request) -> T:
    """What a request sends, strictly decoded."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "send JSON, with the header Content-Type: application/json")
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except msgspec.ValidationError as wrong:
        raise Refused(422, f"the JSON is not what this takes: {wrong}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise Refused(400, f"no JSON: {wrong}") from None


def record_of(call: Call) -> Record:
    """The record that is served."""
    found: Record = call.record
    return found
