"""The forms of saying: "X said that …", "…, said X", "according to X", each over its stretch of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.extract import subject
from warledger.extract.subject import Subject, is_report, kind_of, words_of

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


class Voice(NamedTuple):
    """A speaker and the chunks `first` to `last` (inclusive) that it answers for.

    `speaker` is the index of an actor's chunk, or None with `words` (offsets in the passage)
    for an unlisted speaker; `pronoun` marks "he said", whose speaker is the one before.
    `verb` is the index of the saying word, `denies` when it denies. `also` are chunks of
    actors who speak together with it. `rank` is 0 for those who answer for what they say,
    1 for people without a name, 2 for outlets and papers that carry others' words, 3 for
    unnamed sources; `nested` marks a voice that stands in what another one says.
    """

    first: int
    last: int
    verb: int
    speaker: int | None
    words: tuple[int, int]
    pronoun: bool = False
    denies: bool = False
    also: tuple[int, ...] = ()
    rank: int = 0
    nested: bool = False
    apart: range = range(0)


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_OPENS = frozenset(',"-!?')
_LEAD = 3
_SHORT = 2
_VERBS = frozenset("bHEVGZ")
_FIGURE = re.compile(r"(?:j,|\.?$|k|\"?[nN]|:|d?[aw]{0,2}[L#DHQ]|[^,;:.]{1,6}e[nN])")
_ENDS = frozenset('.,;!?"@:-(')
_MEANWHILE = frozenset({"as", "when", "after", "before", "while", "during"})
_VERBAL = frozenset("VHXEFYGZbmURNWn")
_LED = re.compile(r"d[waO]{0,3}$")
""" "The claim", "an emergency state": an article before a word that can be verb or noun."""
_ASIDE = re.compile(r",ek")


def verb_of(reading: Reading, index: int) -> str:
    """The verb of a chunk: "claimed" of "claimed responsibility"."""
    word = reading.lower(index)
    return word if reading.shape[index] != "r" else word.split(" ", 1)[0]


def voiced(reading: Reading, first: int, last: int, verb: int, who: Subject) -> Voice:
    """A voice over a stretch, by its subject."""
    shown = (who.actor, who.actor) if who.actor is not None else (who.first, who.last)
    acronym = re.match(r"\([AC]\)", reading.shape[shown[1] + 1 :])
    end = shown[1] + 3 if acronym else shown[1]
    words = reading.chunks[shown[0]].start, reading.chunks[end].end
    denies = verb_of(reading, verb) in words_of(reading.language, "denials") or _dismisses(reading, verb)
    return Voice(
        first, last, verb, who.actor, words, who.pronoun, denies, who.also, _rank(reading, who, verb)
    )


def _dismisses(reading: Reading, verb: int) -> bool:
    """True for "rejected the claim that …", "dismissed reports of …"."""
    if verb_of(reading, verb) not in words_of(reading.language, "dismissals"):
        return False
    alleged = words_of(reading.language, "alleged")
    behind = range(verb + 1, min(verb + 4, len(reading.shape)))
    return any(reading.lower(i) in alleged for i in behind)


def _rank(reading: Reading, who: Subject, verb: int) -> int:
    """How far a subject answers for what it says."""
    kind = kind_of(reading, who.actor)
    if any(
        reading.lower(i).rsplit(" ", 1)[-1] in words_of(reading.language, "sources")
        for i in range(who.first, who.last + 1)
    ):
        return 3
    if kind == "media":
        return 2
    if who.pronoun and (reading.shape[who.first] != "j" or reading.lower(who.first) in {"we", "i"}):
        return 2
    if who.actor is None and not who.pronoun:
        return 0 if reading.shape[who.first : who.last + 1].strip("C") == "" else 1
    return 1 if kind == "people" or reading.lower(verb) in words_of(reading.language, "acts") else 0


def according(reading: Reading, index: int) -> Voice | None:
    """ "according to X": X answers for the sentence around it, or for its own clause."""
    shape = reading.shape
    who = subject.after(reading, index + 1)
    if who is None:
        return None
    first = _part_start(reading, index)
    if index > 1 and ((shape[index - 1] == "," and shape[index - 2] in "kc") or shape[index - 1] in "kc"):
        first = index
    last = _part_end(reading, index)
    return voiced(reading, first, last, index, who)


def _part_start(reading: Reading, index: int) -> int:
    """First chunk of the sentence, or of its part after a semicolon."""
    return reading.shape.rfind(";", 0, index) + 1


def _part_end(reading: Reading, index: int) -> int:
    """Last chunk of the sentence, or of its part before a semicolon."""
    cut = reading.shape.find(";", index)
    return cut if cut >= 0 else len(reading.shape) - 1


def saying(reading: Reading, index: int, found: list[Voice]) -> Voice | None:
    """A verb of saying with its subject, before it or (inverted) after it."""
    shape = reading.shape
    if _is_noun(reading, index) or verb_of(reading, index) in _BE:
        return None
    if reading.lower(index) in words_of(reading.language, "quoting"):
        passive = _is_passive(reading, index)
        who = subject.before(reading, index) if passive else subject.after(reading, index + 1)
        closing = (
            who is not None and not passive and re.match(r"k?W[eT]{0,2}(?=[.;]|$)", shape[who.last + 1 :])
        )
        told = subject.before(reading, index) if closing else None
        first = _part_start(reading, index) if told and shape[told.first - 1 : told.first] == "," else index
        return voiced(reading, first, len(shape) - 1, index, who) if who is not None else None
    if _is_passive(reading, index) and not reading.lower(index).endswith("ing"):
        return _passive(reading, index)
    if reading.lower(index).endswith("ing") and index and shape[index - 1] in ",ci":
        return _participle(reading, index, found)
    if shape[index - 1 : index] in _OPENS and index:
        behind = _inverted(reading, index)
        if behind is not None and (behind.speaker is not None or shape[index - 1] == ","):
            return behind
    wishes = reading.lower(index) in words_of(reading.language, "wishes")
    if wishes and shape[index + 1 : index + 2] != "k" and not _dismisses(reading, index):
        return None
    who = subject.before(reading, index)
    if who is not None and _may_speak(reading, who, index):
        return _straight(reading, index, who)
    return _inverted(reading, index) or _second(reading, index, found)


def _second(reading: Reading, index: int, found: list[Voice]) -> Voice | None:
    """ "X denies A and says B": the second verb of one speaker."""
    if not found or reading.shape[index - 1] != "c" or found[-1].verb > index:
        return None
    straight = found[-1].last == len(reading.shape) - 1 and found[-1].verb > found[-1].first - 1
    if not straight or reading.lower(index) not in words_of(reading.language, "plain"):
        return None
    denies = verb_of(reading, index) in words_of(reading.language, "denials")
    return found[-1]._replace(first=index, verb=index, denies=denies)


def _is_noun(reading: Reading, index: int) -> bool:
    """True for "the report", "first reports of", "the final count is"."""
    before = reading.shape[index - 1] if index else ""
    bare = reading.lower(index) in words_of(reading.language, "bare_verbs")
    led = _LED.search(reading.shape[:index]) and (before == "d" or not reading.lower(index - 1).endswith("s"))
    if bare and (before == "i" or led):
        return True
    if not is_report(reading, index):
        return False
    after = reading.shape[index + 1 : index + 2]
    if bare and before in {"w", "a", "O", "C", "P"} and not reading.lower(index - 1).endswith("s"):
        return True
    if before in {"d", "i"} or (index == 0 and after in {"o", "f", "b", "W", "k"}):
        return True
    if before == "w" and after in {"e", "f", "t", "i"} and reading.lower(index).endswith("s"):
        return True
    if after in {"o", "b", "W", "m"} or (
        after == "k" and reading.lower(index).endswith("s") and before in "wCa"
    ):
        return True
    return before in {"a", "n", "o"}


def _may_speak(reading: Reading, who: Subject, index: int) -> bool:
    """True unless an unlisted subject stands before a verb that says little of saying."""
    if who.actor is not None or who.pronoun:
        return reading.shape[index] in "Wr" or _tells_figure(reading, index)
    if re.match(r"[DH]", reading.shape[index + 1 :]) and reading.shape[who.last] in "nN":
        return False
    plain = reading.lower(index) in words_of(reading.language, "plain")
    return plain and (reading.shape[index] == "W" or _tells_figure(reading, index))


def _tells_figure(reading: Reading, index: int) -> bool:
    """ "put the toll at 7", "estimate that 7 died", "raised the number to 7"."""
    if reading.lower(index) in words_of(reading.language, "speaking"):
        return bool(re.match(r"[^,;:]{0,10}o[\"nN]", reading.shape[index + 1 :]))
    return bool(_FIGURE.match(reading.shape, index + 1))


def _is_passive(reading: Reading, index: int) -> bool:
    """True for "was reported", "were also said to"."""
    at = index - 1
    while (
        at > 0
        and index - at < _LEAD
        and (reading.shape[at] == "z" or reading.lower(at) in words_of(reading.language, "adverbs"))
    ):
        at -= 1
    return at >= 0 and reading.lower(at) in _BE


def _passive(reading: Reading, index: int) -> Voice | None:
    """ "was reported by X": X answers for the sentence."""
    if reading.shape[index + 1 : index + 2] != "y":
        return None
    who = subject.after(reading, index + 2)
    if who is None or who.actor is None:
        return None
    return voiced(reading, 0, len(reading.shape) - 1, index, who)


def _participle(reading: Reading, index: int, found: list[Voice]) -> Voice | None:
    """ "…, adding that": whoever spoke, else the sentence's subject, goes on."""
    end = _part_end(reading, index)
    if found:
        return found[-1]._replace(first=index, last=end, verb=index)
    if re.match(r"[dwaC]{0,2}A", reading.shape) and reading.shape[index + 1 : index + 2] == "k":
        actor = reading.shape.index("A")
        return voiced(reading, index, end, index, Subject(actor, actor, actor))
    return None


def _inverted(reading: Reading, index: int) -> Voice | None:
    """'"…," said X', ", says X, who …": X answers for what stands before."""
    shape = reading.shape
    at = index - 1
    while at > 0 and shape[at] == "w" and reading.lower(at).endswith("ly"):
        at -= 1
    if at < 1 or shape[at] not in _OPENS or shape[index] != "W":
        return None
    if reading.lower(index) not in words_of(reading.language, "plain"):
        return None
    start = index + 1
    if reading.lower(index) in words_of(reading.language, "told"):
        return None
    who = subject.after(reading, start)
    behind = shape[who.last + 1 : who.last + 2] if who else ""
    if (
        who is None
        or (shape[start] in "nNeit" and not _is_person(reading, start))
        or (behind in _VERBAL and reading.lower(who.last + 1) not in words_of(reading.language, "met"))
        or (who.actor is None and not re.search(r"[pCwN]", shape[start : who.last + 1]))
    ):
        return None
    last = index
    if shape[who.last + 1 : who.last + 2] == "," or shape[who.last + 1 : who.last + 2] == "T":
        last = _part_end(reading, index)
    return voiced(reading, _part_start(reading, index), last, index, who)


def _is_person(reading: Reading, index: int) -> bool:
    """True for a figure that is one speaker: "a doctor"."""
    return reading.shape[index] == "N" and bool(getattr(reading.chunks[index].value, "single", False))


def _straight(reading: Reading, index: int, who: Subject) -> Voice | None:
    """ "X said that …", or, within or at the end of a sentence, ", X said" for what stands before."""
    shape = reading.shape
    lead = shape[who.first - 1] if who.first else ""
    tail = _past_adjuncts(reading, index)
    if _closes(reading, index, who, tail) and lead in _OPENS and who.first > _SHORT:
        first = _part_start(reading, who.first)
        goes_on = tail < len(shape) and shape[tail] in ',:-"'
        return voiced(reading, first, _part_end(reading, index) if goes_on else tail - 1, index, who)
    if _is_as(reading, who.first) and shape[tail : tail + 1] in {"", ",", ".", "j"}:
        return voiced(reading, _part_start(reading, who.first), _part_end(reading, index), index, who)
    opening = _is_opening(reading, who.first)
    first = who.first if opening else index
    nested = not opening and not re.search(r"[,;][ck]?$", shape[max(0, who.first - _LEAD) : who.first])
    made = voiced(reading, 0 if who.first <= _LEAD and opening else first, len(shape) - 1, index, who)
    aside = _ASIDE.search(shape, index)
    apart = range(aside.end(), len(shape)) if aside else range(0)
    return made._replace(nested=nested, apart=apart)


def _is_as(reading: Reading, first: int) -> bool:
    """True for a subject behind "as": "nine people died, as the governor confirmed"."""
    return first > 0 and reading.lower(first - 1) == "as" and (first == 1 or reading.shape[first - 2] == ",")


def _closes(reading: Reading, index: int, who: Subject, tail: int) -> bool:
    """True when nothing that is said follows a verb, whose adverbs end before `tail`."""
    shape = reading.shape
    behind = shape[tail : tail + 1]
    if behind in _ENDS or behind == "" or (behind == "R" and tail == index):
        return True
    before = shape[_part_start(reading, who.first) : who.first]
    told = before[-1:] == "," and before[:1] != "k" and not _VERBS.isdisjoint(before)
    if behind == "k":
        return reading.lower(tail) in _MEANWHILE or (told and tail > index + 1)
    return told and behind in "eiyo" and not re.search(r"[nNkDL#]", shape[tail:])


def _is_opening(reading: Reading, first: int) -> bool:
    """True when nothing but an adverbial stands before a subject in its sentence."""
    return not re.search(r"[HVXEWFYGZRUvh]", reading.shape[:first])


def _past_adjuncts(reading: Reading, index: int) -> int:
    """The chunk behind a verb's adverbs, days, channels and those told: "told AFP on Friday in a post"."""
    shape, at = reading.shape, index + 1
    channels = words_of(reading.language, "channels")
    if reading.lower(index) in words_of(reading.language, "told") or shape[at : at + 1] == "t":
        match = re.match(r"t?[dawCAp]{0,3}(?:b[wAC]{1,4}|[ACpw])", shape[at:])
        at += match.end() if match and (shape[at] != "t" or match.end() > 1) else 0
    while at < len(shape):
        if shape[at] == "T" or (
            shape[at] == "w"
            and (
                reading.lower(at).endswith("ly")
                or reading.lower(at) in words_of(reading.language, "adverbs")
                or reading.lower(at) == "so"
            )
        ):
            at += 1
            continue
        match = re.match(r"[eiy](?P<what>[dwaCAPbWSO]{0,5}[wCAOPWT])", shape[at:])
        if not match:
            return at
        end = at + 1
        while end < at + match.end() and reading.lower(end) not in channels and shape[end] != "T":
            end += 1
        if end >= at + match.end():
            return at
        while end + 1 < len(shape) and reading.lower(end + 1) in channels:
            end += 1
        at = end + 1
    return at
