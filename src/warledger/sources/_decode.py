"""Bytes → text: the encodings reports come in, and clear refusals of everything else."""

from __future__ import annotations

import codecs
import re

from warledger.plugs import Trouble

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ["cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "cp1252", "cp1250", "cp1254", "cp1256"]
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 64_000
_MOST_CONTROL = 0.003
_REMEDY = "Save it as UTF-8 text, or leave it out."


def decoded(raw: bytes, where: str, charset: str | None = None) -> str:
    """The text of raw bytes, without a byte-order mark and otherwise untouched.

    A byte-order mark decides, then valid UTF-8, then the `charset` that the input declares,
    then statistics over the single-byte encodings that reports are found in.

    Raises:
        Trouble: if the bytes are no text; the message gives the byte.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding, where, len(mark))
    zero = raw.find(b"\x00")
    if zero >= 0:
        raise Trouble(where, f"not text: a NUL byte at byte {zero}{_guess(raw)}", _REMEDY)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return _foreign(raw, where, charset, wrong.start)


def _strict(raw: bytes, encoding: str, where: str, offset: int) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise Trouble(where, f"no valid {encoding} at byte {wrong.start + offset}", _REMEDY) from None
    if "\x00" in text:
        place = len(text[: text.index("\x00")].encode(encoding)) + offset
        raise Trouble(where, f"not text: a NUL character at byte {place}", _REMEDY)
    return text


def _guess(raw: bytes) -> str:
    """A word on what bytes with NULs may be."""
    head = raw[:400]
    if head[1::2].count(0) > len(head) // 4 or head[::2].count(0) > len(head) // 4:
        return " (perhaps UTF-16 without its byte-order mark)"
    return ""


def _foreign(raw: bytes, where: str, charset: str | None, first: int) -> str:
    """The text of bytes that are not UTF-8."""
    sample = raw[:_SAMPLE]
    control = _CONTROL.search(raw)
    if control and len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise Trouble(where, f"not text: binary data at byte {control.start()}", _REMEDY)
    for encoding in (charset, _measured(sample)):
        if encoding:
            try:
                return raw.decode(encoding)
            except (LookupError, UnicodeDecodeError):
                continue
    raise Trouble(where, f"neither UTF-8 (byte {first}) nor another encoding we can tell", _REMEDY)


def _measured(sample: bytes) -> str | None:
    """The most likely single-byte encoding, None when none fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_SINGLE_BYTE, enable_fallback=False).best()
    return None if best is None else best.encoding
