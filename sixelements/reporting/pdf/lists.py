"""Lists: a dash, a number or a place to mark before every item."""

from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from sixelements.charts.scene import Ink
from sixelements.reporting.outline import List
from sixelements.reporting.paper import TypeScale
from sixelements.reporting.pdf.blocks import INDENT, Bullets
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.painter import figure
from sixelements.reporting.pdf.styles import Type
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.runs import Run, Voice

_AFTER_MARK, _UNDER_MARK, _UNDER_LARGE = 7.0, 1.6, 8.0
"""Room between a place to mark and its words, under both, and the same in large print."""
_INDENTS = {TypeScale.LARGE_PRINT: 18.0}
"""Room for a dash or a number, where it is not the usual."""


def bullets(block: List, setter: Typesetter, style: Type, parent: Node) -> list[Flowable]:
    """A list: a dash, a number or a place to mark before every item."""
    label_style = replace(style, ink=Ink.SOFT)
    node = parent.child(block.structure, language=block.language)
    node.attributes["List"] = {"ListNumbering": "/Decimal" if block.numbered else "/Disc"}
    made: list[Flowable] = []
    for n, item in enumerate(block.items, start=1):
        item_node = node.child("LI")
        label_node, body_node = item_node.child("Lbl"), item_node.child("LBody")
        if block.marks:
            label: Flowable = figure(block.marks[n - 1], setter, label_node)
            body = setter.paragraph(item, replace(style, before=0, after=0), node=body_node)
            made.append(Bullets(label, body, block.marks[n - 1].scene.width + _AFTER_MARK))
            made[-1].spaceAfter = _UNDER_LARGE if setter.scale is TypeScale.LARGE_PRINT else _UNDER_MARK
            continue
        mark = Run(str(n), Voice.NUMBER) if block.numbered else Run("–")
        label = setter.paragraph((mark,), label_style, node=label_node)
        indent = _INDENTS.get(setter.scale, INDENT)
        made.append(Bullets(label, setter.paragraph(item, style, node=body_node), indent))
    return made
