"""Sentences of our own in Ukrainian and Russian, and what they must be read as: tests, and lines of the docs."""

from __future__ import annotations

from warledger.codebook._draft import Example

EXAMPLES: tuple[tuple[str, str, Example], ...] = (
    # talks
    (
        "uk",
        "talks",
        Example(
            "Другий раунд переговорів між Україною та Росією відбувся у Стамбулі.",
            {"round": 2, "venue": "Istanbul"},
        ),
    ),
    (
        "ru",
        "talks",
        Example(
            "Переговоры России и Украины прошли 16 мая в Стамбуле.",
            {"venue": "Istanbul", "when": "2025-05-16"},
        ),
    ),
    (
        "ru",
        "talks",
        Example(
            "Третий раунд переговоров России и Украины состоится в Женеве.",
            {"round": 3, "modality": "planned"},
        ),
    ),
    ("ru", "talks", Example("О переговорах с Украиной не может быть и речи, сказал Владимир Путин.", {})),
    # agreement
    (
        "uk",
        "agreement",
        Example(
            "Росія погодилася не бити по Україні до 1 липня.", {"status": "agreed", "ends": "2025-07-01"}
        ),
    ),
    (
        "ru",
        "agreement",
        Example("Перемирие между Россией и Украиной вступило в силу в полночь.", {"status": "in_force"}),
    ),
    ("uk", "agreement", Example("Росія порушила перемир'я з Україною.", {"status": "violated"})),
    # proposal
    (
        "uk",
        "proposal",
        Example("Україна запропонувала Росії зустріч лідерів.", {"actor": "Ukraine", "recipient": "Russia"}),
    ),
    (
        "ru",
        "proposal",
        Example(
            "Украина предложила России перемирие, но та отказалась.",
            {"actor": "Ukraine", "response": "rejected"},
        ),
    ),
    ("uk", "proposal", Example("Мер запропонував мешканцям допомогу з житлом.", {})),
    # rejection
    ("uk", "rejection", Example("Росія відмовилася від припинення вогню.", {"actor": "Russia"})),
    ("ru", "rejection", Example("Киев отверг условия Москвы.", {"actor": "Ukraine", "recipient": "Russia"})),
    # precondition
    (
        "ru",
        "precondition",
        Example("Россия прекратит огонь, если Украина отведёт войска.", {"actor": "Russia"}),
    ),
    # ultimatum
    (
        "uk",
        "ultimatum",
        Example(
            "США дали Росії десять днів, щоб припинити вогонь.",
            {"actor": "United States", "recipient": "Russia"},
        ),
    ),
    # sanction
    (
        "uk",
        "sanction",
        Example(
            "США запровадили санкції проти Росії.",
            {"actor": "United States", "recipient": "Russia", "status": "imposed"},
        ),
    ),
    (
        "ru",
        "sanction",
        Example(
            "США пригрозили России новыми санкциями.",
            {"actor": "United States", "recipient": "Russia", "status": "threatened"},
        ),
    ),
    # accusation
    (
        "ru",
        "accusation",
        Example(
            "МИД РФ обвинил Украину в срыве обмена.",
            {"actor": "Russian Foreign Ministry", "recipient": "Ukraine"},
        ),
    ),
    (
        "uk",
        "accusation",
        Example("Україна звинуватила Росію в зриві переговорів.", {"recipient": "Russia"}),
    ),
    # position
    (
        "ru",
        "position",
        Example("МИД Турции призвал Россию и Украину к миру.", {"actor": "Turkish Foreign Ministry"}),
    ),
    (
        "uk",
        "position",
        Example("Україна не збирається віддавати землю, заявив президент.", {"actor": "Ukraine"}),
    ),
    # territory
    (
        "ru",
        "territory",
        Example(
            "Российская армия захватила Купянск.",
            {"actor": "Russia", "what": "captured", "place": "Kupiansk"},
        ),
    ),
    (
        "uk",
        "territory",
        Example("ЗСУ звільнили Куп'янськ.", {"actor": "Ukraine", "what": "recaptured", "place": "Kupiansk"}),
    ),
    (
        "ru",
        "territory",
        Example(
            "Российские войска освободили Купянск, сообщило Минобороны.",
            {"actor": "Russia", "what": "captured"},
        ),
    ),
    (
        "uk",
        "territory",
        Example(
            "Генштаб ЗСУ спростував заяви Москви про окупацію Куп'янська.",
            {"actor": "Russia", "modality": "denied"},
        ),
    ),
)
