"""What the package imports is what it asks for, and what it asks for is locked."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def plain(requirement: str) -> str:
    """A requirement's name, as indexes write it."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def locked(name: str) -> set[str]:
    return {plain(row) for row in (ROOT / name).read_text("utf-8").splitlines() if re.match(r"[a-z0-9]", row)}


def imported() -> dict[str, str]:
    """Top-level modules that the package imports, each with a file that does."""
    found = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found.update({alias.name.split(".")[0]: path.name for alias in node.names})
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found[node.module.split(".")[0]] = path.name
    return found


def test_what_is_imported_is_asked_for():
    project = PROJECT["project"]
    extras = [name for names in project.get("optional-dependencies", {}).values() for name in names]
    asked = {plain(name) for name in [*project["dependencies"], *extras]}
    origin = packages_distributions()
    foreign = {m: f for m, f in imported().items() if m not in sys.stdlib_module_names and m != "warledger"}
    assert len(foreign) > 5
    loose = {m: f for m, f in foreign.items() if not {plain(d) for d in origin.get(m, [m])} & asked}
    assert not loose, "add it to pyproject.toml and run `make lock`"


def test_what_is_asked_for_is_locked():
    groups = PROJECT["dependency-groups"]
    core = {plain(name) for name in [*PROJECT["project"]["dependencies"], *groups["build"]]}
    extras = {plain(name) for names in PROJECT["project"]["optional-dependencies"].values() for name in names}
    assert core <= locked("requirements.lock")
    assert core | extras <= locked("requirements-full.lock")
    assert core | extras | {plain(name) for name in groups["dev"]} <= locked("requirements-dev.lock")
