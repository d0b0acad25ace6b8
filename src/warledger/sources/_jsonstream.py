"""A large JSON file, member by member: only one member at a time is in memory."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any

from warledger.plugs import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

CHUNK = 1 << 18
_SPACE = re.compile(r"[ \t\r\n]*")
_decoder = json.JSONDecoder()


class Broken(ValueError):  # noqa: N818 - it tells the state of the file, and becomes a Trouble
    """The file is not the JSON it began as; the message says at which byte and why."""


class JsonStream:
    """A place in a JSON file, moved on by asking for what comes next.

    Nothing but the value that is read, and a chunk of what follows, is kept. A value of more than
    `largest` characters is refused.
    """

    def __init__(self, stream: BinaryIO, largest: int) -> None:
        """Begin at the start of a stream of bytes, UTF-8 with or without a byte-order mark."""
        self._stream, self._largest = stream, largest
        self._bytes = codecs.getincrementaldecoder("utf-8-sig")()
        self._text, self._at, self._gone, self._read = "", 0, 0, 0
        self._ended = False
        self._fault: str | None = None

    @property
    def byte(self) -> int:
        """How far into the file the next value begins, in bytes (without a byte-order mark)."""
        return self._gone + len(self._text[: self._at].encode(errors="surrogatepass"))

    def peek(self) -> str:
        """The next character that is no white space; "" at the end.

        Raises:
            Broken: if the bytes are no UTF-8.
        """
        while True:
            self._at = self._end_of_space()
            if self._at < len(self._text) or self._ended:
                return self._text[self._at : self._at + 1]
            self._more(CHUNK)

    def take(self, wanted: str) -> str:
        """The next character, which has to be one of `wanted`.

        Raises:
            Broken: if it is another, or the file ends.
        """
        found = self.peek()
        if not found:
            raise Broken(f"it breaks off at byte {self.byte}")
        if found not in wanted:
            raise Broken(f"{found!r} at byte {self.byte}, where one of {wanted} should stand")
        self._at += 1
        return found

    def value(self) -> Any:
        """The next value, whole.

        Raises:
            Broken: if it is no JSON or ends too early.
            Trouble: if it is larger than `largest`; the place is null.
        """
        self.peek()
        more = CHUNK
        while True:
            try:
                found, end = _decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as wrong:
                if self._ended:
                    raise self._broken(wrong) from None
            except RecursionError:
                raise Broken(f"values nested too deep at byte {self.byte}") from None
            else:
                if end < len(self._text) or self._ended:  # "12" may be the start of "123"
                    self._at = end
                    return found
            if len(self._text) - self._at > self._largest:
                raise Trouble(
                    "", f"more than {self._largest / 1e6:g} MB in one value at byte {self.byte}", ""
                )
            self._more(more)
            more *= 2

    def _broken(self, wrong: json.JSONDecodeError) -> Broken:
        place = self._gone + len(self._text[: wrong.pos].encode(errors="surrogatepass"))
        if wrong.pos >= len(self._text.rstrip()) or wrong.msg.startswith("Unterminated"):
            return Broken(f"it breaks off at byte {self.byte}")
        return Broken(f"{wrong.msg[0].lower()}{wrong.msg[1:]} at byte {place}")

    def keys(self) -> Iterator[str]:
        """The keys of the object that comes next; take the value of each before asking for the next key.

        Raises:
            Broken: if it is no object, or ends too early.
        """
        self.take("{")
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                self.take('"')
            key = self.value()
            self.take(":")
            yield key
            if self.take(",}") == "}":
                return

    def members(self) -> Iterator[None]:
        """Once for each member of the array that comes next; take its value before going on.

        Raises:
            Broken: if it is no array, or ends too early.
        """
        self.take("[")
        if self.peek() == "]":
            self._at += 1
            return
        while True:
            yield
            if self.take(",]") == "]":
                return

    def _end_of_space(self) -> int:
        found = _SPACE.match(self._text, self._at)
        return found.end() if found else self._at

    def _more(self, count: int) -> None:
        """Read on, and let go of what was taken."""
        if self._fault is not None:
            raise Broken(self._fault)
        raw = self._stream.read(count)
        self._ended = not raw
        try:
            fresh = self._bytes.decode(raw, final=self._ended)
        except UnicodeDecodeError as wrong:  # what is before it can still be read
            self._fault = f"no valid UTF-8 at byte {self._read + len(raw) - len(wrong.object) + wrong.start}"
            fresh = wrong.object[: wrong.start].decode()
            if not fresh:
                raise Broken(self._fault) from None
        self._read += len(raw)
        self._gone += len(self._text[: self._at].encode(errors="surrogatepass"))
        self._text, self._at = self._text[self._at :] + fresh, 0
