"""The papers that reports and forms are printed on, by the words that people type."""

LETTER, A4 = "letter", "a4"
PAPERS = (LETTER, A4)
_LETTER_TERRITORIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Where Unicode's data of places (CLDR, paperSize) say that letter is the usual paper."""
_WRITTEN_HERE = "en"
"""English without a place is that of the United States, where our sentences are written."""


def usual_paper(language: str) -> str:
    """The paper that is usual where a language is spoken, by its code such as ``es-MX`` or ``de``."""
    parts = language.split("-")
    places = {part for part in parts[1:] if len(part) == 2 and part.isupper()}
    return LETTER if places & _LETTER_TERRITORIES or parts == [_WRITTEN_HERE] else A4
