"""`warledger` on the command line, and `python -m warledger`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run one command and end with its exit code."""
    from warledger.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
