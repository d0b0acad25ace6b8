"""Telegram Desktop exports (result.json): one document a message with text.

The channel is the publisher, the joined parts of the text its words, `date_unixtime` its time. A
message that was edited is a newer version of the same post: both are kept, the newer one counts. A
forwarded message keeps whose it is, and what it says in its own voice is theirs; a reply keeps which
post it answers. An export of one channel or of a whole account is read, message by message, in
memory that does not grow with it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.plugs import Trouble
from warledger.sources._input import Given, document, opened, unreadable
from warledger.sources._jsonstream import Broken, JsonStream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.model import Document

SUFFIXES = ("result.json",)
"""The name that Telegram Desktop gives; a file of another name is read with `--source telegram`."""
_ABOUT = frozenset({"name", "type", "id"})
_REMEDY = "Export the chat from Telegram Desktop as JSON."


class Piece(msgspec.Struct, frozen=True):
    """A part of a message's text: a link, bold words, a mention."""

    text: str = ""


class Message(msgspec.Struct, frozen=True):
    """What is taken of a message; service messages have another type."""

    id: int
    type: str = "message"
    date: str | None = None
    date_unixtime: str | None = None
    edited: str | None = None
    edited_unixtime: str | None = None
    forwarded_from: str | None = None
    reply_to_message_id: int | None = None
    text: str | list[str | Piece] = ""


class Chat(msgspec.Struct, frozen=True):
    """One exported channel or chat, as it is known when its messages come."""

    name: str | None = None
    id: int | None = None


def documents(given: Given) -> Iterator[Document | Trouble]:
    """Each message's document, named "channel/number", the channel being its publisher."""
    met = False
    try:
        with opened(given) as stream:
            unread = JsonStream(stream, given.largest)
            for found in _export(given, unread):
                met = True
                yield found
            if not met and unread.peek():
                raise Broken(f"something else after its end at byte {unread.byte}")  # noqa: TRY301
    except Trouble as trouble:
        yield Trouble(trouble.where or given.where, trouble.why, trouble.remedy or _REMEDY)
    except OSError as wrong:
        yield unreadable(given.where, wrong)
    except Broken as wrong:
        if met:
            yield Trouble(
                given.where, f"the export is damaged: {wrong}", "What came before is kept; export it anew."
            )
        else:
            yield Trouble(given.where, f"no Telegram export: {wrong}", _REMEDY)


def _export(given: Given, unread: JsonStream) -> Iterator[Document | Trouble]:
    """The documents of an export: of its one chat, or of all the chats in its lists."""
    about: dict[str, Any] = {}
    chats = 0
    for key in unread.keys():  # noqa: SIM118 - no mapping: each value has to be taken
        if key == "messages" and unread.peek() == "[":
            chats += 1
            yield from _messages(given, unread, _chat(about))
        elif key in ("chats", "left_chats") and unread.peek() == "{":
            for inner in unread.keys():  # noqa: SIM118 - the same
                if inner == "list" and unread.peek() == "[":
                    for _ in unread.members():
                        chats += 1
                        yield from _export(given, unread)
                else:
                    unread.value()
        else:
            value = unread.value()
            about.update({key: value} if key in _ABOUT else {})
    if not chats:
        raise Broken("no list of messages in it")


def _chat(about: dict[str, Any]) -> Chat:
    try:
        return msgspec.convert(about, Chat)
    except msgspec.ValidationError:
        return Chat()


def _messages(given: Given, unread: JsonStream, chat: Chat) -> Iterator[Document | Trouble]:
    """The documents of one chat's messages."""
    for number, _ in enumerate(unread.members(), 1):
        value = unread.value()
        try:
            message = msgspec.convert(value, Message)
        except msgspec.ValidationError as wrong:
            where = f"{given.where}, entry {number} of the messages, before byte {unread.byte}"
            yield Trouble(where, f"no Telegram message: {wrong}", "The other messages are kept.")
            continue
        if message.type == "message" and _text(message).strip():
            yield _document(given, chat, message)


def _document(given: Given, chat: Chat, message: Message) -> Document | Trouble:
    """The document of one message, or what is wrong with it."""
    where = f"{given.where}, message {message.id}"
    text = _text(message)
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return Trouble(where, "a NUL or half a character in its text", "The other messages are kept.")
    channel = chat.name or chat.id or given.stem
    try:
        return document(
            given,
            text,
            msgspec.json.encode(message),
            source="telegram",
            stated_id=f"{channel}/{message.id}",
            published=_time(message.date_unixtime, message.date),
            publisher=chat.name,
            series=f"telegram {chat.id or channel}/{message.id}",
            edited=_time(message.edited_unixtime, message.edited),
            forwarded_from=message.forwarded_from,
            replies_to=f"{channel}/{message.reply_to_message_id}" if message.reply_to_message_id else None,
        )
    except Trouble as trouble:
        return Trouble(where, trouble.why, trouble.remedy)


def _text(message: Message) -> str:
    """The words of a message, its pieces joined as they are shown."""
    if isinstance(message.text, str):
        return message.text
    return "".join(piece if isinstance(piece, str) else piece.text for piece in message.text)


def _time(unix: str | None, stated: str | None) -> str | None:
    """A moment: in UTC where the export says so, else as it stands."""
    if unix and unix.isdecimal():
        try:
            return datetime.fromtimestamp(int(unix), UTC).isoformat()
        except (OverflowError, ValueError, OSError):
            return stated
    return stated
