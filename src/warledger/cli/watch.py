"""`warledger watch`: feeds, polled until stopped."""

from __future__ import annotations

import re
import signal
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import json_option, opened, record_option

if TYPE_CHECKING:
    from warledger.record import Record
    from warledger.record.watch import Poll

_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


class Duration(click.ParamType[float]):
    """A length of time: 90, 90s, 5m, 1h."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The seconds; wrong usage if it is no length of time, or under a second."""
        found = re.fullmatch(r"(\d{1,9}(?:\.\d+)?)\s*([smhd]?)", str(value).strip().lower())
        seconds = float(found[1]) * _UNITS[found[2]] if found else 0.0
        if seconds < 1:
            self.fail(
                f"{value!r} is no length of time of a second or more; write it as 90s, 5m or 1h", param, ctx
            )
        return seconds


@click.command(
    "watch",
    cls=Command,
    examples=(
        "warledger watch https://example.org/news.rss --every 10m",
        "warledger watch https://example.org/news.rss https://example.net/atom.xml --record war.db",
        "warledger watch https://example.org/news.rss --once",
    ),
    short_help="Poll feeds into the record until stopped.",
)
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@record_option
@click.option(
    "--every",
    type=Duration(),
    default="5m",
    show_default=True,
    help="How often each feed is asked: 90s, 5m, 1h.",
)
@click.option(
    "--once", is_flag=True, help="Ask each feed once, then end: 1 if one could not be read, else 0."
)
@json_option
def command(urls: tuple[str, ...], record: str | None, every: float, once: bool, as_json: bool) -> int:
    """Read what is new in RSS, Atom and JSON feeds, again and again, until Ctrl-C.

    A feed that has not changed costs its server one short answer. One that is away is said once
    on standard error, asked ever more rarely, and as its server wishes. Stopped or killed at
    any moment, it goes on where it was.
    """
    from warledger.record.watch import Watch

    for url in urls:
        if not url.startswith(("http://", "https://")):
            raise click.BadParameter(
                f"{url!r} is no address; files are read with `warledger read`", param_hint="URL"
            )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with opened(record, create=True, processes=1) as kept:
        watch = Watch(kept, urls, every)
        try:
            if once:
                return max([_told(kept, watch.poll(url), as_json=as_json) for url in dict.fromkeys(urls)])
            for poll in watch.polls():
                _told(kept, poll, as_json=as_json, again=True)
        except KeyboardInterrupt:
            click.echo("warledger: stopped; what was read is in the record", err=True)
    return 0


def _told(kept: Record, poll: Poll, *, as_json: bool, again: bool = False) -> int:
    """Say what came of a poll; 1 if it was not all well."""
    for trouble in poll.troubles:
        later = f" It is asked again in {_span(poll.wait)}." if poll.away and again else ""
        click.echo(f"warledger: {trouble}{later}", err=True)
    if poll.back:
        click.echo(f"warledger: {poll.url}: answers again.", err=True)
    if poll.added is not None and poll.added.new:
        types = Counter(claim.type for document in poll.added.new for claim in kept.claims_in(document))
        _news(poll, len(poll.added.new), types, as_json=as_json)
    return 1 if poll.troubles or poll.away else 0


def _news(poll: Poll, new: int, types: Counter[str], *, as_json: bool) -> None:
    """A line for a poll that brought something."""
    from warledger.cli._screen import show_json

    at = datetime.now(UTC).isoformat(timespec="seconds")
    if as_json:
        show_json([{"at": at, "url": poll.url, "new": new, "claims": types.total(), "types": dict(types)}])
        return
    by_type = f" ({', '.join(f'{count} {name}' for name, count in types.most_common())})" if types else ""
    documents = "1 new document" if new == 1 else f"{new:,} new documents"
    claims = "1 claim" if types.total() == 1 else f"{types.total():,} claims"
    click.echo(f"{at}  {poll.url}  {documents}, {claims}{by_type}")


def _span(seconds: float) -> str:
    """A length of time in words."""
    for size, name in ((3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = round(seconds / size)
            return f"{count} {name}" if count == 1 else f"{count} {name}s"
    count = round(seconds)
    return f"{count} second" if count == 1 else f"{count} seconds"
