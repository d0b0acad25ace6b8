"""Sessions: who is logged in, kept in this process; a restart logs everyone out."""

from __future__ import annotations

import hashlib
import secrets
from threading import Lock
from time import monotonic

import msgspec

IDLE = 12 * 3600.0
"""Seconds without a request after which a session ends."""
LONGEST = 7 * 24 * 3600.0
"""Seconds after which it ends in any case."""
MOST = 10_000


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One session: `token` opens it (only its maker has it), `csrf` goes with every change from a page."""

    token: str
    csrf: str
    name: str


class _Kept(msgspec.Struct):
    name: str
    csrf: str
    begun: float
    seen: float


class Sessions:
    """The open sessions, by a hash of their token."""

    def __init__(self) -> None:
        """Start without any."""
        self._kept: dict[str, _Kept] = {}
        self._lock = Lock()

    def begin(self, name: str) -> Session:
        """A new session of a user."""
        token, csrf, now = secrets.token_urlsafe(32), secrets.token_urlsafe(32), monotonic()
        with self._lock:
            self._kept = {key: one for key, one in self._kept.items() if _open(one, now)}
            if len(self._kept) >= MOST:
                del self._kept[min(self._kept, key=lambda key: self._kept[key].seen)]
            self._kept[_hash(token)] = _Kept(name, csrf, now, now)
        return Session(token=token, csrf=csrf, name=name)

    def find(self, token: str) -> Session | None:
        """The session of a token, None if there is none or it has ended."""
        now = monotonic()
        with self._lock:
            kept = self._kept.get(_hash(token))
            if kept is None or not _open(kept, now):
                return None
            kept.seen = now
            return Session(token=token, csrf=kept.csrf, name=kept.name)

    def end(self, token: str) -> None:
        """End a session."""
        with self._lock:
            self._kept.pop(_hash(token), None)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _open(kept: _Kept, now: float) -> bool:
    return now - kept.seen < IDLE and now - kept.begun < LONGEST
