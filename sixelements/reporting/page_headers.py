"""What stands around the text of a report's pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHeaders:
    """What stands around the text of the pages; nobody needs to hear it read.

    ``masthead`` is printed beside a logo (PNG bytes, or None), ``right`` at the other end with the logo of
    the firm that works for the organization, where there is one, ``head`` over the later pages, ``foot``
    under all of them; ``page`` has the places ``{page}`` and ``{pages}``.
    What is empty is not printed, and no rule beside it.
    """

    masthead: str
    right: tuple[str, ...]
    head: str
    foot: str
    page: str
    logo: bytes | None = None
    firm_logo: bytes | None = None
