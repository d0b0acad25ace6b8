"""Who says what in Ukrainian and Russian passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.saying import Voice
from warledger.extract.slavic.reading import actor_of
from warledger.extract.slavic.words import cues, listed

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_PRONOUNS = frozenset("він вона вони він він. он она они его ее їх його її их их".split())
_BEHIND = re.compile(r"[ewCaTPO\"(,%]{0,7}?(?P<who>A)")
_BEFORE = re.compile(r"(?P<who>A)(?:,[^.;:]{1,12}?,|\([^)]{1,6}\))?[wCeTbP\"zn]{0,4}$")
_INVERTED = re.compile(r"[ewCT]{0,3}A")
_IN = re.compile(r"e[wC]{0,2}(?P<who>A)")
_NAMES = re.compile(r"(?:[wP]{0,3})(?P<who>C{1,3})(?=[,.:;)\"-]|$)")
_SAME = re.compile(r"[^.;:AkW]*c[wT]{0,3}")
_NAMED = re.compile(r"(?:^|[.,;:\"c-])[w]{0,2}(?P<who>C{2,3})$")
_HOLDER = re.compile(r"[wCP]{1,3}A")
_NOUNS = re.compile(r"(?P<who>e?[wC\"aP]{1,6})")
_COLON = re.compile(r"^[*nT,.w%!-]{0,6}(?P<who>[wCPe,a\"(]{0,6}A[wPeC,)\"]{0,4}):")
_TAIL = re.compile(r"[-(](?:[wCaP]{0,3})(?P<who>A)[)\".!]*$")
_SPEAKERS = frozenset({"person", "body", "office", "media", "force", "state", "group", "alliance"})


def _voice(reading: Reading, verb: int, who: int) -> Voice:
    """A voice of an actor over the whole passage."""
    mention = actor_of(reading, who)
    rank = 2 if mention is not None and mention.actor.kind == "media" else 0
    denies = bool(cues(reading.language.code, "reporting", "denials").search(reading.lower(verb)))
    span = reading.chunks[who].start, reading.chunks[who].end
    return Voice(0, len(reading.shape) - 1, verb, who, span, denies=denies, rank=rank)


def _speaks(reading: Reading, index: int) -> bool:
    mention = actor_of(reading, index)
    return (
        mention is not None
        and mention.actor.kind in _SPEAKERS
        and mention.form not in {"adjective", "demonym"}
    )


def _subject(reading: Reading, verb: int) -> int | None:
    """The actor who speaks: right before the verb, else behind it; an outlet gives way to the other."""
    shape = reading.shape
    before, behind = _BEFORE.search(shape[:verb]), _BEHIND.match(shape, verb + 1)
    found = []
    if shape[verb - 1 : verb] in {",", "-"} and _INVERTED.match(shape, verb + 1):
        before = None  # "…, сообщили в X": whoever stands before the comma is told of
    if before and _speaks(reading, before.start("who")):
        found.append(before.start("who"))
    if behind and not re.search(r",[ke]", shape[verb + 1 : behind.start("who")]):
        last = behind.start("who")
        while shape[last + 1 : last + 2] == "A":
            last += 1
        inside = _IN.match(shape, last + 1) if _is_media(reading, last) else None
        if inside and _speaks(reading, inside.start("who")):
            last = inside.start("who")  # who told the outlet: "рассказали ТАСС в МЧС"
        holder = _HOLDER.match(shape, last + 1)
        if holder and _kind(reading, last) == "office" and _kind(reading, holder.end() - 1) == "person":
            last = holder.end() - 1
        found += [last] if _speaks(reading, last) else []
    return next((who for who in found if not _is_media(reading, who)), found[0] if found else None)


def _kind(reading: Reading, index: int) -> str:
    mention = actor_of(reading, index)
    return mention.actor.kind if mention is not None else ""


def _is_media(reading: Reading, index: int) -> bool:
    mention = actor_of(reading, index)
    return mention is not None and mention.actor.kind == "media"


def _plain(reading: Reading, verb: int) -> Voice | None:
    """A speaker whom no file knows: "сообщил оперштаб Краснодарского края"."""
    match = _NOUNS.match(reading.shape, verb + 1)
    if match is None:
        return _unlisted(reading, verb)
    words = reading.text(match.start("who"), match.end("who") - 1)
    if (told := _same(reading, verb, verb + 1)) is not None:
        return told
    noun = re.search(
        r"(?:телеканал|агентств|агенці|источник|джерел|минздрав|міністерств|министерств|следком|комитет|представител|представник|спикер|речник|прокурат|поліц|полиц|мерія|мэрия|штаб|адміністрац|администрац|служб|управлін|управлен|міністер|министер|глав|мер|мэр|губернатор|начальник|очільник|голов|відомств|ведомств|командуван|медик|власт|влад|очевид|місцев|телеграм|міськрад|рада|совет|правительств)\w*",
        words.casefold(),
    )
    if noun is None:
        return _unlisted(reading, verb)
    first = match.start("who") + (1 if reading.shape[match.start("who")] == "e" else 0)
    span = reading.chunks[first].start, reading.chunks[match.end("who") - 1].end
    return Voice(0, len(reading.shape) - 1, verb, None, span, rank=1)


def _same(reading: Reading, verb: int, who: int) -> Voice | None:
    """ "он", "ведомство", "там": the one who spoke before, or the last body or outlet to speak."""
    if who >= len(reading.shape):
        return None
    if reading.shape[who] == "e":
        who += 1
    word = reading.lower(who) if who < len(reading.shape) else ""
    if reading.shape[who + 1 : who + 2] in {"C", "A", '"', "P"}:
        return None  # "агентство Sana" is named
    known = any(word in listed(reading.language.code, sort) for sort in ("same_body", "same_media"))
    return _pronoun(reading, verb, who) if known or word in _PRONOUNS else None


def _unlisted(reading: Reading, verb: int) -> Voice | None:
    """Somebody with a name that no file has, an outlet with a Latin one: "передав Al Example"."""
    behind = _NAMES.match(reading.shape, verb + 1)
    before = _NAMED.search(reading.shape[:verb]) if reading.shape[verb] == "W" else None
    found = behind or before
    if found is None:
        return None
    first, last = found.start("who"), found.end("who") - 1
    name = reading.text(first, last)
    latin = name.isascii()
    if not latin and first == last:
        return None  # one capital word can be anything
    span = reading.chunks[first].start, reading.chunks[last].end
    return Voice(0, len(reading.shape) - 1, verb, None, span, rank=2 if latin else 0)


def _pronoun(reading: Reading, verb: int, who: int) -> Voice:
    span = reading.chunks[who].start, reading.chunks[who].end
    return Voice(0, len(reading.shape) - 1, verb, None, span, pronoun=True)


def _according(reading: Reading, index: int) -> Voice | None:
    """ "за словами X", "со ссылкой на X"; "за його словами" is of the one before."""
    own = re.search(r"його|її|їхні|его|ее|их", reading.lower(index))
    if own:
        start = reading.chunks[index].start + own.start()
        return Voice(0, len(reading.shape) - 1, index, None, (start, start + len(own[0])), pronoun=True)
    match = re.compile(r"[ewCaPO\"]{0,5}?(?P<who>A)").match(reading.shape, index + 1)
    if match and actor_of(reading, match.start("who")) is not None:
        return _voice(reading, index, match.start("who"))
    return _plain(reading, index)


def voices(reading: Reading) -> list[Voice]:
    """Every speaker a passage names, in order."""
    found: list[Voice] = []
    for index, letter in enumerate(reading.shape):
        voice = None
        if letter == "@":
            voice = _according(reading, index)
        elif letter == "W":
            who = _subject(reading, index)
            voice = _voice(reading, index, who) if who is not None else _plain(reading, index)
            if voice is None and index:
                voice = _same(reading, index, index - 1)
            if voice is None and found and _SAME.fullmatch(reading.shape, found[-1].verb + 1, index):
                voice = found[-1]._replace(verb=index)  # "X назвав тип і тоді говорив про 12 загиблих"
        if voice is not None:
            found.append(voice)
    for pattern in (_COLON, _TAIL):
        match = pattern.search(reading.shape)
        if match and not found:
            who = reading.shape.index("A", match.start("who"))
            if (
                _speaks(reading, who)
                and (mention := actor_of(reading, who))
                and mention.actor.kind != "state"
            ):
                found.append(_voice(reading, 0, who))
    return found
