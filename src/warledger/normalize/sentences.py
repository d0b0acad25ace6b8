"""A document's text → its passages: sentences, headlines and ticker lines, with exact offsets.

A paragraph is a line. Inside it a stop ends a sentence unless what stands before it is an
abbreviation, an initial or a list number, or what follows goes on in lower case. Semicolons
and colons never end a passage. Time grows linearly with the text, whatever its lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from warledger.model import Passage
from warledger.normalize.abbreviations import (
    BINDING,
    CLOSING,
    DOMAINS,
    NUMBERED,
    OPENERS,
    PARTICLES,
    TIME_WORDS,
    UNITS,
)
from warledger.normalize.repeats import first_copies, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1200
"""A passage of more characters than this is cut at a space, so that no reader sees a whale."""
TITLE = 250
HEADING = 120
_CLOSING_QUOTES = frozenset("\"”»'’")
TOP = 3
DATELINE = 60
SHORT = 3
"""Words up to which what ends in an abbreviation is no sentence: "By 9 a.m."."""

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_CLOSERS = "\"'”’»›)]}"
_STOP = re.compile(r"[.!?…。؟]+(?:[\"'”’»›)\]}]|\[\d{1,3}\])*(?=\s|$)|\s(?=[•▪◾◽🔹🔸➡▶]\ufe0f?\s)")
_GLUED = re.compile(r"(?<=[a-zа-яіїєґё]{3})[.!?](?=([A-ZА-ЯІЇЄҐЁ][a-zа-яіїєґё]+)[ ,])")
_WORD = re.compile(r"[^\W_][\w'’ʼ.-]*")
_INITIAL = re.compile(r"(?:[A-ZА-ЯІЇЄҐЁ][.-]{1,2})*[A-ZА-ЯІЇЄҐЁ][a-zа-яіїєґё]?")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_TICKER = re.compile(r"\W*\d{1,2}[:.]\d\d\b|[-–—•*▪◾🔹🔸]")
_NAME = r"[A-ZА-ЯІЇЄҐ][\w'’-]+(?: [A-ZА-ЯІЇЄҐ][\w'’-]+){0,2}"
_CAPITALS = r"[A-ZА-ЯІЇЄҐ]{3,}"
_DAY = r"(?:\d{1,2} [^\W\d_]{3,9}|[A-Z][a-z]{2,8}\.? \d{1,2})"
_DATELINE = re.compile(
    rf"\W{{0,4}}(?:(?:{_CAPITALS}|(?:{_NAME}, )?{_DAY}|{_NAME} ?[-–—] ?{_CAPITALS}|\d{{1,2}}[:.]\d\d"
    rf"|/[^/\n]{{2,20}}/|{_NAME}(?=\.\s+(?:{_DAY}\.|/|{_CAPITALS}\b)))\.\s*)+"
)
_FINAL = ".!?…:;,"
_SIGNS = frozenset({"So", "Mn", "Cf", "Zs", "Sk"})
_BACK = 32
_AHEAD = 48


def passages(text: str, language: str) -> list[Passage]:
    """Every passage of a text, in order; `text[p.start:p.end] == p.text` for each.

    Args:
        text: the document's text, exactly as received.
        language: its ISO 639-1 code, "und" when unknown; English text does not have its
            stops read as Ukrainian or Russian units.
    """
    lines = [(start, end) for start, end in _lines(text) if start < end]
    kinds = _kinds(text, lines)
    spans: list[tuple[int, int, int]] = []
    for paragraph, (start, end) in enumerate(lines):
        spans += [(first, last, paragraph) for first, last in _sentences(text, start, end, language)]
    copies = first_copies(text[start:end] for start, end, _ in spans)
    return [
        Passage(
            text=text[start:end],
            start=start,
            end=end,
            index=index,
            paragraph=paragraph,
            kind=kinds[paragraph],
            copy_of=copies[index],
        )
        for index, (start, end, paragraph) in enumerate(spans)
    ]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each line without the white space around it."""
    for match in _LINE.finditer(text):
        yield _trimmed(text, match.start(), match.end())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, byte-order marks and zero-width characters at its ends."""
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b\u00ad"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b\u00ad"):
        end -= 1
    return start, end


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The offsets of the sentences of one line."""
    begin = start
    for stop in _stops(text, start, end):
        if stop >= end or not _ends(text, begin, stop, end, language):
            continue
        if begin == start and stop - begin < DATELINE and _dateline(text, begin, stop, end):
            continue
        yield from _cut(text, *_trimmed(text, begin, stop))
        begin = stop
    yield from _cut(text, *_trimmed(text, begin, end))


def _dateline(text: str, begin: int, stop: int, end: int) -> bool:
    """True for what stands before a report's first sentence: "KYIV. July 24. /AGENCY/.", "04:13."."""
    found = _DATELINE.match(text, begin, min(end, stop + DATELINE))
    return found is not None and found.end() >= stop


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where a sentence of the line may end, in order: after stops, and between glued words."""
    stops = [match.end() for match in _STOP.finditer(text, start, end)]
    glued = [
        match.end()
        for match in _GLUED.finditer(text, start, end)
        if match[1].casefold() not in DOMAINS
        and "/" not in text[max(start, match.start() - 20) : match.start()]
    ]
    return sorted({*stops, *glued}) if glued else stops


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span itself, or its pieces when it is longer than any sentence."""
    while end - start > LONGEST:
        space = max(
            text.rfind(" ", start + 1, start + LONGEST), text.rfind(";", start + 1, start + LONGEST) + 1
        )
        cut = space if space > start else start + LONGEST
        yield _trimmed(text, start, cut)
        start, end = _trimmed(text, cut, end)
    if start < end:
        yield start, end


def _ends(text: str, begin: int, stop: int, end: int, language: str) -> bool:
    """True when the stop that ends at `stop` ends the sentence that began at `begin`."""
    if text[stop - 1].isspace():  # a bullet follows
        return True
    ahead = text[stop : min(end, stop + _AHEAD)].lstrip()
    follows = _WORD.search(ahead)
    quoted = text[stop - 1] in _CLOSERS
    if quoted and ahead[:1] in "—–-":
        return False
    if follows is None:
        return not quoted or ahead[:1] not in ",;"
    if follows[0][0].islower() and not _named(follows[0], ahead, follows.end()):
        return ahead[:1] in "•▪◾🔹🔸"
    core = text[max(begin, stop - _BACK) : stop].rstrip(_CLOSERS)
    if not core.endswith(".") or core.endswith(".."):
        return True
    return _full_stop(core[:-1], ahead, follows, language, atop=stop - _BACK <= begin)


def _named(word: str, ahead: str, after: int) -> bool:
    """True for a name that starts in lower case: al-Shabaab, el-Fasher, eThekwini."""
    head, _, tail = word.partition("-")
    if head in PARTICLES:
        return tail[:1].isupper() or (not tail and ahead[after + 1 : after + 2].isupper())
    return any(letter.isupper() for letter in word[1:3])


def _full_stop(before: str, ahead: str, follows: re.Match[str], language: str, *, atop: bool) -> bool:
    """True when a single full stop after `before` ends a sentence, given what is ahead."""
    pieces = before.split()
    word = pieces[-1].lstrip("(«\"'“„[‘") if pieces else ""
    if atop and len(pieces) == 1 and len(word) <= 2 and (word.isdigit() or word.isalpha()):
        return False
    after = follows[0]
    if word in NUMBERED or word in BINDING:
        return word in NUMBERED and not ahead[:1].isdigit()
    if language != "en" and word in UNITS:
        counted = len(pieces) > 1 and pieces[-2][-1:].isdigit()
        return counted and _opens(after, ahead, follows.end())
    if word.casefold() in {"a.m", "p.m"}:
        return len(pieces) > SHORT and ahead[:1] != "(" and not _timed(after, ahead, follows.end())
    if word in CLOSING or _INITIAL.fullmatch(word) or _DOTTED.fullmatch(word):
        return _opens(after, ahead, follows.end())
    return True


def _opens(word: str, ahead: str, after: int) -> bool:
    """True for a word that opens sentences, and is no initial itself."""
    return word.casefold() in OPENERS and ahead[after : after + 1] != "." and not word.endswith(".")


def _timed(word: str, ahead: str, after: int) -> bool:
    """True when an hour goes on: "8 p.m. Friday", "6 a.m. Kyiv time"."""
    following = ahead[after:].split()
    return word.casefold().strip(".") in TIME_WORDS or following[:1] in (["time"], ["time,"], ["time."])


def _kinds(text: str, lines: list[tuple[int, int]]) -> list[str]:
    """The kind of each line: title, heading or body."""
    kinds: list[str] = []
    title = ""
    for number, (start, end) in enumerate(lines):
        kind = "body"
        if number + 1 < len(lines) and _headlike(text, start, end, TITLE if number == 0 else HEADING):
            words = folded(text[start:end])
            first = not title and number < TOP and _stands_out(text, end, lines[number + 1])
            kind = "title" if first or words == title else "heading"
            title = title or (words if first else "")
        kinds.append("heading" if kind == "heading" and end - start > HEADING else kind)
    return kinds


def _headlike(text: str, start: int, end: int, longest: int) -> bool:
    """True for a short line without a final stop that is no bullet, ticker or signature.

    Emoji after its words don't count, before them only on a document's first line.
    """
    if end - start > longest or _TICKER.match(text, start, end):
        return False
    while end > start and category(text[end - 1]) in _SIGNS:
        end -= 1
    while longest == TITLE and start < end and (category(text[start]) in _SIGNS or text[start] in "‼⁉❗"):
        start += 1
    if start == end or (text[end - 1] in _FINAL and text[end - 1] not in "?!"):
        return text[max(start, end - 4) : end] in {"U.S.", "U.N."}
    if text[end - 1] in _CLOSING_QUOTES and text[end - 2 : end - 1] in {".", "…", "!", "?"}:
        return False
    first = text[start]
    return first.isupper() or first.isdigit() or first in "«\"“„'‘"


def _stands_out(text: str, end: int, following: tuple[int, int]) -> bool:
    """True when an empty line follows, or a line that is longer or itself ends in a stop."""
    start, stop = following
    gap = text[end:start].replace("\r\n", "\n")
    return gap.count("\n") > 1 or text[stop - 1] in '.!?…»”"' or _headlike(text, start, stop, HEADING)
