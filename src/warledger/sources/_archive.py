"""The bytes of an archive, unpacked as they are read, with the place in the file that each came from."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

STEP = 1 << 16
GZIP = b"\x1f\x8b"
END = b"\r\n\r\n"


class Archive:
    """A stream of a plain or gzip file that ends where the file does, or where it is damaged.

    `fault` then says what is wrong. Nothing is kept but a step of the file, and where in it the
    gzip members of what was read last begin.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Begin at the start of a file."""
        self._stream = stream
        self._rest = stream.read(STEP)
        self._zipped = self._rest.startswith(GZIP)
        self._unpacker = zlib.decompressobj(31) if self._zipped else None
        self._raw = len(self._rest)
        self._given = 0
        self._begins = [(0, 0)]
        self._tail = b""
        self.fault: str | None = None

    def read(self, count: int = STEP) -> bytes:
        """At most `count` bytes; none at the end, or at the damage."""
        found = b""
        while not found and self.fault is None:
            if not self._rest:
                self._rest = self._stream.read(STEP)
                self._raw += len(self._rest)
                if not self._rest:
                    break
            if self._zipped:
                found = self._unpacked(count)
            else:
                found, self._rest = self._rest[:count], self._rest[count:]
        if not found and self._unpacker is not None and self.fault is None:
            self.fault = f"the file ends at byte {self._raw} in the middle of a gzip member"
        self._given += len(found)
        self._tail = (self._tail + found)[-4:]
        return found

    def tell(self) -> int:
        """How many bytes were handed out."""
        return self._given

    def _unpacked(self, count: int) -> bytes:
        """What the next bytes of the file hold; a member that ends makes room for the next."""
        if self._unpacker is None:
            if not self._rest.strip(b"\x00"):  # some writers fill up the last block
                self._rest = b""
                return b""
            self._unpacker = zlib.decompressobj(31)
            self._begins.append((self._given, self._raw - len(self._rest)))
        try:
            found = self._unpacker.decompress(self._rest, count)
        except zlib.error:
            self.fault = f"its compression is damaged near byte {self._raw - len(self._rest)}"
            return b""
        self._rest = self._unpacker.unconsumed_tail
        if self._unpacker.eof:
            self._rest = self._unpacker.unused_data
            self._unpacker = None
        return found

    @property
    def ends_well(self) -> bool:
        """Whether what was read ends as a record does."""
        return self._tail == END

    def place(self, offset: int) -> int:
        """The byte of the file at which a record begins whose unpacked bytes begin at `offset`."""
        if not self._zipped:
            return offset
        while len(self._begins) > 1 and self._begins[1][0] <= offset:
            del self._begins[0]
        return self._begins[0][1]
