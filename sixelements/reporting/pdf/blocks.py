"""Flowables of this report's own: headings with bookmarks, blocks side by side, a box, the masthead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL.PngImagePlugin import PngImageFile
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from sixelements.application.logo import sound
from sixelements.charts.scene import Ink
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.paper import MEASURE
from sixelements.reporting.pdf import styles
from sixelements.reporting.pdf.links import section_key
from sixelements.reporting.pdf.text import SetParagraph, Typesetter
from sixelements.reporting.runs import Run

_NEVER = 1_000_000.0
INDENT = 10.0
"""Room for the dash or the number before an item of a list."""
_RULE, _UNDER_RULE = 1.4, 5.0
"""Width of the rule under a head, and the room under it."""
_ABOVE = 8.0
"""Points over a heading that still show when a reader jumps to it."""


class SectionStart(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Takes no room; tells the page which section begins, for the running head and the contents."""

    def __init__(self, title: str, number: int) -> None:
        super().__init__()
        self.title, self.number = title, number

    def wrap(self, *_room: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.section = self.title
        self.canv.first_pages[self.number] = self.canv.getPageNumber()
        self.canv.bookmarkHorizontal(section_key(self.number), 0, _ABOVE)


class HeadingParagraph(SetParagraph):
    """A heading that puts itself into the reader's list of contents."""

    bookmark: tuple[str, int, str] | None = None

    def draw(self) -> None:
        if self.bookmark:
            title, level, key = self.bookmark
            self.canv.bookmarkHorizontal(key, 0, self.height + _ABOVE)
            self.canv.addOutlineEntry(title, key, level, closed=False)
        super().draw()


def _gaps(flowables: Sequence[Flowable]) -> Iterator[float]:
    """The space before each flowable: the larger one of what its neighbors ask for, none at the top."""
    asked = 0.0
    for n, flowable in enumerate(flowables):
        yield max(asked, flowable.getSpaceBefore()) if n else 0.0
        asked = flowable.getSpaceAfter()


def height_of(flowables: Sequence[Flowable], width: float) -> float:
    """The height of flowables under one another, with the space between them."""
    own = (flowable.wrap(width, _NEVER)[1] for flowable in flowables)
    return float(sum(own)) + sum(_gaps(flowables))


def draw_down(
    flowables: Sequence[Flowable], canvas: Canvas, *, left: float, top: float, width: float
) -> None:
    """Draw flowables under one another from a top edge."""
    for gap, flowable in zip(_gaps(flowables), flowables, strict=True):
        _width, height = flowable.wrap(width, _NEVER)
        top -= gap + height
        flowable.drawOn(canvas, left, top, _sW=max(0.0, width - _width))


class SideBySide(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Columns of flowables, drawn the left one fully first; stacked where they are taller than a page.

    They are ``least`` high at least; a ``rule`` of a color stands under them where there is one.
    """

    def __init__(
        self,
        columns: Sequence[Sequence[Flowable]],
        widths: Sequence[float],
        gap: float,
        *,
        after: float,
        least: float = 0.0,
        rule: str = "",
    ) -> None:
        super().__init__()
        self.columns, self.widths, self.gap = columns, widths, gap
        self.least, self.rule = least, rule
        self.under = _RULE + _UNDER_RULE if rule else 0.0
        self.spaceBefore, self.spaceAfter = styles.BLOCK_GAP, after
        self.height = 0.0

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        pairs = zip(self.columns, self.widths, strict=True)
        self.height = max(self.least, *(height_of(column, width) for column, width in pairs)) + self.under
        return room, self.height

    def split(self, room: float, height: float) -> list[Flowable]:
        if self.height <= max(height, styles.TALLEST):
            return []
        stacked = [flowable for column in self.columns for flowable in column]
        return stacked if stacked[0].wrap(room, height)[1] <= height else []

    def draw(self) -> None:
        left = 0.0
        for column, width in zip(self.columns, self.widths, strict=True):
            draw_down(column, self.canv, left=left, top=self.height, width=width)
            left += width + self.gap
        if self.rule:
            self.canv.saveState()
            self.canv.setStrokeColor(HexColor(self.rule))
            self.canv.setLineWidth(_RULE)
            self.canv.line(0, _UNDER_RULE, left - self.gap, _UNDER_RULE)
            self.canv.restoreState()


class BoxedFlow(Flowable):  # type: ignore[misc]  # reportlab has no types
    """An outlined box around paragraphs."""

    _PAD, _LINE = 12.0, 0.75

    def __init__(self, inner: Sequence[Flowable], setter: Typesetter) -> None:
        super().__init__()
        self.inner, self.setter = inner, setter
        self.spaceBefore, self.spaceAfter = 2.0, styles.BLOCK_GAP
        self.width = self.height = 0.0

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.width = room
        self.height = height_of(self.inner, room - 2 * self._PAD) + 2 * self._PAD - 4
        return room, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(HexColor(self.setter.colors[Ink.OUTLINE]))
        canvas.setLineWidth(self._LINE)
        canvas.rect(self._LINE / 2, 0, self.width - self._LINE, self.height, stroke=1, fill=0)
        canvas.restoreState()
        draw_down(
            self.inner,
            canvas,
            left=self._PAD,
            top=self.height - self._PAD + 2,
            width=self.width - 2 * self._PAD,
        )


class Bullets(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One item of a list: a dash, a number or a place to mark, and its text."""

    def __init__(self, label: Flowable | None, body: SetParagraph, indent: float = INDENT) -> None:
        super().__init__()
        self.label, self.body, self.indent = label, body, indent
        self.spaceAfter = 3.0

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        _w, text = self.body.wrap(room - self.indent, _NEVER)
        self.height = max(text, height_of([self.label], self.indent) if self.label else 0.0)
        self.down = max(0.0, self.height - text) / 2
        self.room = room
        return room, self.height

    def split(self, room: float, height: float) -> list[Flowable]:
        parts = self.body.split(room - self.indent, height)
        if len(parts) < 2:
            return []
        first, *others = parts
        made = [Bullets(self.label, first, self.indent)]
        return [*made, *(Bullets(None, part, self.indent) for part in others)]

    def draw(self) -> None:
        if self.label:
            draw_down([self.label], self.canv, left=0, top=self.height, width=self.indent)
        top, width = self.height - self.down, self.room - self.indent
        draw_down([self.body], self.canv, left=self.indent, top=top, width=width)


def picture(data: bytes | None) -> ImageReader | None:
    """A logo ready to be drawn; None if there is none, or where it can't be read."""
    plain = sound(data) if data else None
    if plain is None:
        return None
    image = PngImageFile(BytesIO(plain))
    if image.mode.startswith("I"):  # 16 bits of gray, which Pillow would cut off rather than divide
        return ImageReader(image.convert("I").point(lambda bright: bright / 256).convert("L"))
    return ImageReader(image.convert("RGBA" if image.has_transparency_data else "RGB"))


@dataclass(frozen=True, slots=True)
class _Logo:
    """A logo that can be drawn, with its width and height on paper in points."""

    picture: ImageReader
    width: float
    height: float

    @classmethod
    def fitted(cls, png: bytes | None, width: float, height: float) -> "_Logo | None":
        """A logo as large as fits; None if there is none, or none that can be read."""
        found = picture(png)
        if found is None:
            return None
        wide, high = found.getSize()
        scale = min(width / wide, height / high)
        return cls(found, wide * scale, high * scale)


class Masthead(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The organization with its logo, the version, and whose firm made it, over a heavy rule, once on page 1.

    A logo stands beside a name and never in its place.
    """

    _LOGO, _LOGO_WIDTH, _FIRM_WIDTH, _RULE = 30.0, 118.0, 72.0, 2.4
    _FOOT = 9.0
    _HEIGHT = _LOGO + _FOOT + 2.0
    _LEFT, _LEFT_OF_FIRM, _GAP = 320.0, 280.0, 10.0

    def __init__(self, words: PageHeaders, setter: Typesetter) -> None:
        super().__init__()
        self.setter = setter
        self.logo = _Logo.fitted(words.logo, self._LOGO_WIDTH, self._LOGO)
        self.firm = _Logo.fitted(words.firm_logo, self._FIRM_WIDTH, self._LOGO)
        self.name = setter.paragraph((Run(words.masthead),), styles.MASTHEAD)
        self.right = [setter.paragraph((Run(line),), styles.MASTHEAD_RIGHT) for line in words.right]
        self.spaceAfter = 10.0

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.left = self._LEFT_OF_FIRM if self.firm else self._LEFT
        self.name_left = self.logo.width + self._GAP if self.logo else 0.0
        self.right_end = MEASURE - (self.firm.width + self._GAP if self.firm else 0.0)
        self.name_height = height_of([self.name], self.left - self.name_left)
        self.right_height = height_of(self.right, self.right_end - self.left)
        tallest = max(self.name_height, self.right_height)
        self.height = max(self._HEIGHT, tallest + self._FOOT + 2.0)
        return room, self.height

    def draw(self) -> None:
        canvas, bottom = self.canv, self._FOOT
        canvas.begin_artifact("/Type/Pagination")
        for logo, end in ((self.logo, None), (self.firm, MEASURE)):
            if logo:
                left = 0.0 if end is None else end - logo.width
                canvas.drawImage(
                    logo.picture, left, bottom, mask="auto", width=logo.width, height=logo.height
                )
        wide = self.left - self.name_left
        draw_down([self.name], canvas, left=self.name_left, top=bottom + self.name_height, width=wide)
        wide = self.right_end - self.left
        draw_down(self.right, canvas, left=self.left, top=bottom + self.right_height, width=wide)
        canvas.saveState()
        canvas.setStrokeColor(HexColor(self.setter.colors[Ink.BRAND]))
        canvas.setLineWidth(self._RULE)
        canvas.line(0, self._RULE / 2, MEASURE, self._RULE / 2)
        canvas.restoreState()
        canvas.end()
