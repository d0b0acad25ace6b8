"""Bring the browser libraries in again, at the versions named here.

    vendor.py [--check]

Needs `npm` (only here: users and the package need no Node). The files are copied as their makers
minified them, beside their licenses, and THIRD_PARTY.md says version, license and SHA-256 of each;
`--check` compares the files with it and needs no network.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "src" / "warledger" / "web" / "static" / "vendor"
TESTED = ROOT / "tests" / "browser" / "vendor"
HEAD = """# Third-party files

Copied unchanged from npm packages by `python docs/vendor.py`. Do not edit them; change the versions
in that script and run it again.

| file | package | version | license | SHA-256 |
|---|---|---|---|---|
"""
ROW = re.compile(r"^\| (\S+) \| .* \| ([0-9a-f]{64}) \|$", re.MULTILINE)


class Library(NamedTuple):
    """One package: where its files go, and which of them, each with the name it gets."""

    package: str
    version: str
    license: str
    folder: Path
    files: dict[str, str]


LIBRARIES = (
    Library(
        "maplibre-gl",
        "6.17.0",
        "BSD-3-Clause",
        SHIPPED,
        {
            "dist/maplibre-gl.mjs": "maplibre-gl.mjs",
            "dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
            "dist/maplibre-gl.css": "maplibre-gl.css",
            "LICENSE.txt": "maplibre-gl.LICENSE.txt",
        },
    ),
    Library(
        "@observablehq/plot",
        "0.6.17",
        "ISC",
        SHIPPED,
        {"dist/plot.umd.min.js": "plot.min.js", "LICENSE": "plot.LICENSE.txt"},
    ),
    Library("d3", "7.9.2", "ISC", SHIPPED, {"dist/d3.min.js": "d3.min.js", "LICENSE": "d3.LICENSE.txt"}),
    Library(
        "htmx.org",
        "4.0.1",
        "0BSD",
        SHIPPED,
        {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "htmx.LICENSE.txt"},
    ),
    Library(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        TESTED,
        {"axe.min.js": "axe.min.js", "LICENSE": "axe.LICENSE.txt"},
    ),
)


def fetched(library: Library, within: Path) -> Path:
    """The archive of a package, downloaded by npm."""
    command = ["npm", "pack", "--silent", f"{library.package}@{library.version}"]
    done = subprocess.run(command, cwd=within, capture_output=True, text=True, check=True)
    return within / done.stdout.split()[-1]


def vendor(library: Library) -> list[str]:
    """Copy the files of a package; the lines that THIRD_PARTY.md has on them."""
    library.folder.mkdir(parents=True, exist_ok=True)
    rows = []
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fetched(library, Path(folder))) as archive:
        for inside, name in library.files.items():
            member = archive.extractfile(f"package/{inside}")
            if member is None:
                raise FileNotFoundError(f"{library.package} {library.version} has no {inside}")
            content = member.read()
            (library.folder / name).write_bytes(content)
            digest = hashlib.sha256(content).hexdigest()
            rows.append(f"| {name} | {library.package} | {library.version} | {library.license} | {digest} |")
    return rows


def changed(folder: Path) -> list[str]:
    """The files of a folder that are not as its THIRD_PARTY.md says; those it does not name, too."""
    told = dict(ROW.findall((folder / "THIRD_PARTY.md").read_text("utf-8")))
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    there.pop("THIRD_PARTY.md")
    return sorted(name for name in told.keys() | there.keys() if told.get(name) != there.get(name))


def main() -> int:
    """Fetch, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only compare the files with THIRD_PARTY.md")
    if parser.parse_args().check:
        wrong = [name for folder in (SHIPPED, TESTED) for name in changed(folder)]
        print("\n".join(f"not as THIRD_PARTY.md says: {name}" for name in wrong) or "all as they should be")
        return bool(wrong)
    for folder in (SHIPPED, TESTED):
        rows = [row for library in LIBRARIES if library.folder == folder for row in vendor(library)]
        (folder / "THIRD_PARTY.md").write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
        print(f"{folder.relative_to(ROOT)}: {len(rows)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
