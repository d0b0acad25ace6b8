"""Which rules incidents are derived by: when they change, incidents are made anew."""

from __future__ import annotations

from warledger.plugs import fingerprint

DERIVING = ("warledger.merge", "warledger.normalize.copies", "warledger.record.versions")


def rules() -> str:
    """A hash of the code and data that incidents are derived by; none of it is run for that."""
    return fingerprint(*DERIVING)
