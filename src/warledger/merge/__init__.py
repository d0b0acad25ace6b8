"""Merging: claims → incidents, counting events, not reports."""

from __future__ import annotations

from warledger.merge.state import State, incidents

__all__ = ["State", "incidents"]
