"""Warledger keeps the record of an armed conflict from the reports about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warledger.model import Claim, Document, Incident, Judgement
    from warledger.record import Filter, Record, read

__version__ = "0.1.0"
__all__ = ["Claim", "Document", "Filter", "Incident", "Judgement", "Record", "read"]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: `warledger --help` needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'warledger' has no attribute {name!r}")
    from warledger import model, record

    return getattr(record, name, None) or getattr(model, name)
