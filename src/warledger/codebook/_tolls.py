"""Figures told apart from a verb of harm: tolls, killings as nouns, figures that continue a sentence.

"The toll rose to 31", "the killing of 32 people", "took 87 people to hospital", "officials later
spoke of 13", "fourteen died in one region and two in the other".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.codebook._harmed import effect_of
from warledger.extract.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_SEVERAL = 2
AS_BEFORE = ""
"""The effect of a figure that only names a number: the one of the figure told before it."""


class Told(NamedTuple):
    """A figure and the chunk that tells of it; `begin` is the first chunk of the claim's words."""

    trigger: int
    figure: int
    effect: str
    begin: int
    cumulative: bool = False
    opens: bool = False
    """ "Exceeded 120": the figure is the least there is."""
    local: bool = False
    """Place and time stand beside the figure, not beside the trigger."""
    apart: bool = False
    """Another voice tells it than that of the trigger."""
    last: bool = False
    """ "From 12 to 19": of a range only the end is the figure."""


_ROSE_FROM = re.compile(r"[^.;\"nN]{0,18}?f(?:n[^.;\"nN]{0,3}t)?(?P<q>[nN])")
""" "The toll jumped from 12 to 31": the second number is the toll."""
_TOLL = re.compile(
    r"(?:o?\"?(?P<q1>[nN])|[^.;\"]{0,18}?(?:[RbtWX][wtedRib]{0,4}|[ek])\"?(?P<q2>[nN])|:(?P<q3>[nN])"
    r"|[^.;,\"nN]{0,12}w?(?P<q4>[nN])(?=[.;,]|$))"
)
_AS_TOLL = re.compile(r"(?P<n>n)[Rw]{0,2}(?:[kwt]w?d?[aw]?)[L]")
_NUMBER = re.compile(
    r"(?:[wTei]|k(?=b)){0,2}(?P<by>(?:[RbWtew]|:)[RbWtewT]{0,4})\"?(?P<n>n)(?=\"?(?:[.;,ck@iT]|$))"
)
_SAID = re.compile(r"W[Tw]?\"?(?P<n>n)(?=\"?(?:[.;ck@]|,[^nN]|$))")
_THERE = re.compile(r"[mbw]{1,3}(?P<n>n)(?=\"?(?:[.;,ck@]|$))")
_ELSEWHERE = re.compile(r"(?:,c|c|,)w?(?P<n>[nN])(?:b[wW]?)?e(?:P|d[wn](?=[.,;]|$))")
_OTHER_VOICE = re.compile(r",k?d?(?P<who>[Ap])W?o?(?P<n>n)(?=[.;,]|$)")
""" "The government said 12 had died, the rebels 40"."""
_SO_WERE = re.compile(r"(?:[ei]d?[PwCSO]{1,2})?,?c?k[bm]w?(?P<n>[nN])(?=[.;,keo]|$)")
""" "Both pilots were killed, and so were 12 passengers", "eight died, as did four of the crew"."""
_ONE_MORE_KIND = re.compile(r"[^.;:,yikWRMScnNm]{0,8}co?(?P<n>N)(?=[.;\"]|$)")


def _is_low(reading: Reading, index: int) -> bool:
    """ "The number of people killed at one place": no toll."""
    value = reading.chunks[index].value
    return isinstance(value, Figure) and value.words and not value.population and value.quantity.high == 1


def words_in(reading: Reading, name: str) -> frozenset[str]:
    return frozenset(reading.language.file.toll.get(name, ()))


def tolls(reading: Reading, used: set[int]) -> Iterator[Told]:
    """ "the death toll has risen to 31", "the number of people killed … reached 14"."""
    for match in re.finditer(r"[L#]", reading.shape):
        at = match.start()
        tail = _TOLL.match(reading.shape, at + 1)
        grown = _ROSE_FROM.match(reading.shape, at + 1)
        last = grown is not None and _is_range(reading, grown.start("q"))
        grown = grown if grown and (last or grown[0].count("n") > 1) else None
        given = _AS_TOLL.search(reading.shape[: at + 1])
        is_toll = match[0] == "L" or "toll" in reading.lower(at)
        if not tail and not grown and not (given and is_toll and given.end() == at + 1):
            continue
        if grown:
            index = grown.start("q")
        elif tail:
            index = next(tail.start(name) for name in ("q1", "q2", "q3", "q4") if tail[name])
            if tail["q4"] and not _stands(reading, index):
                continue
        elif given:
            index = given.start("n")
        trigger = at
        if not is_toll or "dead" in reading.lower(at):
            trigger = next((i for i in range(at + 1, index) if reading.shape[i] in "HEDQ"), -1)
        if trigger < 0 or index in used or _is_low(reading, index):
            continue
        effect = "killed" if trigger == at else effect_of(reading, trigger)
        more = any(reading.lower(i) in words_in(reading, "exceeds") for i in range(at, index))
        yield Told(trigger, index, effect, min(at, index), cumulative=True, opens=more, last=last)


def _stands(reading: Reading, index: int) -> bool:
    """ "Toll from blasts now 74": a number behind a word of the present."""
    standing = words_in(reading, "standing")
    return reading.lower(index - 1) in standing or reading.lower(index).split(" ", 1)[0] in standing


def _is_range(reading: Reading, index: int) -> bool:
    value = reading.chunks[index].value
    if not isinstance(value, Figure) or value.quantity.low is None or value.quantity.high is None:
        return False
    return value.quantity.low < value.quantity.high


def losses(reading: Reading) -> Iterator[tuple[int, int]]:
    """The first and last chunk of "no loss of life", "without loss of life"."""
    text = reading.passage.text.casefold()
    for phrase in sorted(words_in(reading, "no_loss")):
        at = text.find(phrase)
        inside = (
            [i for i, c in enumerate(reading.chunks) if at <= c.start < at + len(phrase)] if at >= 0 else []
        )
        if inside:
            yield inside[0], inside[-1]


def nouns(reading: Reading, used: set[int]) -> Iterator[Told]:
    """ "the killing of 32 people", "the abduction of 287 pupils"."""
    acts = {
        effect: words_in(reading, f"act_{effect}")
        for effect in ("killed", "captured", "displaced", "evacuated")
    }
    for index, letter in enumerate(reading.shape):
        if letter not in "nN" or index in used or reading.shape[max(0, index - 1) : index] != "o":
            continue
        word = reading.lower(index - 2) if index > 1 else ""
        if (
            word in words_in(reading, "lost")
            and getattr(reading.chunks[index].value, "population", "") == "military"
        ):
            yield Told(index - 2, index, "killed", index - 2)
        for effect, words in acts.items():
            if word in words and not _is_single(reading, index):
                yield Told(index - 2, index, effect, index - 2)


def takings(reading: Reading, used: set[int]) -> Iterator[Told]:
    """ "captured 20 of its soldiers", "20 soldiers captured on July 29", "took 87 people to hospital"."""
    if set("39") & set(reading.shape):
        return
    taking, carrying, captives = (words_in(reading, name) for name in ("taking", "carrying", "captives"))
    took = words_in(reading, "took")
    for index, letter in enumerate(reading.shape):
        value = reading.chunks[index].value
        if letter not in "Nn" or index in used or not isinstance(value, Figure):
            continue
        also = letter == "n" and "H" in reading.shape[:index] and _ALSO_TAKEN.match(reading.shape, index - 1)
        if letter == "n" and not also and not _BARE_TAKEN.match(reading.shape, index - 1):
            continue
        before = reading.lower(index - 1) if index else ""
        after = reading.lower(index + 1) if index + 1 < len(reading.shape) else ""
        if before in taking or (before in took and value.noun.casefold() in captives):
            yield Told(index - 1, index, "captured", index - 1)
        elif _is_taken(reading, index, taking) or (value.noun.casefold() in captives and after in took):
            yield Told(index + 1, index, "captured", index)
        elif before in words_in(reading, "holding") and after in captives:
            yield Told(index - 1, index, "captured", index - 1)
        elif _is_of_death(reading, before, value.noun.casefold()):
            yield Told(index - 1, index, "killed", index - 1)
        elif _are_buried(reading, index) or _fell(reading, index, value):
            yield Told(index, index, "killed", index)
        elif before in carrying:
            yield from _carried(reading, index)


def _is_taken(reading: Reading, index: int, taking: frozenset[str]) -> bool:
    """ "20 soldiers captured on July 29"; but not "the soldiers captured the town"."""
    passive = re.match(r"b{1,3}w?[Uw]", reading.shape[index + 1 :])
    if passive and reading.lower(index + passive.end()) in taking:
        return True
    carried = re.match(r"b{1,3}", reading.shape[index + 1 :])
    if carried and behind(reading, index + carried.end()).startswith(tuple(_several_words(taking))):
        return True
    after = reading.lower(index + 1) if index + 1 < len(reading.shape) else ""
    whom = re.match(r"k[dwA]{1,3}U", reading.shape[index + 1 :])
    if whom:
        return reading.lower(index + whom.end()) in taking
    return after in taking and reading.shape[index + 2 : index + 3] not in {"P", "d", "O", "n", "q"}


def _several_words(phrases: frozenset[str]) -> list[str]:
    """The phrases of more than one word: "marched off"."""
    return [f"{phrase} " for phrase in phrases if " " in phrase]


_BARE_TAKEN = re.compile(r"Un(?=[.;,c]|$)")
_ALSO_TAKEN = re.compile(r"[c,]nU(?=[.,;]|$)")
""" "Eleven were killed and six captured"."""
_FELL = re.compile(r"b{0,2}R(?![ntNdi])")


def _fell(reading: Reading, index: int, figure: Figure) -> bool:
    """ "23 of its soldiers had fallen"."""
    fighters = figure.population == "military" or figure.noun.casefold() == "men"
    match = _FELL.match(reading.shape, index + 1) if fighters else None
    return match is not None and reading.lower(match.end() - 1) in words_in(reading, "fell")


def _are_buried(reading: Reading, index: int) -> bool:
    """ "Sixteen people were buried on Friday"; under rubble they are missing."""
    match = re.match(r"b{1,3}w(?!e?[wdg]{0,2}g|e[wd]{1,2}g)", reading.shape[index + 1 :])
    return match is not None and reading.lower(index + match.end()) in words_in(reading, "burying")


def _is_of_death(reading: Reading, before: str, noun: str) -> bool:
    """ "claimed 17 lives", "buried 34 victims"."""
    claimed = before in words_in(reading, "claiming") and noun in words_in(reading, "lives")
    return claimed or (before in words_in(reading, "burying") and noun in words_in(reading, "buried"))


def behind(reading: Reading, index: int) -> str:
    """What stands behind a figure, in lower case."""
    return reading.passage.text[reading.chunks[index].end :].lstrip().casefold()


def _carried(reading: Reading, index: int) -> Iterator[Told]:
    """ "took 87 people to hospital", "brought 120 to safety"."""
    rest = behind(reading, index)
    for effect in ("injured", "evacuated", "displaced"):
        if rest.startswith(tuple(words_in(reading, f"carried_{effect}"))):
            yield Told(index - 1, index, effect, index - 1)


def _is_single(reading: Reading, index: int) -> bool:
    value = reading.chunks[index].value
    return isinstance(value, Figure) and value.single and value.definite


def _is_plain(reading: Reading, index: int, used: set[int]) -> bool:
    """A bare figure of two or more that nothing else counts."""
    value = reading.chunks[index].value
    if index in used or not isinstance(value, Figure) or value.none:
        return False
    if value.quantity.vague and value.quantity.low == _SEVERAL:
        return False
    end = reading.chunks[index].end
    symbol = reading.passage.text[end : end + 1] in {"%", "°"}
    return not symbol and (value.quantity.low or value.quantity.high or 0) > 1


def numbers(reading: Reading, used: set[int]) -> Iterator[Told]:
    """ "Locals put the number at 174", "officials later spoke of 13", "there may be more than 50"."""
    shape = reading.shape
    for index, letter in enumerate(shape):
        if letter == "w" and reading.lower(index) in words_in(reading, "figure_words"):
            match, begin = _NUMBER.match(shape, index + 1), index
        elif letter == "W":
            match, begin = _SAID.match(shape, index), index
        elif letter == "w" and reading.lower(index) == "there":
            match, begin = _THERE.match(shape, index + 1), index
        else:
            continue
        if match and _is_plain(reading, match.start("n"), used):
            at = match.start("n")
            yield Told(begin, at, AS_BEFORE, begin, cumulative=True)


def further(reading: Reading, trigger: int, last: int, used: set[int]) -> Iterator[Told]:
    """ "… and two in the other region", "165 dead on one side and 18 fighters": one effect told on."""
    shape, start = reading.shape, max(trigger, last) + 1
    stop = next((i for i in range(start, len(shape)) if shape[i] in ".;HEDhxQ"), len(shape))
    for match in _ELSEWHERE.finditer(shape, start, stop):
        if match.start("n") not in used:
            yield Told(trigger, match.start("n"), effect_of(reading, trigger), match.start("n"), local=True)
    same = _SO_WERE.match(shape, start)
    if same and same.start("n") not in used and {"so", "as"} & set(reading.lowers[start : same.start("n")]):
        at = same.start("n")
        yield Told(trigger, at, effect_of(reading, trigger), at)
    other = _OTHER_VOICE.search(shape, start, stop + 1)
    if other and _is_plain(reading, other.start("n"), used):
        at = other.start("n")
        yield Told(trigger, at, effect_of(reading, trigger), other.start("who"), apart=True)
    more = _ONE_MORE_KIND.match(shape[: min(len(shape), stop + 1)], start)
    if more and (shape[trigger] == "D" or "co" in more[0]) and more.start("n") not in used:
        yield Told(trigger, more.start("n"), effect_of(reading, trigger), more.start("n"))
