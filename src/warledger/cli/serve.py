"""`warledger serve`: the pages and the API over one record."""

from __future__ import annotations

import click

from warledger.cli._examples import Command
from warledger.cli._options import record_option, settings


@click.command(
    "serve",
    cls=Command,
    examples=("warledger serve", "warledger serve --record north.db --port 8080"),
    short_help="Pages and API over a record, on this machine.",
)
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port.")
@click.option("--allow-host", multiple=True, metavar="NAME", help="A further name it is reached under.")
def command(record: str | None, host: str, port: int, allow_host: tuple[str, ...]) -> None:
    """Show a record in a browser, and answer programs under /api/v1; Ctrl-C ends it.

    It listens on this machine only.
    """
    try:
        import uvicorn

        from warledger.web.app import application
        from warledger.web.serving import Serving, local
    except ModuleNotFoundError as missing:
        raise click.ClickException(
            f"serving needs the extra {missing.name!r}, which is not installed. Get it by `make full`,"
            " or by pip install 'warledger[server]'."
        ) from None
    if not local(host):
        raise click.UsageError(f"--host {host} can be reached from other machines; use 127.0.0.1.")
    serving = Serving(host=host, port=port, hosts=allow_host)
    app = application(settings=settings(record), serving=serving)
    click.echo(f"warledger: http://{host}:{port}/ (Ctrl-C ends it)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
