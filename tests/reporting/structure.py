"""The structure tree of a file, read back: elements, the marks on the pages, and the way between them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Object

from sixelements.reporting.pdf import PdfResult

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
SHOWING = {"Tj", "TJ", "'", '"'}


@dataclass
class Element:
    """A structure element; ``marks`` are pairs of page and piece, ``links`` places that lead elsewhere.

    ``file`` keeps it alive.
    """

    file: pikepdf.Pdf
    role: str
    entries: Object
    kids: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[Object] = field(default_factory=list)

    def all(self) -> Iterator["Element"]:
        yield self
        for kid in self.kids:
            yield from kid.all()

    def of(self, *roles: str) -> list["Element"]:
        return [element for element in self.all() if element.role in roles]

    def attribute(self, owner: str, key: str) -> Object | None:
        found = self.entries.get("/A")
        if found is None:
            return None
        several = [found] if isinstance(found, Dictionary) else list(found.as_list())
        return next((a[f"/{key}"] for a in several if a["/O"] == f"/{owner}" and f"/{key}" in a), None)


@dataclass(frozen=True)
class Piece:
    """What stands between two tags; ``tag`` is empty for what has none. ``mark`` is -1 for artifacts."""

    tag: str
    mark: int
    operators: tuple[str, ...]

    @property
    def shows_text(self) -> bool:
        return bool(SHOWING & set(self.operators))

    @property
    def paints(self) -> bool:
        return bool(PAINTING & set(self.operators))


def opened(result: PdfResult) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(result.data))


def tree_of(pdf: pikepdf.Pdf) -> Element:
    """The element that holds the whole document."""
    (document,) = pdf.Root.StructTreeRoot.K.as_list()
    places = {page.objgen: n for n, page in enumerate(pdf.pages)}
    return _element(pdf, document, pdf.Root.StructTreeRoot, places)


def _element(pdf: pikepdf.Pdf, entries: Object, above: Object, places: dict[Any, int]) -> Element:
    assert entries.P.objgen == above.objgen
    made = Element(file=pdf, role=str(entries.S)[1:], entries=entries)
    kids = entries.get("/K")
    several: list[Any] = [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in several:
        if isinstance(kid, int):
            made.marks.append((places[entries.Pg.objgen], kid))
        elif "/MCID" in kid:
            made.marks.append((places[kid.Pg.objgen], int(kid.MCID)))
        elif "/Obj" in kid:
            assert kid.Obj.objgen in {link.objgen for link in pdf.pages[places[kid.Pg.objgen]].obj.Annots}
            made.links.append(kid.Obj)
        else:
            made.kids.append(_element(pdf, kid, entries, places))
    return made


def pieces_on(page: pikepdf.Page) -> list[Piece]:
    """The page from tag to tag; spans within a piece belong to it."""
    pieces, gathered, depth = [], list[str](), 0
    tag, mark = "", -1
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in {"BMC", "BDC"}:
            depth += 1
            if depth == 1:
                pieces.append(Piece("", -1, tuple(gathered)))
                gathered, tag = [], str(operands[0])[1:]
                mark = int(operands[1].get("/MCID", -1)) if len(operands) > 1 else -1
            else:
                assert str(operands[0]) == "/Span"
        elif name == "EMC":
            depth -= 1
            if depth == 0:
                pieces.append(Piece(tag, mark, tuple(gathered)))
                gathered = []
        else:
            gathered.append(name)
    assert depth == 0
    return [*pieces, Piece("", -1, tuple(gathered))]


def parents_on(pdf: pikepdf.Pdf, page: pikepdf.Page) -> list[Object]:
    """The element of every piece of a page, as the file's own table tells."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
    table = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    return list(table[int(page.obj.StructParents)].as_list())
