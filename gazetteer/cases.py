"""The case forms of Russian and Ukrainian place names, as texts print them.

Rules by ending, for nouns and adjectives; where an ending leaves the class open, the forms of both
classes are given: a form that nobody writes does no harm in an index. Order of cases: nominative,
genitive, dative, accusative, instrumental, locative.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

Forms = tuple[str, str, str, str, str, str]
_SIBILANT = "жчшщ"
SHORT_WORD = 4
_FIXED = re.compile(
    r"(?:-на-|-над-|-по-|-під-|-под-| на | над | під | под | им\.? | імені ).*$", re.IGNORECASE
)
# Names that begin with what the place is: only that word is inflected ("секторе Газа").
_KIND = re.compile(
    r"^(?:сектор|республика|республіка|порт|аэродром|аеродром|лагерь|табір|больница|лікарня|госпиталь|авиабаза|"
    r"авіабаза|завод|мечеть|аэропорт|аеропорт|мікрорайон|остров|острів|нефтебаза|дворец|плотина|тюрьма|площадь|"
    r"провинция|провінція|штат|ринок|рынок)(?= )",
    re.IGNORECASE,
)
# Stems that change: Ukrainian closed syllables, Russian and Ukrainian fleeting vowels.
_STEMS = {
    "ріг": "рог",
    "бір": "бор",
    "брід": "брод",
    "орел": "орл",
    "орёл": "орл",
    "луг": "луг",
    "кут": "кут",
}


def _with(stem: str, *endings: str) -> Forms:
    nominative, genitive, dative, accusative, instrumental, locative = (stem + ending for ending in endings)
    return nominative, genitive, dative, accusative, instrumental, locative


def _russian_word(word: str) -> list[Forms]:
    """All paradigms that a Russian word's ending allows."""
    return _russian_adjective(word) or _russian_noun(word)


def _russian_adjective(word: str) -> list[Forms]:
    """Adjectival endings ("Хмельницкий", "Новая", "Каменское", "Великие")."""
    root, ending = word[:-2], word[-2:]
    velar = root[-1:] in set("гкх")
    im = "им" if velar or root[-1:] in set(_SIBILANT) else "ым"
    if ending in {"ий", "ый", "ой"} and len(word) > SHORT_WORD:
        mild = ending == "ий" and not velar
        ends = ("его", "ему", ending, "им", "ем") if mild else ("ого", "ому", ending, im, "ом")
    elif ending in {"ая", "яя"}:
        ends = ("ой", "ой", "ую", "ой", "ой") if ending == "ая" else ("ей", "ей", "юю", "ей", "ей")
    elif ending in {"ое", "ее"}:
        ends = ("ого", "ому", "ое", im, "ом") if ending == "ое" else ("его", "ему", "ее", "им", "ем")
    elif ending in {"ые", "ие"}:
        vowel = ending[0]
        ends = (f"{vowel}х", f"{vowel}м", ending, f"{vowel}ми", f"{vowel}х")
    else:
        return []
    return [_with(root, ending, *ends)]


def _russian_noun(word: str) -> list[Forms]:
    """Endings of nouns ("Одесса", "Керчь", "Иваново", "Сумы", "Харьков")."""
    stem, last = word[:-1], word[-1]
    hush = stem[-1:] in set(_SIBILANT + "ц")
    if last == "а":
        y = "и" if stem[-1:] in set("гкх" + _SIBILANT) else "ы"
        return [_with(stem, "а", y, "е", "у", "ей" if hush else "ой", "е")]
    if last == "я":
        e = "и" if stem.endswith("и") else "е"
        return [_with(stem, "я", "и", e, "ю", "ей", e)]
    if last == "о":
        return [_with(stem, "о", "а", "у", "о", "ом", "е")]
    if last == "е":
        return [_with(stem, "е", "я", "ю", "е", "ем", "е")]
    if last in "ыи":
        return _plural(stem, last, russian=True)
    if last == "ь":
        masculine = _with(stem, "ь", "я", "ю", "ь", "ем", "е")
        return _by_gender(word, masculine, _with(stem, "ь", "и", "и", "ь", "ью", "и"))
    if last == "й":
        return [_with(stem, "й", "я", "ю", "й", "ем", "е")]
    return _hard(word, "е", russian=True) if last.isalpha() and last not in "эую" else []


def _ukrainian_word(word: str) -> list[Forms]:
    """All paradigms that a Ukrainian word's ending allows; an adjective's first."""
    stem, ending = word[:-1], word[-2:]
    if ending in {"ий", "ій"} and len(word) > SHORT_WORD:
        ends = ("ого", "ому", "ий", "им", "ому") if ending == "ий" else ("ього", "ьому", "ій", "ім", "ьому")
        return [_with(word[:-2], ending, *ends)]
    if word[-1] == "а":
        adjective = _with(stem, "а", "ої", "ій", "у", "ою", "ій")
        likely = re.search(r"(ова|ева|єва|ська|цька|на|ла|ра|ша|ща|да|ка)$", word)
        return [adjective, *_ukrainian_noun(word)] if likely else _ukrainian_noun(word)
    return _ukrainian_noun(word)


def _ukrainian_noun(word: str) -> list[Forms]:
    """Endings of nouns, and the open ones in -е and -і that nouns and adjectives share."""
    stem, last = word[:-1], word[-1]
    if last == "а":
        changed = stem[:-1] + {"к": "ц", "г": "з", "х": "с"}.get(stem[-1:], stem[-1:])
        y, oyu = ("і", "ею") if stem[-1:] in _SIBILANT else ("и", "ою")
        return [(word, stem + y, changed + "і", stem + "у", stem + oyu, changed + "і")]
    if last == "я":
        if re.search(r"(.)\1я$|[’']я$", word):
            return [_with(stem, "я", "я", "ю", "я", "ям", "і")]
        i, ee = ("ї", "єю") if stem.endswith("і") else ("і", "ею")
        return [_with(stem, "я", i, i, "ю", ee, i), _with(stem, "я", "ьої", "ій", "ю", "ьою", "ій")]
    if last == "е":
        return [_with(stem, "е", "ого", "ому", "е", "им", "ому"), _with(stem, "е", "я", "ю", "е", "ем", "і")]
    if last == "о":
        return [_with(stem, "о", "а", "у", "о", "ом", "і")]
    if last in "иі":
        plural_adjective = _with(stem, last, "их", "им", last, "ими", "их")
        return [*_plural(stem, last, russian=False), plural_adjective]
    if last == "ї":
        return [_with(stem, "ї", "їв", "ям", "ї", "ями", "ях")]
    if last == "ь":
        base = re.sub("піль$", "пол", word) if word.endswith("піль") else stem
        if word.endswith("ець"):
            base = word[:-3] + "ц"
        soft = (word, base + "я", base + "ю", word, base + "ем", base + "і")
        return _by_gender(word, soft, _with(stem, "ь", "і", "і", "ь", "ю", "і"))
    if last == "й":
        return [_with(stem, "й", "я", "ю", "й", "єм", "ї")]
    return _hard(word, "і", russian=False) if last.isalpha() and last not in "єую" else []


def _by_gender(word: str, masculine: Forms, feminine: Forms) -> list[Forms]:
    """Names in ь: -ль and -ець are masculine, -нь and -рь either, the rest feminine."""
    if word.endswith(("ль", "ець")):
        return [masculine]
    return [masculine, feminine] if word.endswith(("нь", "рь")) else [feminine]


def _plural(stem: str, last: str, *, russian: bool) -> list[Forms]:
    """Names in the plural ("Сумы", "Чернівці"); the genitive has several shapes."""
    soft = last == ("и" if russian else "і") and stem[-1:] not in set("гкх" + _SIBILANT + "ц")
    a = "я" if soft or (not russian and stem[-1:] == "ц") else "а"
    genitives = [stem, stem + ("ов" if russian else "ів"), stem + "ей"]
    if stem[-1:] in "кцн" and len(stem) > 2:  # noqa: PLR2004 - a stem with a consonant pair
        genitives += [f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in "ое"]
    others = (f"{stem}{a}м", stem + last, f"{stem}{a}ми", f"{stem}{a}х")
    return [(stem + last, genitive, *others) for genitive in genitives]


def _hard(word: str, locative: str, *, russian: bool) -> list[Forms]:
    """Masculine names in a consonant ("Харьков", "Харків", "Тростянец", "Городок")."""
    stem = _STEMS.get(word.lower(), "")
    stem = word[0] + stem[1:] if stem else word
    if not russian:
        stem = re.sub("їв$", "єв", re.sub("ів$", "ов", stem))
    elif word.endswith("ец"):
        joint = "ь" if word[-3:-2] == "л" else "й" if word[-3:-2] in set("аеиоуыэюя") else ""
        stem = word[:-2] + joint + "ц"
    if len(word) > 4 and word.endswith("ок"):  # noqa: PLR2004 - "Бок" keeps its vowel
        stem = word[:-2] + "к"
    found = [(word, stem + "а", stem + "у", word, stem + "ом", stem + locative)]
    if not russian and stem[-1] in "гкх" and not stem.endswith("ьк"):
        found.append((*found[0][:5], stem[:-1] + {"г": "з", "к": "ц", "х": "с"}[stem[-1]] + "і"))
    if not russian:
        instrumental = stem + ("ем" if word[-1] in _SIBILANT + "ц" else "ом")
        found.append((word, stem + "у", stem + "ові", word, instrumental, stem + "у"))
    if word[-1] in "чжшщ":
        found.append(
            (word, word + "и", word + "и", word, word + "ью", word + "и")
            if russian
            else (word, word + "і", word + "і", word, word + "чю", word + "і")
        )
    return found


@cache
def case_forms(name: str, *, russian: bool) -> tuple[str, ...]:
    """The forms of a name of one or more words, without the nominative; at most 40.

    All words stand in one case ("Нової Каховки"); what follows a preposition stays ("на-Дону").
    """
    kind, fixed = _KIND.search(name), _FIXED.search(name)
    tail = name[kind.end() :] if kind else fixed.group() if fixed else ""
    body = name[: len(name) - len(tail)]
    parts = re.split("([ -])", body)
    words, joints = parts[::2], [*parts[1::2], ""]
    if not all(words) or len(words) > 3:  # noqa: PLR2004 - longer names are descriptions
        return ()
    rule = _russian_word if russian else _ukrainian_word
    declined = [at in {0, len(words) - 1} or " " in body for at in range(len(words))]
    paradigms = [
        rule(word) if moves and not _is_fixed(word) else []
        for word, moves in zip(words, declined, strict=True)
    ]
    if "-" in body and " " not in body:
        paradigms = [[] for _ in words[:-1]] + [paradigms[-1]]
    if " " in body:
        paradigms = [*(_adjectives(options) for options in paradigms[:-1]), _nouns(paradigms[-1], words[-1])]
    choices = [options or [(word,) * 6] for options, word in zip(paradigms, words, strict=True)]
    found: dict[str, None] = {}
    for picked in product(*choices):
        for case in range(1, 6):
            form = "".join(forms[case] + joint for forms, joint in zip(picked, joints, strict=True)) + tail
            if form != name:
                found[form] = None
    return tuple(found)[:40]


def _is_fixed(word: str) -> bool:
    """Initials (АЕС, НПЗ) and little words (и, та) have no cases."""
    return len(word) < SHORT_WORD - 1 or word.isupper()


def _adjectives(options: list[Forms]) -> list[Forms]:
    """Of a first word's paradigms the adjective's, which stands first."""
    return options[:1]


def _nouns(options: list[Forms], word: str) -> list[Forms]:
    """Of a last word's paradigms those of the noun, where its ending tells them apart."""
    return options[1:] if len(options) > 1 and word.endswith("ка") else options


def all_forms(name: str) -> tuple[str, ...]:
    """The forms in the languages whose letters the name has; in both when its letters fit both."""
    lower = name.lower()
    ukrainian = re.search("[іїєґ’']", lower) is not None
    russian = re.search("[ыэъё]", lower) is not None
    forms: dict[str, None] = {}
    if not ukrainian:
        forms.update(dict.fromkeys(case_forms(name, russian=True)))
    if not russian:
        forms.update(dict.fromkeys(case_forms(name, russian=False)))
    return tuple(forms)
