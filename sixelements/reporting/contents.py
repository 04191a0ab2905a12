"""The list of contents: filled in when it is known which parts the report has."""

from collections.abc import Sequence
from dataclasses import replace

from sixelements.reporting.outline import Block, Columns, Contents, Heading, Section, Together
from sixelements.reporting.runs import plain_text


def with_contents(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, with every list of contents naming them all in their order."""
    titles = tuple(title_of(section) for section in sections)
    return tuple(replace(section, blocks=_filled(section.blocks, titles)) for section in sections)


def title_of(section: Section) -> str:
    """What a section is called in the contents: its heading, or its short name on the first page."""
    headings = (block for block in section.blocks if isinstance(block, Heading) and block.level == 2)
    first = next(headings, None)
    return plain_text(first.words) if first else section.title


def _filled(blocks: Sequence[Block], titles: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(_with_titles(block, titles) for block in blocks)


def _with_titles(block: Block, titles: tuple[str, ...]) -> Block:
    match block:
        case Contents():
            return replace(block, titles=titles)
        case Columns():
            return replace(block, columns=tuple(_filled(column, titles) for column in block.columns))
        case Together():
            return replace(block, blocks=_filled(block.blocks, titles))
        case _:
            return block
