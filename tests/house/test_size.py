"""Small modules, short functions, names that say something."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("src", "evaluation", "benchmarks", "gazetteer", "docs", "tests")
MODULE_LINES, FUNCTION_LINES = 500, 60
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "misc", "base"}


def modules() -> list[Path]:
    found = [path for folder in OURS for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "__pycache__" not in path.parts]


def long_functions(source: str, limit: int) -> list[str]:
    """The functions of a module that take more than `limit` lines, docstring included."""
    tree = ast.parse(source)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [
        f"{f.name} (line {f.lineno}): {f.end_lineno - f.lineno + 1} lines"
        for f in functions
        if f.end_lineno and f.end_lineno - f.lineno + 1 > limit
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_can_be_read_in_one_go(path: Path):
    source = path.read_text("utf-8")
    assert source.count("\n") <= MODULE_LINES, f"split it: {MODULE_LINES} lines at most, 300 wanted"
    assert not long_functions(source, FUNCTION_LINES)


def test_the_length_of_a_function_is_measured():
    source = "def short():\n    return 1\n\n\ndef long():\n" + "    print()\n" * 60
    assert long_functions(source, 60) == ["long (line 5): 61 lines"]


def test_file_names_say_what_is_inside():
    named = [path for path in modules() if path.stem.strip("_") in SAY_NOTHING]
    assert not named, "name it after what it does"
