"""Merging: claims → incidents, counting events, not reports.

block (accounts of one document) → score (how alike) → cluster (one place) and attach (coarse
places) → reconcile (figures); `dealings` for diplomacy, `rulings` for what people decided.
"""

from __future__ import annotations

from warledger.merge.batch import incidents, queue
from warledger.merge.filing import Start
from warledger.merge.questions import Question
from warledger.merge.reconcile import RULES
from warledger.merge.rulings import corrected, relocated
from warledger.merge.state import Merge

__all__ = ["RULES", "Merge", "Question", "Start", "corrected", "incidents", "queue", "relocated"]
