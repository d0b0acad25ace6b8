"""How a record is served: where, to whom, and what is refused before anything starts."""

from __future__ import annotations

import ipaddress

import msgspec


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """How a record is served. Sizes are in bytes.

    `host` and `port` are where it listens; only names in `hosts`, and the machine's own, are
    answered to. `secure` says that people reach it by HTTPS. `largest_upload` is how long a
    request's body may be.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()
    secure: bool = False
    largest_upload: int = 10_000_000

    @property
    def answered(self) -> frozenset[str]:
        """The names under which it may be addressed, without ports."""
        own = () if self.host in ("0.0.0.0", "::") else (self.host,)  # noqa: S104 - no name, but "everywhere"
        return frozenset(
            name.lower().strip("[]") for name in ("localhost", "127.0.0.1", "::1", *own, *self.hosts)
        )


def local(host: str) -> bool:
    """True for an address that only this machine can reach."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
