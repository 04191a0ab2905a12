"""A report as HTML to read on the screen: headings, lists and tables in reading order, without the layout."""

from collections.abc import Iterable, Iterator
from html import escape

from sixelements.i18n import _
from sixelements.reporting.labeled import Card
from sixelements.reporting.outline import (
    Align,
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
    Section,
    Table,
    Together,
)
from sixelements.reporting.runs import RunText, Voice

_TAGS = {Voice.BOLD: "b", Voice.SEMIBOLD: "b", Voice.ITALIC: "i"}


def reading_html(document: Document) -> str:
    """The whole report. Every character of it is escaped; the only links lead to its own parts."""
    parts = (_section(number, section) for number, section in enumerate(document.sections, start=1))
    return f"<html><body>{''.join(parts)}</body></html>"


def _section(number: int, section: Section) -> str:
    return f'<a name="part-{number}"></a>{_blocks(section.blocks)}'


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(part for block in blocks for part in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level}>{_words(block.words)}</h{block.level}>"
        case Paragraph() | List() | Figure():
            yield _simple(block)
        case Table():
            yield _table(block)
        case Contents():
            yield _contents(block)
        case Callout():
            yield f"<p><b>{escape(block.title)}</b></p>{_blocks(block.blocks)}"
        case Card():
            yield _card(block)
        case Columns():
            yield "".join(map(_blocks, block.columns))
        case Together():
            yield _blocks(block.blocks)
        case PageBreak():
            pass


def _card(card: Card) -> str:
    entries = [entry for column in card.columns for entry in column]
    items = "".join(
        f"<li><b>{escape(e.label)}:</b> {'<br>'.join(map(_words, e.lines))}</li>" for e in entries
    )
    side = f"<p>{escape(card.side)}</p>" if card.side else ""
    return f"<h3>{escape(f'{card.number} {card.title}')}</h3>{side}<ul>{items}</ul>"


def _simple(block: Paragraph | List | Figure) -> str:
    match block:
        case Paragraph():
            words = _words(block.words)
            return f"<blockquote>{words}</blockquote>" if _quoted(block) else f"<p>{words}</p>"
        case List():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{_words(item)}</li>' for item in block.items)}</{tag}>"
        case Figure():
            return f"<p>{_drawing(block)}</p>" if block.alt else ""


def _quoted(block: Paragraph) -> bool:
    return block.role is ParagraphRole.QUOTE


def _drawing(figure: Figure) -> str:
    words = _("Drawing: {words}").format(words=figure.alt)
    return f"<i>{escape(words)}</i>"


def _contents(block: Contents) -> str:
    lines = (
        f'<li><a href="#part-{number}">{escape(title)}</a></li>'
        for number, title in enumerate(block.titles, start=1)
    )
    return f"<ul>{''.join(lines)}</ul>"


def _table(table: Table) -> str:
    heads = "".join(f"<th{_align(c.align)}>{escape(c.header)}</th>" for c in table.columns)
    rows = "".join(_row(row, table) for row in table.rows)
    caption = f"<p>{_words(table.caption)}</p>" if table.caption else ""
    summary = f"<p><b>{escape(table.summary)}</b></p>" if table.summary else ""
    return f"{summary}<table><thead><tr>{heads}</tr></thead>{rows}</table>{caption}"


def _row(row: Row, table: Table) -> str:
    cells: list[str] = []
    column = 0
    for cell in row.cells:
        align = table.columns[min(column, len(table.columns) - 1)].align
        cells.append(_cell(cell, align, strong=row.kind is not RowKind.BODY))
        column += cell.span
    return f"<tr>{''.join(cells)}</tr>"


def _cell(cell: Cell, align: Align, *, strong: bool) -> str:
    tag = "th" if cell.header or strong else "td"
    spans = "".join(f' {name}="{n}"' for name, n in (("colspan", cell.span), ("rowspan", cell.rows)) if n > 1)
    inside = "<br>".join(part for block in cell.blocks if (part := _in_cell(block)))
    return f"<{tag}{spans}{_align(align)}>{inside}</{tag}>"


def _in_cell(block: Paragraph | Figure | List) -> str:
    match block:
        case Paragraph():
            return _words(block.words)
        case List():
            return "<br>".join(_words(item) for item in block.items)
        case Figure():
            return escape(block.alt)


def _align(align: Align) -> str:
    return ' align="right"' if align is Align.RIGHT else ' align="left"'


def _words(words: RunText) -> str:
    parts = []
    for run in words:
        tag = _TAGS.get(run.voice)
        text = escape(run.text)
        parts.append(f"<{tag}>{text}</{tag}>" if tag else text)
    return "".join(parts)
