"""The same report given to two other makers of PDF, as HTML for WeasyPrint and as markup for Typst.

Same words, same tables, same drawings (as SVG), same typeface, tagged as ours are. The looks are near
enough for the makers to have the same work; nobody is meant to read these files.
"""

import json
from collections.abc import Iterable
from html import escape

from sixelements import paths
from sixelements.charts.scene import Scene
from sixelements.reporting.labeled import Card, LabeledText
from sixelements.reporting.outline import (
    Block,
    Callout,
    Cell,
    Columns,
    Document,
    Figure,
    Heading,
    List,
    Paragraph,
    Row,
    RowKind,
    Section,
    Table,
    Together,
)
from sixelements.reporting.pdf import DEFAULT_BRAND
from sixelements.reporting.pdf.palette import palette
from sixelements.reporting.pictures.svg import svg
from sixelements.reporting.runs import Run, RunText, Voice

FONT = "Public Sans"
_FILES = (paths.resources() / "fonts").as_uri()
_BOLD = (Voice.BOLD, Voice.SEMIBOLD, Voice.NUMBER)
_CSS = f"""
@page {{ size: letter; margin: 62pt 54pt 56pt; @bottom-right {{ content: counter(page) }} }}
@font-face {{ font-family: "{FONT}"; src: url("{_FILES}/PublicSans-Regular.ttf") }}
@font-face {{ font-family: "{FONT}"; font-weight: 700; src: url("{_FILES}/PublicSans-Bold.ttf") }}
@font-face {{ font-family: "{FONT}"; font-style: italic; src: url("{_FILES}/PublicSans-Italic.ttf") }}
html {{ font: 9pt/13pt "{FONT}" }} h1 {{ font-size: 23pt }} h2 {{ font-size: 17pt; break-before: page }}
h3 {{ font-size: 10.5pt }} h1, h2, h3 {{ bookmark-level: none }} p {{ margin: 0 0 3pt }}
table {{ width: 100%; border-collapse: collapse; font-size: 8pt; line-height: 11pt }}
td, th {{ border-bottom: .4pt solid; padding: 3.5pt 8pt 3.5pt 0; vertical-align: top; text-align: left }}
tr {{ break-inside: avoid }} .together {{ break-inside: avoid }} .row {{ display: flex; gap: 24pt }}
.box {{ border: .75pt solid; padding: 8pt }} svg {{ display: block }}
"""


def _drawing(scene: Scene) -> str:
    """A drawing as SVG, without the line that says it is XML."""
    return svg(scene, palette(DEFAULT_BRAND), title=scene.alt, language="en").decode().partition("?>")[2]


def as_html(document: Document) -> str:
    """A page for a browser, with its style and its drawings inside."""
    body = "".join(_html_section(section) for section in document.sections)
    head = f"<title>{escape(document.title)}</title><style>{_CSS}</style>"
    return f'<!doctype html><html lang="{document.language}"><head>{head}</head><body>{body}</body></html>'


def _html_section(section: Section) -> str:
    return f"<section>{_html_blocks(section.blocks)}</section>"


def _html_blocks(blocks: Iterable[Block]) -> str:
    return "".join(_html_block(block) for block in blocks)


def _html_block(block: Block) -> str:  # noqa: PLR0911 - a line a kind
    match block:
        case Heading():
            return f"<h{block.level}>{_html_text(block.words)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_html_text(block.words)}</p>"
        case List():
            return f"<ul>{''.join(f'<li>{_html_text(item)}</li>' for item in block.items)}</ul>"
        case Figure():
            return _html_picture(block.scene)
        case Table():
            return _html_table(block)
        case Callout():
            return f'<div class="box"><p><b>{escape(block.title)}</b></p>{_html_blocks(block.blocks)}</div>'
        case Columns():
            cells = zip(block.widths, block.columns, strict=True)
            inner = (f'<div style="width: {width}pt">{_html_blocks(column)}</div>' for width, column in cells)
            return f'<div class="row">{"".join(inner)}</div>'
        case Card():
            entries = "".join(f"<div>{''.join(map(_html_entry, column))}</div>" for column in block.columns)
            head = escape(f"{block.number} {block.title} {block.side}")
            return f'<div class="together"><h3>{head}</h3><div class="row">{entries}</div></div>'
        case Together():
            return f'<div class="together">{_html_blocks(block.blocks)}</div>'
        case _:
            return ""


def _html_entry(entry: LabeledText) -> str:
    return (
        f"<p><b>{escape(entry.label)}</b></p>{''.join(f'<p>{_html_text(line)}</p>' for line in entry.lines)}"
    )


def _html_text(words: RunText) -> str:
    return "".join(_html_run(run) for run in words)


def _html_run(run: Run) -> str:
    text = escape(run.text)
    if run.voice in _BOLD:
        return f"<b>{text}</b>"
    return f"<i>{text}</i>" if run.voice is Voice.ITALIC else text


def _html_picture(scene: Scene) -> str:
    return f'<figure role="img" aria-label="{escape(scene.alt)}">{_drawing(scene)}</figure>'


def _html_table(table: Table) -> str:
    widths = "".join(f'<col style="width: {column.width}pt">' for column in table.columns)
    heads = "".join(f'<th scope="col">{escape(column.header)}</th>' for column in table.columns)
    rows = "".join(_html_row(row) for row in table.rows)
    return f"<table>{widths}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _html_row(row: Row) -> str:
    return f"<tr>{''.join(_html_cell(cell, row) for cell in row.cells)}</tr>"


def _html_cell(cell: Cell, row: Row) -> str:
    tag = 'th scope="row"' if cell.header or row.kind is RowKind.GROUP else "td"
    return f'<{tag} colspan="{cell.span}">{_html_blocks(cell.blocks)}</{tag[:2]}>'


def as_typst(document: Document) -> str:
    """The same as Typst markup; words enter as strings, never as markup."""
    setting = (
        f"#set document(title: {_quoted(document.title)})\n"
        '#set page(paper: "us-letter", margin: (x: 54pt, top: 62pt, bottom: 56pt), '
        'footer: context align(right, counter(page).display("1 of 1", both: true)))\n'
        f'#set text(font: "{FONT}", size: 9pt, lang: "en")\n'
        "#set table(stroke: (bottom: .4pt), inset: (x: 4pt, y: 3.5pt))\n"
    )
    sections = "\n#pagebreak()\n".join(_typst_blocks(section.blocks) for section in document.sections)
    return setting + sections


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _typst_blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(f"#{_typst_block(block)}" for block in blocks)


def _typst_block(block: Block) -> str:  # noqa: PLR0911 - a line a kind
    match block:
        case Heading():
            return f"heading(level: {block.level}, {_typst_text(block.words)})"
        case Paragraph():
            return f"par({_typst_text(block.words)})"
        case List():
            return f"list({', '.join(_typst_text(item) for item in block.items)})"
        case Figure():
            return _typst_picture(block.scene)
        case Table():
            return _typst_table(block)
        case Callout():
            return (
                f"block(stroke: .75pt, inset: 8pt)[#strong({_quoted(block.title)})\n"
                f"{_typst_blocks(block.blocks)}]"
            )
        case Columns():
            widths = ", ".join(f"{width}pt" for width in block.widths)
            inner = ", ".join(f"[{_typst_blocks(column)}]" for column in block.columns)
            return f"grid(columns: ({widths},), gutter: {block.gap}pt, {inner})"
        case Card():
            inner = ", ".join(f"[{''.join(map(_typst_entry, column))}]" for column in block.columns)
            head = _quoted(f"{block.number} {block.title} {block.side}")
            grid = f"#grid(columns: (1fr, 1fr, 1fr), {inner})"
            return f"block(breakable: false)[#heading(level: 3, {head}) {grid}]"
        case Together():
            return f"block(breakable: false)[{_typst_blocks(block.blocks)}]"
        case _:
            return "none"


def _typst_entry(entry: LabeledText) -> str:
    lines = "".join(f"#par({_typst_text(line)})" for line in entry.lines)
    return f"#strong({_quoted(entry.label)}){lines}"


def _typst_text(words: RunText) -> str:
    return f"[{''.join(_typst_run(run) for run in words)}]"


def _typst_run(run: Run) -> str:
    text = _quoted(run.text)
    if run.voice in _BOLD:
        return f"#strong({text})"
    return f"#emph({text})" if run.voice is Voice.ITALIC else f"#text({text})"


def _typst_picture(scene: Scene) -> str:
    size = f"width: {scene.width}pt, height: {scene.height}pt"
    return f'image(bytes({_quoted(_drawing(scene))}), format: "svg", alt: {_quoted(scene.alt)}, {size})'


def _typst_table(table: Table) -> str:
    widths = ", ".join(f"{column.width}pt" for column in table.columns)
    heads = ", ".join(f"[#text({_quoted(column.header)})]" for column in table.columns)
    cells = ", ".join(_typst_cell(cell) for row in table.rows for cell in row.cells)
    return f"table(columns: ({widths},), table.header({heads}), {cells})"


def _typst_cell(cell: Cell) -> str:
    return f"table.cell(colspan: {cell.span})[{_typst_blocks(cell.blocks)}]"
