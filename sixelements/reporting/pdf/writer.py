"""The PDF writer: lays the outline out once, tags what it draws, and adds the page numbers at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from io import BytesIO

from reportlab import rl_config
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from sixelements.application.files import Progress
from sixelements.charts.scene import Ink, Weight
from sixelements.reporting.outline import Document
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import fonts
from sixelements.reporting.pdf.flow import story
from sixelements.reporting.pdf.metadata import describe
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.page_headers import DrawnHeaders
from sixelements.reporting.pdf.tagged import TaggedCanvas
from sixelements.reporting.pdf.text import Typesetter

rl_config.useA85 = 0  # plain bytes: a fifth smaller, and quicker


def _untold(_page: int, _pages: int) -> None:
    """Nobody wants to know."""


def typeset(
    document: Document,
    *,
    paper: Paper,
    made_on: date,
    colors: Mapping[Ink, str],
    progress: Progress | None = None,
) -> tuple[bytes, int, frozenset[str]]:
    """The file, its number of pages, and the characters that no font could print."""
    setting = _Setting(
        document=document,
        paper=paper,
        made_on=made_on,
        setter=Typesetter(colors, scale=document.scale),
        progress=progress or _untold,
    )
    data = setting.run()
    return data, len(setting.sections), frozenset(setting.setter.missing)


@dataclass(slots=True, kw_only=True)
class _Setting:
    """The layout of the whole document. ``sections`` has the running head of every page laid out."""

    document: Document
    paper: Paper
    made_on: date
    setter: Typesetter
    progress: Progress
    sections: list[str] = field(default_factory=list, init=False)

    def run(self) -> bytes:
        target = BytesIO()
        root = Node(role=self.document.structure)
        template = BaseDocTemplate(
            target,
            pagesize=(self.paper.width, self.paper.height),
            pageTemplates=self._templates(),
            title=self.document.title,
            author=self.document.author,
            lang=self.document.language,
            displayDocTitle=True,
            initialFontName=fonts.use(fonts.face_of(Weight.REGULAR)),
            invariant=1,
            pageCompression=1,
        )
        template.build(
            story(self.document, self.setter, root),
            canvasmaker=partial(TaggedCanvas, root=root, furnish=self._furnish, hidden=self.document.hidden),
        )
        return target.getvalue()

    def _templates(self) -> list[PageTemplate]:
        first = PageTemplate(
            id="first",
            frames=[self._frame(self.document.area.first)],
            onPage=self._begin,
            onPageEnd=self._end_of_page,
            autoNextPageTemplate="later",
        )
        frame = self._frame(self.document.area.later)
        later = PageTemplate(id="later", frames=[frame], onPageEnd=self._end_of_page)
        return [first, later]

    def _frame(self, top: float) -> Frame:
        """The text area: as wide on both papers, deeper on A4."""
        area = self.document.area
        return Frame(
            self.paper.beside(area.measure),
            area.bottom,
            area.measure,
            self.paper.height - top - area.bottom,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
            id="body",
        )

    def _begin(self, canvas: TaggedCanvas, _template: BaseDocTemplate) -> None:
        describe(canvas, self.document, self.made_on)

    def _end_of_page(self, canvas: TaggedCanvas, _template: BaseDocTemplate) -> None:
        self.sections.append(getattr(canvas, "section", ""))

    def _furnish(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        headers = DrawnHeaders(
            words=self.document.headers,
            paper=self.paper,
            area=self.document.area,
            setter=self.setter,
            pages=pages,
        )
        headers.draw(canvas, page=page, section=self.sections[page - 1])
        self.progress(page, pages)
