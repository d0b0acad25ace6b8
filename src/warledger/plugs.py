"""What a plug is, and how a file becomes one.

The file's name is the name a user types: `sources/telegram.py` is `--source telegram`.
Plugs are found by listing their folder; there is no list to edit. A file whose name starts
with an underscore is no plug.
"""

from __future__ import annotations

import hashlib
import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

    from warledger.model import Claim, Document, Incident, Judgement, Toponym

T = TypeVar("T")
R = TypeVar("R")


class PlugError(LookupError):
    """No plug of that name; the message lists those there are."""


class Trouble(Exception):  # noqa: N818 - it is told to users, not a fault of the program
    """An input that could not be read: where (file, line or byte), why, and what to do."""

    def __init__(self, where: str, why: str, remedy: str) -> None:
        """Keep the three parts that every message to a user has."""
        super().__init__(f"{where}: {why}. {remedy}")
        self.where, self.why, self.remedy = where, why, remedy


class Notice(Trouble):
    """Something that was passed over by rule: told, and no failure."""


class Input(Protocol):
    """What a source is handed: a path or `-`, and what the user said about it."""

    path: Path | None
    published: str | None
    publisher: str | None


class Source(Protocol):
    """A module in `sources/`: input → documents.

    `SUFFIXES` are the file endings it takes when `--source` is not given.
    `documents` yields documents and, for parts that can't be read, `Trouble` values: a bad
    part never stops the rest.
    """

    SUFFIXES: tuple[str, ...]

    def documents(self, given: Input) -> Iterator[Document | Trouble]:
        """Read one input."""


class Store(Protocol):
    """What a module in `stores/` opens: the three append-only tables, and derived rows."""

    def add(self, document: Document, claims: Sequence[Claim], reader: str) -> bool:
        """Write one document with its claims in one transaction; False if it was there."""

    def documents(self) -> Iterator[Document]:
        """All documents, in order of their ids."""

    def claims(self) -> Iterator[Claim]:
        """All current claims, ordered by document name, then by place in the text."""

    def judge(self, judgement: Judgement) -> None:
        """Append one judgement."""

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""


class Engine(Protocol):
    """A module in `engines/`: where work functions run."""

    def run(self, work: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
        """Apply `work` to each batch and yield the results in the order of the batches."""


class Exporter(Protocol):
    """A module in `publish/`: a record's claims and incidents → bytes of one file.

    `LOSES` says in one line what is lost on the way; `FIELDS` is the data dictionary. `export`
    may go through claims and incidents as often as it likes, and holds few of them at a time.
    One that needs more names it as a further parameter: `documents`, `readers` (of each
    document in order of ids: id, version of its reader, when), `superseded` (claims of earlier
    readings) or `judgements`. `WHOLE` true says that filters do not go with it.
    """

    LOSES: str
    FIELDS: dict[str, str]

    def export(self, claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:
        """Yield the file's content."""


class Names(Protocol):
    """What reading needs of a gazetteer."""

    def lookup(self, name: str) -> tuple[Toponym, ...]:
        """Every place that a name can mean, the best known first; empty when none."""

    def fuzzy(self, name: str, country: str | None = None) -> tuple[Toponym, ...]:
        """Places whose name is a likely misspelling away, the nearest first."""


def names(kind: str) -> list[str]:
    """The names of all plugs of a kind ("sources", "publish", "codebook", …), sorted."""
    package = import_module(f"warledger.{kind}")
    found = (module.name for module in pkgutil.iter_modules(package.__path__))
    return sorted(name for name in found if not name.startswith("_"))


@cache
def load(kind: str, name: str) -> ModuleType:
    """The plug's module.

    Raises:
        PlugError: if there is no such plug; the message names those there are.
    """
    if name not in names(kind):
        message = f"no {kind} plug named {name!r}; there are: {', '.join(names(kind))}"
        raise PlugError(message)
    return import_module(f"warledger.{kind}.{name}")


KEPT = frozenset({".py", ".toml"})


@cache
def fingerprint(*modules: str) -> str:
    """A hash of the code and data of modules and packages, so that a change of them shows.

    It goes by names and contents of files: the same on every machine. None of the code is run.
    """
    told = hashlib.sha256()
    for name in modules:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin)
            inside = origin.parent.rglob("*") if spec.submodule_search_locations else [origin]
            for path in sorted(path for path in inside if path.suffix in KEPT):
                within = path.relative_to(origin.parent).as_posix()
                told.update(f"{name}/{within}\0".encode() + path.read_bytes() + b"\0")
    return told.hexdigest()[:16]
