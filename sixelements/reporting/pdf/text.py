"""The one place that makes a paragraph: text goes in as fragments, so nothing in it can be markup."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paragraph import Paragraph, _HSFrag, _SplitFrag, _SplitWord, _SplitWordEnd
from reportlab.platypus.paraparser import ParaFrag

from sixelements.charts.scene import Ink
from sixelements.reporting.outline import (
    Align,
)
from sixelements.reporting.paper import TypeScale
from sixelements.reporting.pdf import bidi, fonts, styles
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.styles import Type, voiced
from sixelements.reporting.printable import printable
from sixelements.reporting.runs import Run, RunText

rl_config.trustedHosts = []
rl_config.trustedSchemes = []

_ALIGN = {Align.LEFT: TA_LEFT, Align.RIGHT: TA_RIGHT, Align.CENTER: TA_CENTER}
_NO_BREAK = "\u00a0"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_HELD = (
    re.compile(r"(?i)(?<=\bby) (?=\d)"),
    re.compile(rf"(?<=\bby) (?=(?:{_MONTHS})[a-z]* \d)"),
    re.compile(r"(?i)(?<=\b(?:page|days)) (?=\d)"),
    re.compile(r"(?i)(?<=\blevel) (?=\d)"),
    re.compile(r"(?i)(?<=\baction) (?=\d)"),
    re.compile(r"(?i)(?<=\blevels) (?=\d)"),
    re.compile(r"(?i)(?<=\bactions) (?=\d)"),
    re.compile(r"(?i)(?<=\bround) (?=\d)"),
    re.compile(rf"(?<=\b(?:{_MONTHS})) (?=\d{{1,2}}\b)"),
    re.compile(r"(?<=\d) (?=(?:days?|points?|minutes?|people|person|do(?:es)?n't)\b)"),
    re.compile(r"(?<=±) (?=\d)"),
)
"""Spaces at which an English line does not break."""


class SetParagraph(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that breaks its lines once for a width, however often a table asks.

    What it draws belongs to its ``node``; both halves of a paragraph that goes on over the page do.
    """

    node: Node | None = None
    _broken: tuple[float, tuple[float, float]] | None = None
    _spaced = False

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        forgotten = not hasattr(self, "blPara")  # splitting a paragraph may throw its lines away
        if self._broken is None or self._broken[0] != width or forgotten:
            self._broken = (width, super().wrap(width, height))
        return self._broken[1]

    def split(self, width: float, height: float) -> list[Paragraph]:
        parts: list[Paragraph] = super().split(width, height)
        for part in parts:
            part.node = self.node
        return parts

    def draw(self) -> None:
        if not self.blPara.lines:
            return
        if not self._spaced:
            _end_lines_with_spaces(self)
            self._spaced = True
        if self.node is None:
            super().draw()
            return
        self.canv.begin_text(self.node)
        super().draw()
        self.canv.end()


def _end_lines_with_spaces(paragraph: Paragraph) -> None:
    """Between the words at the end of a line and the start of the next; not within a broken word."""
    lines = paragraph.blPara.lines
    if paragraph.blPara.kind == 0:
        for _room, words in lines[:-1]:
            if not isinstance(words[-1], _SplitWord) or isinstance(words[-1], _SplitWordEnd):
                words.append("")
        return
    for line, following in pairwise(lines):
        last = paragraph.frags[following.sFW - 1]
        within = isinstance(last, _SplitFrag) and not isinstance(last, _HSFrag)
        if line.lineBreak or not within:
            line.words[-1].text += " "


@dataclass(slots=True)
class Typesetter:
    """Makes paragraphs in one palette and one scale; remembers which characters no font could print."""

    colors: Mapping[Ink, str]
    scale: TypeScale = TypeScale.USUAL
    missing: set[str] = field(default_factory=set)
    _styles: dict[Type, ParagraphStyle] = field(default_factory=dict)

    def paragraph(
        self,
        words: RunText,
        style: Type,
        kind: type[SetParagraph] = SetParagraph,
        *,
        node: Node | None = None,
    ) -> SetParagraph:
        """A paragraph. Free text can't be markup here: it never passes a parser."""
        style = styles.scaled(style, self.scale)
        frags: list[ParaFrag] = []
        for run in words:
            frags += self._frags(run, voiced(style, run.voice))
        if not frags:
            frags = self._frags(Run(" "), style)
        made = kind("", self._style(style), frags=frags)
        made.node = node
        return made

    def _frags(self, run: Run, style: Type) -> list[ParaFrag]:
        wanted = fonts.face_of(style.weight, italic=style.italic, tabular=style.tabular)
        color = HexColor(self.colors[style.ink])
        frags: list[ParaFrag] = []
        for n, line in enumerate(held_together(printable(run.text)).split("\n")):
            if n:
                frags.append(_frag(fonts.use(wanted), style.size, color, line_break=True))
            for face, part in fonts.runs(bidi.visual(line), wanted, self.missing):
                frags.append(_frag(fonts.use(face), style.size, color, part))
        return frags

    def _style(self, style: Type) -> ParagraphStyle:
        if style not in self._styles:
            self._styles[style] = self._made(style)
        return self._styles[style]

    def _made(self, style: Type) -> ParagraphStyle:
        return ParagraphStyle(
            name="",
            fontName=fonts.use(fonts.face_of(style.weight, italic=style.italic, tabular=style.tabular)),
            fontSize=style.size,
            leading=style.leading,
            textColor=HexColor(self.colors[style.ink]),
            alignment=_ALIGN[style.align],
            spaceBefore=style.before,
            spaceAfter=style.after,
            splitLongWords=style.breaks_words,
            charSpace=style.spacing,
            spaceShrinkage=0,
            allowWidows=0,
            allowOrphans=0,
        )


def held_together(words: str) -> str:
    """The words with no-break spaces where a line should not end."""
    for pattern in _HELD:
        words = pattern.sub(_NO_BREAK, words)
    return words


def _frag(font: str, size: float, color: HexColor, words: str = "", *, line_break: bool = False) -> ParaFrag:
    frag = ParaFrag()
    frag.fontName, frag.fontSize, frag.textColor = font, size, color
    frag.text, frag.rise, frag.link, frag.us_lines = words, 0, [], []
    frag.bold = frag.italic = frag.greek = 0
    frag.nobr = False
    if line_break:
        frag.lineBreak = True
    return frag
