"""Lists: a dash or a number before every item."""

from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from sixelements.charts.scene import Ink
from sixelements.reporting.outline import List
from sixelements.reporting.pdf.blocks import Bullets
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.styles import Type
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.runs import Run, Voice


def bullets(block: List, setter: Typesetter, style: Type, parent: Node) -> list[Flowable]:
    """A list: a dash or a number before every item."""
    label_style = replace(style, ink=Ink.SOFT)
    node = parent.child(block.structure, language=block.language)
    node.attributes["List"] = {"ListNumbering": "/Decimal" if block.numbered else "/Disc"}
    made: list[Flowable] = []
    for n, item in enumerate(block.items, start=1):
        item_node = node.child("LI")
        mark = Run(str(n), Voice.NUMBER) if block.numbered else Run("–")
        label = setter.paragraph((mark,), label_style, node=item_node.child("Lbl"))
        made.append(Bullets(label, setter.paragraph(item, style, node=item_node.child("LBody"))))
    return made
