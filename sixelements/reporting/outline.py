"""What a report says, as nodes in reading order; a writer decides how it looks.

Every node names its role in the document's structure, the language where it differs, and for a
drawing what it shows. Text is plain ``str`` throughout and never markup.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeAlias

from sixelements.charts.scene import Scene
from sixelements.reporting.labeled import Card
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.paper import PAGES, Area, TypeScale
from sixelements.reporting.runs import RunText, Words, text
from sixelements.reporting.structures import Structure


class ParagraphRole(StrEnum):
    """What a paragraph is for."""

    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    LEGEND = "legend"
    """What the marks in the drawings that follow mean; stands right under a lead."""
    QUOTE = "quote"
    TAG = "tag"
    """Short remarks under a name."""
    ORGANIZATION = "organization"
    SCORE = "score"
    """A score, large, at the right."""
    LEVEL = "level"
    """A level under its score, at the right."""
    AIM = "aim"
    """What a whole tree of causes leads to."""
    DRIVER = "driver"
    """What an aim hangs on most."""
    STATEMENT = "statement"
    """What a question says."""
    MEANING = "meaning"
    """What the words of a question mean, under it."""
    PLACE = "place"
    """Which team and round a form is for, at the right."""
    NOTE = "note"
    """What a sheet to be filled in says around its rows."""
    TIGHT = "tight"
    """Words that share a row with boxes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    words: RunText
    role: ParagraphRole = ParagraphRole.BODY
    language: str = ""

    @property
    def structure(self) -> Structure:
        found = {ParagraphRole.CAPTION: Structure.CAPTION, ParagraphRole.QUOTE: Structure.QUOTE}
        return found.get(self.role, Structure.PARAGRAPH)


class HeadingLook(StrEnum):
    """Headings of one level that look different."""

    PLAIN = "plain"
    ELEMENT = "element"
    CARD = "card"
    SHEET = "sheet"
    PART = "part"
    """Over a section that runs on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the team's name, 2 a section, 3 a block within it."""

    level: int
    words: RunText
    look: HeadingLook = HeadingLook.PLAIN
    language: str = ""
    structure: ClassVar[Structure] = Structure.HEADING


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list of short texts; ``numbered`` where their order matters.

    ``marks`` are drawn before the items in place of dashes, one an item.
    """

    items: tuple[RunText, ...]
    numbered: bool = False
    marks: tuple["Figure", ...] = ()
    language: str = ""
    structure: ClassVar[Structure] = Structure.LIST


@dataclass(frozen=True, slots=True, kw_only=True)
class FormButton:
    """What a place to mark is in a form filled in on the screen: one of a group, of which one is chosen.

    ``group`` names the field, ``value`` is what it holds when this button is chosen. Aloud the group is
    its ``question`` and the button what is ``said``.
    """

    group: str
    value: str
    question: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing; its scene carries the alternative text. A ``button`` takes its place on the screen."""

    scene: Scene
    button: FormButton | None = None
    structure: ClassVar[Structure] = Structure.FIGURE

    @property
    def alt(self) -> str:
        return self.scene.alt


class Align(StrEnum):
    """Text left, numbers right, marks centered."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. ``picture`` is drawn in the head in place of the ``header`` words, which are still read."""

    header: str
    width: float
    align: Align = Align.LEFT
    picture: Scene | None = None
    tabular: bool = False
    ruled: bool = False
    """Whether it stands between vertical rules, to be written in by hand."""


CellBlock: TypeAlias = Paragraph | Figure | List


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell; ``span`` counts the columns it covers, ``header`` marks the header of its row.

    ``rows`` counts the rows it covers, in a `TableLook.TREE` only; the rows below leave the cell out.
    """

    blocks: tuple[CellBlock, ...]
    span: int = 1
    header: bool = False
    rows: int = 1


class RowKind(StrEnum):
    """What a row is in its table."""

    BODY = "body"
    GROUP = "group"
    """A heading over the rows that follow; spans all columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY


class TableLook(StrEnum):
    """Densities of tables."""

    PLAIN = "plain"
    BARS = "bars"
    PROFILE = "profile"
    PLAN = "plan"
    DENSE = "dense"
    RANGES = "ranges"
    SHEET = "sheet"
    """To be filled in by hand."""
    TREE = "tree"
    """From left to right a cell leads to those beside the rows it covers, joined by lines."""
    BOXES = "boxes"
    """Rows of boxes to cross."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row; ``summary`` says what it holds."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str
    caption: RunText = ()
    look: TableLook = TableLook.PLAIN
    language: str = ""
    structure: ClassVar[Structure] = Structure.TABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The parts of the report in their order, each with the page that it begins on.

    ``titles`` has one entry a section, filled in once all sections are there.
    """

    titles: tuple[str, ...] = ()
    structure: ClassVar[Structure] = Structure.CONTENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """An outlined box with a title of its own, for what is withheld."""

    title: str
    blocks: tuple[Paragraph, ...]
    structure: ClassVar[Structure] = Structure.ASIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Blocks side by side: layout only, read column by column, never a table; at least ``height`` high."""

    widths: tuple[float, ...]
    gap: float
    columns: tuple[tuple["Block", ...], ...]
    head: bool = False
    """Whether it stands right over the table it belongs to."""
    tight: bool = False
    """Whether it follows like one more line."""
    ruled: bool = False
    """Whether a heavy rule stands under it."""
    height: float = 0.0
    structure: ClassVar[Structure] = Structure.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Blocks that stay on one page where they fit."""

    blocks: tuple["Block", ...]
    structure: ClassVar[Structure] = Structure.NONE


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a page."""

    structure: ClassVar[Structure] = Structure.NONE


Block: TypeAlias = (
    "Paragraph | Heading | List | Figure | Table | Contents | Callout | Columns | Card | Together | PageBreak"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report that starts a page, or ``runs_on``; ``title`` stands in the running head."""

    title: str
    blocks: tuple[Block, ...]
    runs_on: bool = False
    structure: ClassVar[Structure] = Structure.SECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report. ``author`` and ``title`` are metadata; ``language`` is a code such as ``en-US``.

    ``hidden`` are fields of a form that nobody sees. ``pages``: the most pages that its first section is to
    take, where there are several lengths of it.
    """

    title: str
    language: str
    author: str
    headers: PageHeaders
    sections: tuple[Section, ...]
    scale: TypeScale = TypeScale.USUAL
    area: Area = PAGES
    hidden: Mapping[str, str] = field(default_factory=dict)
    pages: int = 1
    structure: ClassVar[Structure] = Structure.DOCUMENT


def paragraph(*parts: Words, role: ParagraphRole = ParagraphRole.BODY) -> Paragraph:
    """A paragraph from strings, runs and texts."""
    return Paragraph(words=text(*parts), role=role)


def heading(level: int, *parts: Words, look: HeadingLook = HeadingLook.PLAIN) -> Heading:
    """A heading from strings, runs and texts."""
    return Heading(level=level, words=text(*parts), look=look)


def cell(*blocks: Words | CellBlock, span: int = 1, header: bool = False) -> Cell:
    """A cell; words become a paragraph each."""
    made = (b if isinstance(b, Paragraph | Figure | List) else paragraph(b) for b in blocks)
    return Cell(blocks=tuple(made), span=span, header=header)


def row(*cells: Cell | Words) -> Row:
    """A body row; the first cell is its header."""
    made = [c if isinstance(c, Cell) else cell(c) for c in cells]
    first = Cell(blocks=made[0].blocks, span=made[0].span, header=True)
    return Row(cells=(first, *made[1:]))


def listing(items: Sequence[Words], *, numbered: bool = False) -> List:
    """A list from strings, runs and texts."""
    return List(items=tuple(text(item) for item in items), numbered=numbered)
