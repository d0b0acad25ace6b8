"""Accounts: a file of names, roles and argon2 hashes, apart from the record.

The record is copied, published and handed on; hashes of passwords must not travel with it.
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import Annotated, Literal

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

Role = Literal["reader", "reviewer", "admin"]
RANKS: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""Readers read; reviewers also judge and add reports; admins also keep the accounts."""
SHORTEST = 10
LONGEST = 1000

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f:/]+$")]


class AccountError(ValueError):
    """An account that can't be made or changed; the message says why."""


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Who is logged in."""

    name: str
    role: Role


class Account(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One account as the file has it; `password` is an argon2id hash."""

    name: Name
    role: Role
    password: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    accounts: tuple[Account, ...] = ()


class Accounts:
    """The accounts of a file; changes by other programs are seen at once."""

    def __init__(self, path: str | Path) -> None:
        """Name the file; it need not be there yet."""
        self.path = Path(path)
        self._hasher = PasswordHasher()
        self._hashing = Lock()  # a hash takes 64 MB: one at a time
        self._nobody: str | None = None
        self._stamp: tuple[int, int] | None = None
        self._known: dict[str, Account] = {}

    @staticmethod
    def beside(record: str | Path) -> Path:
        """Where a record's accounts are unless said: `warledger.db` → `warledger.db.users.json`."""
        return Path(f"{record}.users.json")

    def users(self) -> list[User]:
        """Everyone who has an account, by name."""
        return [User(name=one.name, role=one.role) for _, one in sorted(self._read().items())]

    def user(self, name: str) -> User | None:
        """One user, None if there is no such account."""
        found = self._read().get(name)
        return None if found is None else User(name=found.name, role=found.role)

    def checked(self, name: str, password: str) -> User | None:
        """The user if the password is theirs; it takes as long if there is no such account."""
        found = self._read().get(name)
        with self._hashing:
            if self._nobody is None:
                self._nobody = self._hasher.hash("nobody has this password")
            try:
                self._hasher.verify(found.password if found else self._nobody, password[:LONGEST])
            except (VerificationError, InvalidHashError):
                return None
        return None if found is None else User(name=found.name, role=found.role)

    def add(self, name: str, role: Role, password: str) -> None:
        """Make an account, or give an existing one another role and password.

        Raises:
            AccountError: if the password is too short or the name can be none.
        """
        if not SHORTEST <= len(password) <= LONGEST:
            raise AccountError(f"a password has {SHORTEST} to {LONGEST} characters")
        with self._hashing:
            made = {"name": name, "role": role, "password": self._hasher.hash(password)}
        try:
            account = msgspec.convert(made, Account)
        except msgspec.ValidationError as wrong:
            raise AccountError(f"no account {name!r}: {wrong}") from None
        self._write({**self._read(), name: account})

    def give(self, name: str, role: Role) -> None:
        """Give an account another role.

        Raises:
            AccountError: if there is no such account.
        """
        known = self._read()
        self._write({**known, name: msgspec.structs.replace(self._had(name), role=role)})

    def remove(self, name: str) -> None:
        """Remove an account; its sessions end with the next request.

        Raises:
            AccountError: if there is no such account.
        """
        self._had(name)
        self._write({key: account for key, account in self._read().items() if key != name})

    def _had(self, name: str) -> Account:
        known = self._read()
        if name not in known:
            raise AccountError(f"no account {name!r}; there are: {', '.join(sorted(known)) or 'none'}")
        return known[name]

    def _read(self) -> dict[str, Account]:
        """The accounts, read again when the file has changed."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            self._stamp, self._known = None, {}
            return self._known
        stamp = (found.st_mtime_ns, found.st_ino)
        if stamp != self._stamp:
            try:
                told = msgspec.json.decode(self.path.read_bytes(), type=_File)
            except msgspec.MsgspecError as wrong:
                raise AccountError(
                    f"{self.path}: no file of accounts ({wrong}). Restore it or remove it."
                ) from None
            self._stamp, self._known = stamp, {account.name: account for account in told.accounts}
        return self._known

    def _write(self, accounts: dict[str, Account]) -> None:
        """Write the file whole or not at all, readable for its owner alone."""
        told = msgspec.json.format(
            msgspec.json.encode(_File(tuple(one for _, one in sorted(accounts.items()))))
        )
        partial = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(told + b"\n")
            partial.replace(self.path)
        finally:
            partial.unlink(missing_ok=True)
