"""A report as plain text in reading order: what a listener would hear, for tests and for reviewing words."""

from collections.abc import Iterable, Iterator

from sixelements.reporting.labeled import Card
from sixelements.reporting.outline import (
    Block,
    Callout,
    Cell,
    Columns,
    Contents,
    Document,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Row,
    RowKind,
    Table,
    Together,
)
from sixelements.reporting.runs import plain_text
from sixelements.wording import phrases


def outline_text(document: Document) -> str:
    """The whole document, one line a block or row."""
    headers = document.headers
    lines = [
        f"title: {document.title}",
        f"language: {document.language}",
        f"masthead: {headers.masthead} | {' | '.join(headers.right)}",
        f"head: {headers.head}",
        f"foot: {headers.foot}",
    ]
    for section in document.sections:
        lines += ["", f"==== {section.title} ====", *_blocks(section.blocks)]
    return "\n".join(lines) + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield f"{'#' * block.level} {plain_text(block.words)}"
        case Paragraph() | List() | Figure():
            yield from _simple(block)
        case Table():
            yield from _table(block)
        case Contents():
            yield from (f"[contents] {title}" for title in block.titles)
        case Callout():
            yield f"[box] {block.title}"
            for paragraph in block.blocks:
                yield from _simple(paragraph)
        case Card():
            yield from _card(block)
        case Columns() | Together():
            yield from _blocks(_within(block))
        case PageBreak():
            yield "[page]"


def _within(block: Columns | Together) -> Iterator[Block]:
    """The blocks of a layout, column by column."""
    if isinstance(block, Together):
        yield from block.blocks
        return
    for column in block.columns:
        yield from column


def _card(card: Card) -> Iterator[str]:
    yield ""
    yield f"### {card.number} {card.title}"
    if card.side:
        yield card.side
    for column in card.columns:
        for entry in column:
            lines = " / ".join(plain_text(line) for line in entry.lines)
            yield f"- {phrases.labeled(entry.label, lines)}"


def _simple(block: Paragraph | List | Figure) -> Iterator[str]:
    match block:
        case Paragraph():
            prefix = "" if block.role is ParagraphRole.BODY else f"({block.role}) "
            yield prefix + plain_text(block.words)
        case List():
            for n, item in enumerate(block.items, start=1):
                yield f"{f'{n}.' if block.numbered else '-'} {plain_text(item)}"
        case Figure():
            yield f"[figure: {block.alt}]"


def _table(table: Table) -> Iterator[str]:
    yield f"[table: {table.summary}]"
    yield " | ".join(column.header for column in table.columns)
    for row in table.rows:
        yield _row(row)
    if table.caption:
        yield f"(caption) {plain_text(table.caption)}"


def _row(row: Row) -> str:
    cells = " | ".join(_cell(cell) for cell in row.cells)
    return f"-- {cells} --" if row.kind is RowKind.GROUP else cells


def _cell(cell: Cell) -> str:
    parts: list[str] = []
    for block in cell.blocks:
        match block:
            case Paragraph():
                parts.append(plain_text(block.words))
            case _:
                parts += _simple(block)
    return " / ".join(parts)
