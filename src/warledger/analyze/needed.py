"""Statistics need numpy and scipy, which come with an extra."""

from __future__ import annotations

from importlib.util import find_spec

from warledger.plugs import Trouble

REMEDY = "Get it with `make full`, or pip install 'warledger[stats]'"


def need(*libraries: str) -> None:
    """Refuse in words when a library is missing.

    Raises:
        Trouble: if one is not installed; the message says how to get it.
    """
    for name in libraries:
        if find_spec(name) is None:
            raise Trouble("around", f"the statistics need {name}, which is not installed", REMEDY)
