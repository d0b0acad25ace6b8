"""Telegram Desktop exports (result.json): one document a message with text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from warledger.plugs import Trouble
from warledger.sources._input import Given, document, opened, too_large, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.model import Document

SUFFIXES = ("result.json",)
"""The name that Telegram Desktop gives; a file of another name is read with `--source telegram`."""
MANY = 50
"""An export may be this many times as large as one document."""


class Piece(msgspec.Struct, frozen=True):
    """A part of a message's text: a link, bold words, a mention."""

    text: str = ""


class Message(msgspec.Struct, frozen=True):
    """What is taken of a message; service messages have another type."""

    id: int
    type: str = "message"
    date: str | None = None
    date_unixtime: str | None = None
    text: str | list[str | Piece] = ""


class Chat(msgspec.Struct, frozen=True):
    """One exported channel or chat."""

    messages: list[Message]
    name: str | None = None
    id: int | None = None


def documents(given: Given) -> Iterator[Document | Trouble]:
    """Each message's document, named "channel/number", the channel being its publisher."""
    largest = given.largest * MANY
    try:
        with opened(given) as stream:
            raw = stream.read(largest + 1)
        if len(raw) > largest:
            raise too_large(given.where, largest)
        chat = msgspec.json.decode(raw, type=Chat)
    except Trouble as trouble:
        yield trouble
        return
    except OSError as wrong:
        yield unreadable(given.where, wrong)
        return
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        yield Trouble(
            given.where, f"no Telegram export: {wrong}", "Export the chat from Telegram Desktop as JSON."
        )
        return
    for message in chat.messages:
        if message.type == "message" and _text(message).strip():
            yield _document(given, chat, message)


def _document(given: Given, chat: Chat, message: Message) -> Document | Trouble:
    """The document of one message, or what is wrong with it."""
    where = f"{given.where}, message {message.id}"
    text = _text(message)
    if "\x00" in text:
        return Trouble(where, "a NUL character in its text", "The other messages are kept.")
    try:
        return document(
            given,
            text,
            msgspec.json.encode(message),
            source="telegram",
            stated_id=f"{chat.name or chat.id or given.stem}/{message.id}",
            published=_published(message),
            publisher=chat.name,
        )
    except Trouble as trouble:
        return Trouble(where, trouble.why, trouble.remedy)


def _text(message: Message) -> str:
    """The words of a message, its pieces joined as they are shown."""
    if isinstance(message.text, str):
        return message.text
    return "".join(piece if isinstance(piece, str) else piece.text for piece in message.text)


def _published(message: Message) -> str | None:
    """The time it was posted: in UTC where the export says so, else as it stands."""
    if message.date_unixtime and message.date_unixtime.isdecimal():
        try:
            return datetime.fromtimestamp(int(message.date_unixtime), UTC).isoformat()
        except (OverflowError, ValueError, OSError):
            return message.date
    return message.date
