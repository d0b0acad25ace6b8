"""Merging: claims → incidents, counting events, not reports.

block (accounts of one document) → score (how alike) → cluster (one place) and attach (coarse
places) → reconcile (figures); `dealings` for diplomacy, `rulings` for what people decided.
"""

from __future__ import annotations

from warledger.merge.questions import Question
from warledger.merge.reconcile import RULES
from warledger.merge.rulings import corrected, relocated
from warledger.merge.state import Merge, incidents, queue

__all__ = ["RULES", "Merge", "Question", "corrected", "incidents", "queue", "relocated"]
