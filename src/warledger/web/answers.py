"""Answers in JSON, and errors that say what was wrong."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import msgspec
from starlette.responses import Response


def told(value: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON."""
    return Response(msgspec.json.encode(value), status, headers, "application/json")


def problem(status: int, why: str, *, headers: dict[str, str] | None = None) -> Response:
    """An error as RFC 9457 has it: `title` says which kind, `detail` what was wrong and what to do."""
    body = {"status": status, "title": HTTPStatus(status).phrase, "detail": why}
    return Response(msgspec.json.encode(body), status, headers, "application/problem+json")


class Refused(ValueError):  # noqa: N818 - an answer to the sender, no fault
    """A request that can't be answered; `status` says of which kind it is."""

    def __init__(self, status: int, why: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(why)
        self.status, self.headers = status, headers
