from __future__ import annotations

import codecs

import pytest

from warledger.plugs import Trouble
from warledger.sources._decode import decoded

RUSSIAN = "Ночью беспилотники атаковали Одессу, есть раненые. Пожар потушен утром, сообщили спасатели. " * 4
UKRAINIAN = (
    "Вночі дрони атакували Одещину, є поранені. Пожежу загасили вранці, повідомили рятувальники ДСНС. " * 4
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings(encoding: str):
    assert decoded(UKRAINIAN.encode(encoding), "a.txt") == UKRAINIAN


def test_big_endian_with_its_mark():
    assert decoded(codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), "a.txt") == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
    ],
)
def test_single_byte_encodings(text: str, encoding: str):
    assert decoded(text.encode(encoding), "a.txt") == text


def test_a_declared_charset_decides():
    assert decoded("Одеса".encode("cp1251"), "a.txt", "windows-1251") == "Одеса"


def test_line_ends_stay_as_they_are():
    assert decoded(b"a\r\nb\rc\n", "a.txt") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"Two died.\x00 More.", "NUL byte at byte 9"),
        ("Two died in Odesa.".encode("utf-16-le"), "UTF-16 without its byte-order mark"),
        (codecs.BOM_UTF16_LE + "ab\x00c".encode("utf-16-le"), "NUL character at byte 6"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "no valid utf-16-le at byte 2"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 4, "binary data at byte"),
    ],
)
def test_what_is_no_text_is_refused_with_its_byte(raw: bytes, told: str):
    with pytest.raises(Trouble, match=told) as trouble:
        decoded(raw, "a.txt")
    assert str(trouble.value).startswith("a.txt: ")
    assert trouble.value.remedy
