"""Which figure a word of harm tells of: the object of a verb, the subject of a passive, a noun's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.extract.figures import Figure
from warledger.extract.frame import is_passive
from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_REACH = 28
_ASIDE = (
    r"(?:,?u,?|,[^.;:\"]{0,18}?,|\([^)]{0,16}\)|[oeify][^.;:,\"HEVGWbZ]{1,9}?|H[^.;:,\"HEGWbZ]{0,9}?"
    r"|b[VF][^.;:,\"HEGWbZkN]{0,9}?c|Fc|c%|[wTC%PAa-]|,|\"|k[^.;:\",]{1,12}?)"
)
_GAP = re.compile(rf"{_ASIDE}{{0,5}}?(?:m?w?b[bwWzmtT,P]{{0,5}}k?|[wmWt]{{0,3}})?")
_OBJECT = re.compile(r"(?:wc|d?[wAPC]{1,2}')?[wW]?\"?(?P<q>[NnQp])")
_OWN = re.compile(r"(?:o|t|by|y)(?P<q>[NnpQ])")
_PUT = re.compile(r"(?:P|eP|oP|w)?(?:[et]|R[tew]{0,2}|b|W)w?(?P<q>[nN])")
_WHOLE = re.compile(r"N,[pN][^.;:bHEkW]{0,7}c$")
""" "Three brothers, twins of 19 and a boy of eight, were …": the first figure holds the others."""
_DASHED = re.compile(r"N-[^-.;:bHE]{1,12}$")
""" "Three people - a man, his wife and their son - were killed"."""
_OF_ONE = re.compile(r"N,[dw]o$")
""" "Eight people, all of one family, were killed"."""
_BEFORE = r"N(?:,N)*(?:,iu,?|,%|o[dwaAC]{1,4})?,?c$|N,$"
""" "A boy, 11, and his grandmother", "four members of the police and 11 gunmen"."""
_CLOSED = re.compile(r"(?:o?%)?,")
_NOTED = re.compile(r":[nN](?=[.;,]|$)")
_HEADS = frozenset({"", "-"})
_INVERSE = re.compile(r"[HD]b(?P<q>N)(?:(?:,N)*,?cN)?")
""" "Killed were two women and a child"."""
_LARGE = 10
_MORE = re.compile(r"(?:,N)*(?:o[daAC]{1,4})?,?cN(?![wT,]{0,2}[bHEDm])")


def _used_with(reading: Reading, trigger: int, used: set[int]) -> int | None:
    """The figure before a trigger that it tells of, nearest first; people without one at last."""
    shape = reading.shape
    bare = None
    for at in range(trigger - 1, max(-1, trigger - _REACH), -1):
        if shape[at] in ".;":
            break
        if shape[at] not in "NnpQ" or at in used or _is_owned(reading, at):
            continue
        if shape[at + 1 : trigger] == "o" and shape[at] == "n":
            return at
        joined = reading.lower(at + 1) if shape[at + 1 : trigger] == "k" else ""
        counted = joined == "as" or (joined == "who" and shape[trigger] == "E" and shape[at] == "N")
        if counted or _GAP.fullmatch(shape, at + 1, trigger):
            if shape[at] in "Nn":
                group = shape[max(0, at - 2) : at] == "No" and at - 2 not in used
                return at - 2 if group else at
            bare = at if bare is None else bare
    if bare is None or not (_is_told_bare(reading, bare, trigger) or is_headed(reading, bare)):
        return None
    return bare


def _is_owned(reading: Reading, at: int) -> bool:
    """ "The town's 75,000 inhabitants" are no figure of harm; "the group's leader" is one person."""
    value = reading.chunks[at].value
    single = isinstance(value, Figure) and value.single
    return reading.shape[max(0, at - 1) : at] == "'" and not single


def _is_told_bare(reading: Reading, at: int, trigger: int) -> bool:
    """ "people were injured" tells of several; "the people killed there" only describes."""
    value = reading.chunks[at].value
    plural = getattr(value, "form", "plural") == "plural" or reading.shape[at] == "Q"
    finite = reading.shape[trigger] == "E" or is_passive(reading, trigger)
    effect = effect_of(reading, trigger)
    plain = reading.shape[max(0, at - 1) : at] not in {"d", "o", "H", "W", "#"}
    treated = "hospital" in reading.lower(trigger)
    relative = treated or "k" in reading.shape[at + 1 : trigger]
    possible = "m" in reading.shape[at + 1 : trigger]
    return plural and finite and plain and not relative and not possible and effect in {"killed", "injured"}


_HEADED = re.compile(r"(?:^|[:;,c-])[waACP]{0,2}$")


def is_headed(reading: Reading, at: int) -> bool:
    """ "Soldier killed, two wounded": one person or several, by the bare noun of headlines."""
    value = reading.chunks[at].value
    if reading.passage.kind == "body" or not isinstance(value, Lexeme) or value.letter != "p":
        return False
    return _HEADED.search(reading.shape[:at]) is not None


def _is_have(reading: Reading, trigger: int) -> bool:
    """True for "has killed": a form of "have" with no form of "be"."""
    return not is_passive(reading, trigger) and bool(
        re.search(r"b[wz]{0,2}$", reading.shape[max(0, trigger - 3) : trigger])
    )


def _first_told(reading: Reading, trigger: int, used: set[int]) -> tuple[int, int] | None:
    """ "The bodies of 12 people", "nothing is known of 40": a figure that the word itself leads to."""
    shape, letter = reading.shape, reading.shape[trigger]
    if letter == "Q" and shape[trigger + 1 : trigger + 3] in {"on", "oN"} and trigger + 2 not in used:
        return trigger + 2, trigger + 2
    inverse = _INVERSE.match(shape) if trigger == 0 and letter in "HD" else None
    if inverse:
        return inverse.start("q"), inverse.end() - 1
    noted = _NOTED.match(shape, trigger + 1) if letter in "HD" and shape[:trigger] in _HEADS else None
    wounds = letter == "D" and _needs_number(reading, trigger)
    if (noted or wounds) and trigger + 1 + bool(noted) not in used:
        at = trigger + 1 + bool(noted)
        return at, at
    leads = letter == "D" and reading.lower(trigger).endswith((" of", " about"))
    if leads and shape[trigger + 1 : trigger + 2] in {"n", "N"} and trigger + 1 not in used:
        return trigger + 1, trigger + 1
    return None


def _needs_number(reading: Reading, trigger: int) -> bool:
    """ "Blast kills 18, wounds 40": a verb that looks like a noun."""
    told = re.search(r"x[nN],?c?$", reading.shape[:trigger])
    return told is not None and reading.shape[trigger + 1 : trigger + 2] in {"n", "N"}


def figure_for(reading: Reading, trigger: int, used: set[int]) -> tuple[int, int] | None:
    """First and last figure chunk that a trigger tells of."""
    shape, letter = reading.shape, reading.shape[trigger]
    found = _first_told(reading, trigger, used)
    if found is not None:
        return found
    after = _OBJECT.match(shape, trigger + 1)
    active = letter in "Hhx" and not is_passive(reading, trigger)
    if (
        after
        and active
        and not _is_kin_lost(reading, trigger, after.start("q"))
        and after.start("q") not in used
        and not _is_bare_adjective(reading, trigger, after)
    ):
        first = after.start("q")
        more = _MORE.match(shape, first + 1)
        return first, (more.end() - 1 if more else first)
    led = shape[max(0, trigger - 1) : trigger] in {"d", "o"} and shape[max(0, trigger - 2) : trigger] != "id"
    if letter == "D" or (letter == "H" and led):
        own = _OWN.match(shape, trigger + 1) or (_PUT.match(shape, trigger + 1) if led else None)
        if own and own.start("q") not in used and not _is_single(reading, own.start("q")):
            more = _MORE.match(shape, own.end()) if led else None
            return own.start("q"), (more.end() - 1 if more else own.start("q"))
    if letter in "hx" and not _is_past(reading, trigger):
        return None
    if letter == "H" and _is_have(reading, trigger):
        return None
    at = _used_with(reading, trigger, used)
    if at is None or (_needs_object(reading, trigger) and not _is_of_lives(reading, at)):
        return None
    if letter == "D" and not _is_beside(shape, at, trigger):
        return None
    return _listed(shape, at, used)


def _listed(shape: str, at: int, used: set[int]) -> tuple[int, int]:
    """The first and last figure of the list that ends at a figure; or the one that holds them."""
    family = _OF_ONE.search(shape[:at]) if shape[at + 1 : at + 2] == "," else None
    if family:
        return family.start(), family.start()
    whole = _WHOLE.search(shape[:at]) if _CLOSED.match(shape, at + 1) else None
    if shape[at + 1 : at + 2] == "-":
        whole = whole or _DASHED.search(shape[:at])
    if whole:
        return whole.start(), whole.start()
    first = at
    while True:
        listed = re.search(_BEFORE, shape[:first]) if shape[at] == "N" else None
        if listed is None or listed.start() in used:
            return first, at
        first = listed.start()


def _is_single(reading: Reading, index: int) -> bool:
    """A figure told by an article: "a boy"; as in "the youngest of the dead was a boy"."""
    value = reading.chunks[index].value
    return isinstance(value, Figure) and value.single and reading.shape[max(0, index - 1)] == "b"


def _is_past(reading: Reading, trigger: int) -> bool:
    """ "Four people hurt": a base form that is a participle as well."""
    senses = reading.language.words.get(reading.lower(trigger), ())
    return any(found.letter == "H" for found in senses) and reading.shape[trigger - 1 : trigger] in {"N", "n"}


def apart(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    """A list of figures: one sum, or two figures too large to be told as one.

    "A couple and their son" are three; "69 fighters and 40 civilians" stay two figures.
    """
    figures = range(first, last + 1)
    at = [i for i in figures if isinstance(reading.chunks[i].value, Figure) and reading.shape[i] != "u"]
    values = [value for i in at if isinstance(value := reading.chunks[i].value, Figure)]
    large = len(values) > 1 and all((value.quantity.low or 0) >= _LARGE for value in values)
    return [(i, i) for i in at] if large else [(first, last)]


_BESIDE = re.compile(r"(?P<name>C{2,4}|A)(?:,[^.;:\"bHEkn]{1,12}?,)?,?c$")


def companions(reading: Reading, first: int, trigger: int) -> int:
    """How many named people stand before a figure in its list: "X and four members of his family"."""
    match = _BESIDE.search(reading.shape[:first])
    if match is None or trigger < first or reading.shape[first] != "N":
        return 0
    value = reading.chunks[match.start("name")].value
    person = not isinstance(value, ActorMention) or value.form == "person"
    return 1 if person else 0


def _is_kin_lost(reading: Reading, trigger: int, at: int) -> bool:
    """ "Five children lost both parents": who is left behind."""
    value = reading.chunks[at].value
    return _needs_object(reading, trigger) and isinstance(value, Figure) and value.definite


def _is_of_lives(reading: Reading, at: int) -> bool:
    """ "Seventeen lives were lost"."""
    value = reading.chunks[at].value
    return isinstance(value, Figure) and value.noun.casefold() in reading.language.file.toll.get("lives", ())


def _needs_object(reading: Reading, trigger: int) -> bool:
    """ "lost nine men" tells of dead; "the district lost power" does not."""
    return reading.lower(trigger) in reading.language.file.object_only


def _is_bare_adjective(reading: Reading, trigger: int, after: re.Match[str]) -> bool:
    """ "wounded soldiers" without a subject before: no act is told."""
    if after["q"] != "p":
        return False
    before = reading.shape[max(0, trigger - 1) : trigger]
    plural = getattr(reading.chunks[after.start("q")].value, "form", "") == "plural"
    effect = effect_of(reading, trigger)
    if (
        not plural
        or effect not in {"killed", "injured"}
        or "k" in reading.shape[max(0, trigger - 2) : trigger]
    ):
        return True
    return reading.shape[trigger] == "H" and before not in {"A", "M", "S", "c", "p", "P", ",", "w"}


def _is_beside(shape: str, at: int, trigger: int) -> bool:
    """ "12 people dead", "12 dead", "five are dead", "12, three of them children, dead"."""
    return bool(
        re.fullmatch(r"o|(?:,%,|,u,|u)?[wa]{0,2}(?:[wTPeo,]{0,5}b{1,2}[wW]{0,2})?", shape[at + 1 : trigger])
    )


def effect_of(reading: Reading, trigger: int) -> str:
    """What a word of harm does to people."""
    value = reading.chunks[trigger].value
    return value.value if isinstance(value, Lexeme) else "killed"
