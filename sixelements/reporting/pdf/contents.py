"""The list of contents on paper: a line a section, with its page at the right."""

from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from sixelements.reporting.outline import Align, Contents
from sixelements.reporting.pdf import styles
from sixelements.reporting.pdf.blocks import draw_down, height_of
from sixelements.reporting.pdf.links import section_key
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.tagged import TaggedCanvas
from sixelements.reporting.pdf.text import SetParagraph, Typesetter
from sixelements.reporting.printable import printable
from sixelements.reporting.runs import Run

_PAGE, _GAP = 22.0, 1.0


class ContentsEntry(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A line of the contents that leads to its section; the page is written when all are laid out."""

    def __init__(
        self, title: SetParagraph, section: int, setter: Typesetter, *, link: Node, words: str
    ) -> None:
        super().__init__()
        self.title, self.section, self.setter = title, section, setter
        self.link, self.words, self.page = link, words, link.child("Span")
        self.spaceAfter = _GAP
        self.height = self.room = 0.0

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.room = room
        self.height = height_of([self.title], room - _PAGE)
        return room, self.height

    def draw(self) -> None:
        draw_down([self.title], self.canv, left=0, top=self.height, width=self.room - _PAGE)
        self.canv.later(self.page, self._number)
        self.canv.link(self.link, (self.room, self.height), section_key(self.section), self.words)

    def _number(self, canvas: TaggedCanvas) -> None:
        style = replace(styles.CONTENTS, align=Align.RIGHT, tabular=True)
        words = (Run(str(canvas.first_pages[self.section])),)
        number = self.setter.paragraph(words, style)
        draw_down([number], canvas, left=self.room - _PAGE, top=self.height, width=_PAGE)


def entries(block: Contents, setter: Typesetter, parent: Node) -> list[Flowable]:
    """The lines of a list of contents."""
    contents = parent.child(block.structure)
    made: list[Flowable] = []
    for n, title in enumerate(block.titles):
        link = contents.child("TOCI").child("Reference").child("Link")
        words = setter.paragraph((Run(title),), styles.CONTENTS, node=link)
        made.append(ContentsEntry(words, n, setter, link=link, words=printable(title)))
    return made
