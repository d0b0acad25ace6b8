"""Ukrainian and Russian case forms, made and undone by endings.

Forms are made too freely rather than too few: a form that no text has does no harm.
"""

from __future__ import annotations

from functools import lru_cache

ADJECTIVE = "ий ый ой ая ое ие ые ого ому им ым ом их ых ими ыми ую ей а е і у ої ій ою є".split()
NOUNS = (
    ("ские", "ские ских ским скими"),
    ("ські", "ські ських ським ськими"),
    ("ные", "ные ных ным ными"),
    ("ані", "ані аних аним аними"),
    ("кові", "кові кових ковим ковими"),
    ("ие", "ие ия ию ием ии"),
    ("ія", "ія ії ію ією іє"),
    ("ия", "ия ии ию ией ий"),
    ("ка", "ка ки ки ці ке ку кой кою ок кам ками ках"),
    ("ко", "ко ка ку ком"),
    ("ець", "ець ця цю цем цеві ці ців цям цями цях"),
    ("ец", "ец ца цу цом це цы цев цам цами цах"),
    ("нин", "нин нина нину нином нине нини ни не нян нам нами нах"),
    ("яне", "яне ян янам янами янах"),
    ("яни", "яни ян янам янами янах"),
    ("чане", "чане чан чанам чанами"),
    ("цы", "цы цев цам цами цах"),
    ("ці", "ці ців цям цями цях"),
    ("ли", "ли лей лів лам лями лях лями"),
    ("а", "а ы и е і у ой ою о ам ами ах"),
    ("я", "я и ы е і ї ю ей єю ею ям ями ях"),
    ("ь", "ь я и і ю ем єм е ью ям ями ей ів ях єві еві"),
    ("й", "й я ю ем єм е ї ї и и ям ями єві еві"),
    ("ы", "ы ов ам ами ах"),
    ("и", "и ов ей ів ам ами ах ям ями ях"),
    ("і", "і ів ей ам ами ах ям ями ях"),
    ("о", "о а у ом е і"),
    ("е", "е я ю ем и"),
)
CONSONANT = "а у ом ем е і ові еві ы и ов ів ам ами ах я ю ь".split()

MASCULINE = (
    "ский",
    "цкий",
    "зкий",
    "ський",
    "цький",
    "зький",
    "ый",
    "ной",
    "ній",
    "ная",
    "ская",
    "ний",
    "чий",
)
FEMININE = ("ська", "бласна", "айонна", "йськова", "ержавна", "ерховна", "ятувальна", "аціональна")

# A case ending and what the nominative may have in its place, the likelier first.
UNDONE = (
    ("ця", ("ець", "ец")),
    ("цю", ("ець", "ец")),
    ("ого", ("ий", "ый", "ой")),
    ("ому", ("ий", "ый", "ой")),
    ("ової", ("ова",)),
    ("овой", ("ова",)),
    ("ській", ("ська",)),
    ("ської", ("ська",)),
    ("ской", ("ская",)),
    ("скую", ("ская",)),
    ("ською", ("ська",)),
    ("еві", ("ь", "й", "")),
    ("єві", ("й",)),
    ("ові", ("", "о")),
    ("ком", ("ко", "к")),
    ("им", ("ий", "")),
    ("ым", ("", "ый")),
    ("ском", ("ский",)),
    ("цком", ("цкий",)),
    ("ом", ("", "о")),
    ("ем", ("ь", "й", "")),
    ("єм", ("й",)),
    ("ой", ("а",)),
    ("ою", ("а",)),
    ("ією", ("ія",)),
    ("ией", ("ия",)),
    ("ию", ("ия", "ий")),
    ("ія", ("ій",)),
    ("ия", ("ий",)),
    ("ії", ("ія",)),
    ("ии", ("ия",)),
    ("а", ("", "о")),
    ("у", ("", "а", "о")),
    ("ім", ("", "ий")),
    ("ю", ("ь", "й", "я")),
    ("я", ("ь", "й")),
    ("е", ("", "а")),
    ("і", ("", "а")),
    ("и", ("а",)),
    ("ы", ("а",)),
)


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """The case forms of a nominative, in its own letters; abbreviations have one."""
    if word.startswith("="):
        return frozenset({word[1:]})
    if word.isupper() or word[-1].isupper():
        return frozenset({word})
    if word.endswith(FEMININE):
        return frozenset(word[:-1] + ending for ending in ADJECTIVE) | {word}
    if word.endswith(MASCULINE):
        return frozenset(word[:-2] + ending for ending in ADJECTIVE) | {word}
    for last, endings in NOUNS:
        if word.endswith(last):
            return frozenset(word[: -len(last)] + ending for ending in endings.split()) | {word}
    return frozenset(word + ending for ending in CONSONANT) | {word}


@lru_cache(maxsize=16384)
def nominatives(word: str) -> tuple[str, ...]:
    """What a word in some case may be in the nominative, itself first."""
    found = [word]
    for ending, replaced in UNDONE:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found += [word[: -len(ending)] + nominative for nominative in replaced]
    return tuple(dict.fromkeys(found))


LATIN = str.maketrans(
    dict(
        zip(
            "абвгґдежзиіїйклмнопрстуфхцчшщьыъэюяєё",
            "a b v g g d e zh z y i yi i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya ye yo".split(" "),
            strict=True,
        )
    )
)


@lru_cache(maxsize=16384)
def latin(word: str) -> str:
    """A Cyrillic word in small Latin letters, ready to be compared with other spellings."""
    return word.lower().replace("'", "").translate(LATIN)
