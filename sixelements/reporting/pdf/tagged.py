"""A page that knows what is drawn on it: every text belongs to a node, all the rest is decoration."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from sixelements.reporting.outline import FormButton
from sixelements.reporting.pdf import bidi, scripts
from sixelements.reporting.pdf.buttons import NOTHING, ButtonField, FormFields
from sixelements.reporting.pdf.links import Link
from sixelements.reporting.pdf.nodes import Jump, Node
from sixelements.reporting.pdf.structure import write_structure

Furnish: TypeAlias = "Callable[[TaggedCanvas, int, int], None]"
"""Draws around the text of a finished page, given its number and the number of pages."""
Late: TypeAlias = "Callable[[TaggedCanvas], None]"
"""Draws what is known only when all pages are there."""
_ENDS = frozenset("SsfFBb*oh")
_PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"})
_VERSION = (1, 7)


class UntaggedText(Exception):
    """Text without a tag, or tags that are not one by one: a listener would miss something."""


class _Text(PDFTextObject):  # type: ignore[misc]  # reportlab has no types
    """The text of a node; its right-to-left runs carry their letters in reading order.

    They do so in the tree and not on the page: some readers reverse the letters of a page a second time.
    Names in a script of one language carry that language.
    """

    def __init__(self, canvas: "TaggedCanvas", x: float, y: float, node: Node | None) -> None:
        super().__init__(canvas, x, y)
        self._node, self._tagged = node, False

    def getCode(self) -> str:  # noqa: N802 - reportlab's name
        if self._tagged:
            self._code.append("EMC")
        return str(super().getCode())

    def _formatText(self, text: str) -> str:  # noqa: N802 - reportlab's name
        if self._node is None or not text:
            return str(super()._formatText(text))
        if text.isascii():
            return self._piece(self._node, text)
        return " ".join(self._piece(self._node, part, run) for part, run in _parts(text, self._node))

    def _piece(self, node: Node, text: str, run: Node | None = None) -> str:
        """The text of a node, or a ``run`` of it that is a node of its own."""
        shown = str(super()._formatText(text))
        if run:
            before = "EMC " if self._tagged else ""
            self._tagged = False
            return f"{before}{self._canvas.piece(run)} {shown} EMC"
        if self._tagged:
            return shown
        self._tagged = True
        return f"{self._canvas.piece(node)} {shown}"


def _parts(text: str, node: Node) -> Iterator[tuple[str, Node | None]]:
    """The pieces of a line, those with a direction or a language of their own with a node for them."""
    for part, run in bidi.turned_back(text):
        if run:
            yield part, Node(role="Span", parent=node, actual=run, language=scripts.language_of(run))
            continue
        for piece, language in scripts.pieces(part):
            yield piece, Node(role="Span", parent=node, language=language) if language else None


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Marks what is drawn with the node it belongs to; text that belongs to none is refused.

    Lines and shapes outside of a node become artifacts. ``furnish`` is called for every page when all
    pages are there, so that a page can say how many there are. ``first_pages`` has the page that each
    section begins on, by the section's place.
    """

    def __init__(
        self,
        *args: object,
        root: Node,
        furnish: Furnish,
        hidden: Mapping[str, str] = NOTHING,
        **kwargs: object,
    ) -> None:
        self._root, self._furnish = root, furnish
        self._form = FormFields(hidden)
        self._pages_marked: list[list[Node]] = []
        self._marked: list[Node] = []
        self._open = False
        self._speaking: Node | None = None
        self._bare_from = 0
        self._code: list[str] = []
        self._late: list[tuple[int, Late]] = []
        self._places: list[tuple[Link | ButtonField, Node]] = []
        self.first_pages: dict[int, int] = {}
        super().__init__(*args, **{**kwargs, "pdfVersion": _VERSION})

    def begin(self, node: Node) -> None:
        """What is drawn until `end` belongs to a node."""
        if node.once and node.marked:
            self.begin_artifact()
            return
        self._start()
        self._code.append(self.piece(node))

    def begin_text(self, node: Node) -> None:
        """The next text, and nothing else until `end`, belongs to a node; it is tagged word by word."""
        if node.once and node.marked:
            self.begin_artifact()
            return
        self._start()
        self._speaking = node

    def piece(self, node: Node) -> str:
        """What begins the next piece of this page, which belongs to a node."""
        number = len(self._marked)
        node.mark((len(self._pages_marked), number))
        self._marked.append(node)
        return f"/{node.role} <</MCID {number}>> BDC"

    def later(self, node: Node, draw: Late) -> None:
        """Keep a place here for what belongs to a node and is drawn when all pages are there."""
        self.begin(node)
        self._code.append(_place(len(self._late)))
        self._late.append((len(self._pages_marked), draw))
        self.end()

    def link(self, node: Node, size: tuple[float, float], target: str, words: str) -> None:
        """Make a rectangle at the origin, where a node was drawn, lead to a bookmark; ``words`` say where."""
        self._place(Link(self._absRect((0, 0, *size), 1), words, self._bookmarkReference(target)), node)

    def button(self, node: Node, button: FormButton, size: tuple[float, float]) -> None:
        """Make a rectangle at the origin a button of the form, which belongs to a node."""
        made = ButtonField(button, self._absRect((0, 0, *size), 1))
        self._form.add(made, self._place(made, node))

    def _place(self, made: "Link | ButtonField", node: Node) -> int:
        """Put what can be followed or pressed on the page; returns the number of its object."""
        name = f"place{len(self._places)}"
        super()._addAnnotation(made, name)
        number: int = self._doc.idToObjectNumberAndVersion[self._doc.annotationName(name)][0]
        node.lead(Jump(len(self._pages_marked), number))
        self._places.append((made, node))
        return number

    def begin_artifact(self, properties: str = "") -> None:
        """What is drawn until `end` is nothing that anybody needs to hear."""
        self._start()
        self._code.append(f"/Artifact <<{properties}>> BDC" if properties else "/Artifact BMC")

    def _start(self) -> None:
        if self._open:
            raise UntaggedText("a tag begins within another")
        self._close_bare()
        self._open = True

    def end(self) -> None:
        """The end of a node's piece, or of an artifact."""
        if self._speaking is None:
            self._code.append("EMC")
        self._speaking = None
        self._open = False
        self._bare_from = len(self._code)

    def _close_bare(self) -> None:
        """Make an artifact of lines and shapes that were drawn since the last tag."""
        code = self._code
        for item in code[self._bare_from :]:
            if item[-1:] in _ENDS and item.rsplit(None, 1)[-1] in _PAINTS:
                code.insert(self._bare_from, "/Artifact BMC")
                code.append("EMC")
                return

    def beginText(  # noqa: N802 - reportlab's name
        self,
        x: float = 0,
        y: float = 0,
        direction: object = None,  # noqa: ARG002
    ) -> _Text:
        return _Text(self, x, y, self._speaking)

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N802, N803 - reportlab's names
        code = str(aTextObject.getCode())
        if not self._open and ("Tj" in code or "TJ" in code):
            raise UntaggedText(f"text without a tag: {code[:200]}")
        self._code.append(code)

    def doForm(self, name: str) -> None:  # noqa: N802 - reportlab's name
        raise UntaggedText(f"drawings that are kept apart have no tags: {name}")

    def _addAnnotation(self, annotation: object, *_more: object, **_named: object) -> None:  # noqa: N802
        raise UntaggedText(f"links and fields without tags: {type(annotation).__name__}")

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        if self._open:
            raise UntaggedText("a tag is open at the end of a page")
        self._close_bare()
        if not self._pages_marked:
            for field in self._form.unseen():
                super()._addAnnotation(field)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages_marked), "/S"
        self._pages_marked.append(self._marked)
        self._marked, self._bare_from = [], 0

    def save(self) -> None:
        """Finish the pages, write the tree, then the file."""
        if self._code:
            self.showPage()
        pages = self._doc.Pages.pages
        self._draw_late()
        for number, page in enumerate(pages, start=1):
            self._furnish(self, number, len(pages))
            self._close_bare()
            page.stream += "\n".join([*self._code, ""])
            self._code, self._bare_from = [], 0
        for key, (place, _node) in enumerate(self._places, start=len(pages)):
            place.stands_at(key)
        self._form.write(self._doc)
        write_structure(self._doc, self._root, self._pages_marked, [node for _place, node in self._places])
        super().save()

    def _draw_late(self) -> None:
        """Fill the places that were kept."""
        pages = self._doc.Pages.pages
        for n, (page, draw) in enumerate(self._late):
            self._open = True
            draw(self)
            self._open = False
            pages[page].stream = pages[page].stream.replace(_place(n), "\n".join(self._code), 1)
            self._code, self._bare_from = [], 0


def _place(number: int) -> str:
    """A line of the page that keeps the place of what is drawn last; no text can look like it."""
    return f"\n% kept {number}\n"
