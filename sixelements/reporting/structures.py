"""What a node of a report is to somebody who does not see it."""

from enum import StrEnum


class Structure(StrEnum):
    """What a node is to a reader who hears the page; the names are those of tagged PDF."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    HEADING = "H"
    PARAGRAPH = "P"
    CAPTION = "Caption"
    QUOTE = "BlockQuote"
    LIST = "L"
    TABLE = "Table"
    FIGURE = "Figure"
    ASIDE = "Aside"
    CONTENTS = "TOC"
    NONE = "NonStruct"
    """Layout only: its children stand in its place."""
