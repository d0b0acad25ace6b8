"""Making a page of a template: the environment, its filters, and the addresses of static files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from warledger.record.facts import area
from warledger.record.trace import figure_words
from warledger.web import telling
from warledger.web.shelf import static
from warledger.web.wording import counted, label, say, scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

WEB = Path(__file__).resolve().parents[1]
VIOLENT = frozenset({"attack", "harm", "damage", "interception", "territory"})
"""Types of claims and incidents that tell violence; the others tell diplomacy."""


def address(path: str, parameters: Mapping[str, object] | None = None, **more: object) -> str:
    """A path with query parameters; those without a value are left out."""
    given = {**(parameters or {}), **more}
    told = urlencode({key: value for key, value in given.items() if value not in (None, "")}, safe=",")
    return f"{path}?{told}" if told else path


@cache
def environment() -> Environment:
    """The templates: everything put into them is escaped, and nothing unknown passes silently."""
    made = Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        t=say,
        counted=counted,
        label=label,
        static=static,
        address=address,
        wording=scripts(),
        figure_words=figure_words,
        violent=VIOLENT,
    )
    made.filters.update(
        number=telling.number,
        range=telling.range_words,
        span=telling.span_words,
        when=telling.when_words,
        day=telling.day_words,
        moment=telling.moment_words,
        place=telling.place_words,
        around=telling.around_words,
        area=lambda place: area(place.admin1, place.country),
        objects=lambda kind: label("object", kind),
        flat=lambda text: " ".join(str(text).split()),
    )
    return made


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page, whole; scripts take from it the part they asked for."""
    given = {
        "path": request.url.path,
        "person": person(request),
        "csrf": getattr(request.state, "csrf", ""),
        "searched": "",
        "title": "",
        **context,
    }
    text = environment().get_template(template).render(given)
    return HTMLResponse(text, status, dict(headers) if headers else None)


def person(request: Request) -> str:
    """The name of the person who signed in, "" where nobody has to."""
    user = getattr(request.state, "user", None)
    accounts = request.app.state.doors.accounts
    return str(user.name) if user is not None and accounts is not None else ""


def data(value: bytes) -> str:
    """JSON for a `<script type="application/json">` block, to be put in as it is: no `<` can end it early."""
    return value.decode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
