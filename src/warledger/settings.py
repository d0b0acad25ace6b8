"""Every setting and its default, in one frozen struct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "WARLEDGER_"


class SettingsError(ValueError):
    """A setting that does not exist or has no such value; the message says which and why."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a record is kept and read. Sizes are in bytes, waits in seconds.

    `record` is the record's file, `store` the kind of store it is kept in, `engine` what runs
    the reading, and `gazetteer` the place-name file (null: where set-up put it). A document larger than `largest_document`, or a page larger than `largest_page`, is
    refused with a message. `processes` says in how many processes documents are read (0: one
    for each core), `batch` how many documents travel together. `patience` is how long to
    wait for another writer, `timeout` for a web server.
    """

    record: str = "warledger.db"
    store: str = "sqlite"
    engine: str = "local"
    gazetteer: str | None = None
    largest_document: int = 10_000_000
    largest_page: int = 10_000_000
    processes: int = 1
    batch: int = 16
    patience: float = 60.0
    timeout: float = 20.0


def from_environment(environment: Mapping[str, str], **given: Any) -> Settings:
    """The defaults, overridden by `WARLEDGER_…` variables, overridden by what is `given` and not None.

    Raises:
        SettingsError: if a value is not of the setting's type, or the setting does not exist.
    """
    found: dict[str, Any] = {
        key.removeprefix(PREFIX).lower(): value
        for key, value in environment.items()
        if key.startswith(PREFIX)
    }
    unknown = sorted(found.keys() - set(Settings.__struct_fields__))
    if unknown:
        known = ", ".join(Settings.__struct_fields__)
        raise SettingsError(f"no setting {PREFIX}{unknown[0].upper()}; there are: {known}")
    found.update({key: value for key, value in given.items() if value is not None})
    try:
        return msgspec.convert(found, Settings, strict=False)
    except msgspec.ValidationError as wrong:
        raise SettingsError(f"setting refused: {wrong}") from None
