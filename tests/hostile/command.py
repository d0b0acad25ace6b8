"""`warledger` with the tests' own reader, as the environment says.

DELAY: seconds that each document takes. AS: the user id to run as, where that can be chosen.
LARGEST: the most bytes that a file it writes may have. REAL: read as a user's command does.
"""

from __future__ import annotations

import contextlib
import io
import os
import resource
import runpy
import signal
import sys
import tempfile
from pathlib import Path

from warledger import cli
from warledger.record import book, reading

# At the top, so that the processes that this one starts read the same way.
FAKE = runpy.run_path(str(Path(__file__).parents[1] / "record" / "fake.py"))
READER = FAKE["Fake"](delay=float(os.environ.get("DELAY", "0")))
if "REAL" not in os.environ:
    book.opened = reading.opened = lambda _: READER


def become(uid: int) -> None:
    """Give up root's rights, once everything that a command imports is imported."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        report = Path(folder) / "a.txt"
        report.write_text("In Odesa 4 injured.", encoding="utf-8")
        cli.run(["read", str(report), "--record", f"{folder}/a.db"])
    os.setegid(uid)
    os.seteuid(uid)


if __name__ == "__main__":
    # As from a terminal: what a shell starts in the background has been told to ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if "AS" in os.environ and os.geteuid() == 0:
        become(int(os.environ["AS"]))
    if "LARGEST" in os.environ:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(os.environ["LARGEST"]),) * 2)
    sys.exit(cli.run(sys.argv[1:]))
