"""Exports: the record as files other programs read."""

from __future__ import annotations

import tempfile
from pathlib import Path
from threading import BoundedSemaphore

import msgspec
from starlette.background import BackgroundTask
from starlette.responses import FileResponse

from warledger.plugs import load, names
from warledger.record import Filter
from warledger.web.answers import Refused
from warledger.web.api.operations import Call, Operation, record_of
from warledger.web.api.parameters import Wanted

AT_ONCE = BoundedSemaphore(2)


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """One export: what it is, what its fields mean, what is lost on the way."""

    name: str
    title: str
    fields: dict[str, str]
    loses: str


def listed(call: Call) -> tuple[Export, ...]:  # noqa: ARG001 - as every operation
    """The exports there are, each with its data dictionary."""
    modules = {name: load("publish", name) for name in names("publish")}
    return tuple(
        Export(name=n, title=(m.__doc__ or "").splitlines()[0], fields=m.FIELDS, loses=m.LOSES)
        for n, m in modules.items()
    )


def file(call: Call) -> FileResponse:
    """One export as a file."""
    if call.id not in names("publish"):
        raise Refused(404, f"no export of this name; there are: {', '.join(names('publish'))}")
    given = {name: getattr(call.given, name) or None for name in call.given.__struct_fields__}
    if getattr(load("publish", call.id), "WHOLE", False) and any(given.values()):
        raise Refused(400, f"{call.id} is exported whole: leave since, place and the like away")
    try:
        wanted = Filter(**given)
    except ValueError:
        raise Refused(400, "since and until are days, as 2025-07-24") from None
    with tempfile.NamedTemporaryFile(prefix="warledger-", delete=False) as made:
        path = Path(made.name)
    try:
        with AT_ONCE:
            record_of(call).export(call.id, path, wanted)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    gone = BackgroundTask(path.unlink, missing_ok=True)
    return FileResponse(path, filename=call.id, media_type="application/octet-stream", background=gone)


OPERATIONS = (
    Operation(path="/exports", run=listed, answer=tuple[Export, ...], varies=True),
    Operation(path="/exports/{id}", run=file, answer=bytes, given=Wanted, media="application/octet-stream"),
)
