"""What one party says or does to another in Ukrainian and Russian: offers, refusals, charges, threats, stances."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft
from warledger.codebook._slavic.around import cost
from warledger.codebook._slavic.clauses import any_of, own_subject, span, start, subject, target, triggers
from warledger.extract.slavic.reading import has
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_OFFERED = re.compile(
    r"перемир|вогн|огн|удар|бити|бить|нанос|обмін|обмен|зустріч|встреч|переговор|план|формат|посередн|посредн|пауз|"
    r"енергет|энергет|територ|умов|услов|мир|тіл|тел[аоу]?\b|полонен|пленн|гарант|відве|отвест|припин|прекрат|зупин|останов"
)
_REFUSED = re.compile(
    r"перемир|вогн|огн|пропозиц|предложен|план|умов|услов|переговор|обмін|обмен|зустріч|встреч|ультиматум|вимог|требован|"
    r"посередн|посредн|сделк|угод|соглаш|участ|визна|призна|підпис|подпис|відве|вывод|вывест|капітул|капитул|поступ|уступ"
)
_IF = re.compile(
    r"(?:якщо|тільки (?:після|якщо|коли|за)|лише (?:після|якщо|коли|тоді|за)|за умови|если|только (?:после|если|когда|при)|при условии)"
)
_DONE = re.compile(
    r"(?:припин|зупин|прекрат|останов|начн|почн|почат|підпиш|подпиш|соглас|погод|возмож|можлив|готов|сяд|вернет|повернет)\w*"
)
_THREAT = re.compile(r"(?:санкц|мит[аом]|пошлин|тариф|удар|наслідк|последств)\w*")
_SPAN = re.compile(
    r"(?:\d+|\w+)(?:\s?[-–—]\s?\d+)? (?:годин|дні|днів|доби|тижн|час[аов]|дн[яей]+|сут|недел)\w*|\d+[-–—]\d+"
)
_BEARS = re.compile(r"нес[еу]ть? (?:ответств|відповід)|несет ответств|несут ответств")
_NEAR = 8.0


def proposals(reading: Reading) -> Iterator[Draft]:
    """ "X предложил Y …", "X попросив Y не бити …"."""
    for at in triggers(reading, "d.offer"):
        first, last = span(reading, at)
        if reading.shape[max(0, at - 1)] == "z" or not _OFFERED.search(folded(reading.text(first, last))):
            continue
        agent = subject(reading, at)
        fields: dict[str, object] = {"content": reading.text(first, last), "response": _response(reading, at)}
        yield Draft(
            "proposal", min(start(at, agent, first), first if agent is None else at), last, at, fields,
            agent=agent, target=target(reading, at, agent),
        )  # fmt: skip


def _response(reading: Reading, at: int) -> str | None:
    """Whether the same sentence tells that the other side took it or not."""
    behind = range(at + 1, len(reading.shape))
    if any(has(reading, i, "d.reject") for i in behind):
        return "rejected"
    return "accepted" if any(has(reading, i, "d.deal") for i in behind) else None


def rejections(reading: Reading) -> Iterator[Draft]:
    """ "X отказался от …", "Y відкинув план", "Z назвал это ложью"."""
    for at in triggers(reading, "d.reject"):
        first, last = span(reading, at)
        if not _REFUSED.search(folded(reading.text(at, last))):
            continue
        agent = subject(reading, at)
        yield Draft(
            "rejection", start(at, agent, first), last, at, {"content": reading.text(at, last)},
            agent=agent, target=target(reading, at, agent),
        )  # fmt: skip
    for at in triggers(reading, "y.lie"):
        first, last = span(reading, at)
        verb = any_of(reading, ("y.call",), first, at)
        agent = subject(reading, verb) if verb is not None else None
        if verb is not None and agent is not None:
            fields = {"content": reading.text(verb, last)}
            yield Draft("rejection", start(verb, agent, first), last, verb, fields, agent=agent)


def preconditions(reading: Reading) -> Iterator[Draft]:
    """ "операцию остановят, если …", "лише після …": what must come first."""
    text = folded(reading.passage.text)
    for match in _IF.finditer(text):
        at = next((i for i, chunk in enumerate(reading.chunks) if chunk.end > match.start()), None)
        if at is None:
            return
        first, last = span(reading, at)
        if not (
            _DONE.search(folded(reading.text(first, at))) or _DONE.search(folded(reading.text(at, last)))
        ):
            continue
        if any(reading.shape[i] == "W" and i > at for i in range(first, last + 1)):
            continue
        agent = own_subject(reading, at)
        yield Draft("precondition", first, last, at, {"content": reading.text(first, last)}, agent=agent)
        return


def ultimatums(reading: Reading) -> Iterator[Draft]:
    """A day or a span of days by which another party is to do something."""
    for at in (*triggers(reading, "d.ultimatum"), *triggers(reading, "y.must"), *triggers(reading, "y.give")):
        first, last = span(reading, at)
        until = next((i for i in range(first, last + 1) if reading.shape[i] == "t"), None)
        words = _SPAN.search(reading.passage.text[reading.chunks[at].start : reading.chunks[last].end])
        named = has(reading, at, "d.ultimatum")
        if not named and has(reading, at, "y.must") and until is None:
            continue
        if has(reading, at, "y.give") and (until is None and words is None):
            continue
        agent = subject(reading, at)
        other = target(reading, at, agent)
        if has(reading, at, "y.must"):
            agent, other = None, agent  # who must is the one it is put to
        if other is None and not named:
            continue
        threat = _THREAT.search(folded(reading.text(first, last)))
        fields: dict[str, object] = {
            "deadline": words.group() if words and until is None else None,
            "threat": threat.group() if threat else None,
        }
        yield Draft(
            "ultimatum",
            first,
            last,
            at,
            fields,
            None,
            until,
            agent=agent,
            target=other,
            modality="threatened",
        )
        return


def sanctions(reading: Reading) -> Iterator[Draft]:
    """Sanctions and tariffs: imposed, lifted, threatened."""
    for at in triggers(reading, "d.sanction"):
        first, last = span(reading, at)
        for name, status in (("y.threat", "threatened"), ("y.lift", "lifted"), ("y.impose", "imposed")):
            verb = any_of(reading, (name,), first, last)
            if verb is None or reading.shape[max(0, verb - 1)] == "z" or cost(reading, at, verb) > _NEAR:
                continue
            agent = subject(reading, verb)
            if agent is None:
                continue
            other = target(reading, max(at, verb), agent)
            other = other if other is not None else target(reading, min(at, verb), agent)
            yield Draft(
                "sanction", min(start(verb, agent, first), at), max(at, verb, other or 0), verb,
                {"status": status}, agent=agent, target=other,
            )  # fmt: skip
            return


def accusations(reading: Reading) -> Iterator[Draft]:
    """ "X обвинил Y в …", "X поклав провину на Y", "X счёл атаку терактом"."""
    for at in triggers(reading, "d.accuse"):
        first, last = span(reading, at)
        agent = subject(reading, at)
        other = target(reading, at, agent)
        if _BEARS.match(reading.lower(at)):
            agent, other = None, agent  # who bears the blame is the one charged
        if other is None and agent is None:
            continue
        yield Draft(
            "accusation", min(start(at, agent, first), at), last, at, {"content": reading.text(at, last)},
            agent=agent, target=other,
        )  # fmt: skip
        return
    for at in triggers(reading, "y.crime"):
        first, last = span(reading, at)
        verb = any_of(reading, ("y.call",), first, at)
        agent = subject(reading, verb) if verb is not None else None
        if verb is not None and agent is not None:
            content = {"content": reading.text(verb, last)}
            yield Draft("accusation", start(verb, agent, first), last, verb, content, agent=agent)
            return


def positions(reading: Reading) -> Iterator[Draft]:
    """What somebody calls for, means to do, will not do."""
    for at in triggers(reading, "d.stance"):
        if any(reading.shape[i] in "HI" for i in range(len(reading.shape))):
            return
        first, last = span(reading, at)
        agent = None if _is_quoted(reading, at) else own_subject(reading, at)
        yield Draft("position", first, last, at, {"content": reading.text(first, last)}, agent=agent)
        return


def _is_quoted(reading: Reading, at: int) -> bool:
    """Inside quotation marks that open in the sentence: it is whoever says it who means to."""
    opened = max((i for i in range(at) if reading.text(i, i) in {"«", "“", "„"}), default=-1)
    return opened >= 0 and not any(reading.text(i, i) in {"»", "”"} for i in range(opened, at))


FINDERS = (proposals, rejections, preconditions, ultimatums, sanctions, accusations, positions)
