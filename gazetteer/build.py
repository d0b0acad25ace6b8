"""Build the gazetteer: `python gazetteer/build.py --to FILE`.

Needs the network once, for the packages named in requirements.lock (checked by hash, kept in
build/gazetteer); after that it works offline. The same packages and curated files give the same
file, byte for byte. What goes in, and by which policy: README.md.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path

from fetch import fetch

HERE = Path(__file__).parent


def main() -> int:
    """Read the arguments, build, say what was built."""
    parser = argparse.ArgumentParser(description="Build the gazetteer, one SQLite file.")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--packages", type=Path, default=HERE.parent / "build" / "gazetteer", metavar="FOLDER"
    )
    given = parser.parse_args()
    packages = fetch(given.packages)
    sys.path.insert(0, str(packages))
    build(packages, given.to)
    return 0


def build(packages: Path, path: Path) -> str:
    """Read all sources, merge them, write `path`; gives the version."""
    from curated import add_curated  # noqa: PLC0415 - after the packages are on the path
    from divisions import read_countries, read_divisions  # noqa: PLC0415
    from inflect import inflect  # noqa: PLC0415
    from places import place_countries, place_divisions  # noqa: PLC0415
    from post import read_post  # noqa: PLC0415
    from russia import merge_russia  # noqa: PLC0415
    from ukraine import merge_ukraine  # noqa: PLC0415
    from world import read_settlements  # noqa: PLC0415
    from write import write  # noqa: PLC0415

    gc.disable()  # millions of small objects, none of them in cycles
    say = _Progress()
    say("countries and divisions")
    countries = read_countries(packages)
    divisions = read_divisions(packages, countries)
    say("settlements of the world")
    known = read_settlements(packages, divisions)
    say("villages of Ukraine and Russia")
    post = read_post(packages, {"UA", "RU"})
    villages = merge_ukraine(packages, known, divisions, post["UA"])
    villages += merge_russia(known, divisions, post["RU"])
    settlements = [*known.values(), *villages]
    entries = place_countries(countries, settlements) + place_divisions(divisions, settlements) + settlements
    say("curated regions, names and sites")
    entries = add_curated(entries)
    say("case forms of Cyrillic names")
    inflect(entries)
    say(f"writing {len(entries):,} places")
    path.parent.mkdir(parents=True, exist_ok=True)
    version = write(path, entries)
    say(f"done: {path.stat().st_size / 1e6:.0f} MB, version {version}")
    return version


class _Progress:
    """One line a step, with the seconds gone by."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def __call__(self, step: str) -> None:
        print(f"gazetteer {time.monotonic() - self.began:5.1f} s  {step}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
