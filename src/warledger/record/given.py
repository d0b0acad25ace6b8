"""A report handed over as text, as the document it is kept as."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.model import Document


def report(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    title: str | None = None,
    name: str | None = None,
    fallback: str = "text",
) -> Document:
    """The document of a text; its language is told from the text when null.

    Args:
        text: the report, as received; claims' offsets count its characters.
        published: ISO date or date-time of publication; unknown stays unknown.
        publisher: who published it.
        url: where.
        language: its ISO 639-1 code.
        title: its headline, where that is not part of the text.
        name: what it is called; part of what makes it the document it is.
        fallback: what it is called when it has no name of its own.

    Raises:
        Trouble: if `published` is no date.
    """
    from warledger.normalize.language import detect  # noqa: PLC0415 - a model, for some languages
    from warledger.sources._input import Given, document  # noqa: PLC0415 - not needed by a record's readers

    return document(
        Given(published=published, publisher=publisher, url=url),
        text,
        text.encode(errors="surrogatepass"),
        source="text",
        stated_id=name,
        name=fallback,
        title=title,
        language=language or detect(text),
    )
