"""`warledger serve`: the pages and the API over one record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from warledger.cli._examples import Command
from warledger.cli._options import record_option, settings

if TYPE_CHECKING:
    from warledger.web.accounts.book import Accounts

EXTRA = "serving needs {!r}, which is not installed. Get it by `make full`, or by pip install 'warledger[server]'."


@click.command(
    "serve",
    cls=Command,
    examples=(
        "warledger serve",
        "warledger serve --record north.db --port 8080",
        "warledger serve --host 0.0.0.0 --allow-host record.example --certificate cert.pem --key key.pem",
        "warledger serve --behind-proxy --allow-host record.example",
    ),
    short_help="Pages and API over a record.",
)
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port.")
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME", help="A further name it is reached under."
)
@click.option("--users", metavar="FILE", help="The accounts; FILE.users.json beside the record unless said.")
@click.option("--certificate", metavar="FILE", help="TLS certificate (chain), PEM; with --key.")
@click.option("--key", metavar="FILE", help="The certificate's private key, PEM.")
@click.option(
    "--behind-proxy", is_flag=True, help="A proxy on this machine takes HTTPS and hands requests on."
)
def command(record: str | None, host: str, port: int, users: str | None, **given: Any) -> None:
    """Show a record in a browser, and answer programs under /api/v1; Ctrl-C ends it.

    It listens on this machine only, unless there are accounts (see `warledger users`) and
    connections are encrypted: by --certificate and --key, or by a proxy. Where there are
    accounts, everybody has to log in, on this machine too.
    """
    try:
        import uvicorn

        from warledger.web.accounts.book import Accounts
        from warledger.web.app import application
        from warledger.web.serving import Serving
    except ModuleNotFoundError as missing:
        raise click.ClickException(EXTRA.format(missing.name)) from None
    chosen = settings(record)
    accounts = Accounts(users or Accounts.beside(chosen.record))
    _check(host, accounts, **given)
    encrypted = given["certificate"] is not None
    secure = encrypted or given["behind_proxy"]
    serving = Serving(host=host, port=port, hosts=given["hosts"], secure=secure)
    app = application(settings=chosen, serving=serving, accounts=accounts if accounts.users() else None)
    click.echo(f"warledger: {'https' if encrypted else 'http'}://{host}:{port}/ (Ctrl-C ends it)", err=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        proxy_headers=given["behind_proxy"],
        forwarded_allow_ips="127.0.0.1,::1",
        ssl_certfile=given["certificate"],
        ssl_keyfile=given["key"],
        timeout_graceful_shutdown=5,
    )


def _check(
    host: str,
    accounts: Accounts,
    *,
    certificate: str | None,
    key: str | None,
    behind_proxy: bool,
    hosts: tuple[str, ...],
) -> None:
    """Refuse to start where others could read along, or come in without an account."""
    from warledger.web.serving import local

    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key go together.")
    missing = next((file for file in (certificate, key) if file and not Path(file).is_file()), None)
    if missing is not None:
        raise click.UsageError(f"{missing}: no such file.")
    if certificate is not None and key is not None:
        _fit(certificate, key)
    if local(host) and not behind_proxy:
        return
    if not accounts.users():
        raise click.UsageError(
            f"others can reach {host if not local(host) else 'what a proxy hands on'}, so they have to log in, and"
            f" {accounts.path} holds no accounts. Make one by `warledger users add NAME --role admin`."
        )
    if certificate is None and not behind_proxy:
        raise click.UsageError(
            f"others can reach {host}, so connections have to be encrypted. Give --certificate and --key,"
            " or --behind-proxy if a proxy in front takes HTTPS."
        )
    if not hosts and host in ("0.0.0.0", "::"):  # noqa: S104 - no name that one could type
        raise click.UsageError("say under which name it is reached: --allow-host NAME.")


def _fit(certificate: str, key: str) -> None:
    """Refuse what no connection could be encrypted with."""
    import ssl

    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key, password="")
    except (ssl.SSLError, OSError) as wrong:
        raise click.UsageError(
            f"{certificate} and {key} can't be used: {getattr(wrong, 'reason', None) or wrong}. Both have to be PEM,"
            " the key without a password and of this certificate."
        ) from None
