"""Writes the tree of nodes into the file: elements, the way back from marks to them, names of cells."""

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject

from sixelements.reporting.pdf.nodes import ContentMark, Jump, Node, text_string

_ROLES = "/RoleMap<</Aside/Div>>"
"""Tags that are not among those of PDF 1.7, and what they are there."""


class WrittenObject(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object of the file whose bytes are known."""

    content = b""

    def format(self, _document: PDFDocument) -> bytes:
        return self.content


class _Writer:
    """Numbers the elements of one file and writes them."""

    def __init__(
        self, doc: PDFDocument, root: Node, pages: Sequence[Sequence[Node]], links: Sequence[Node]
    ) -> None:
        self.doc, self.pages, self.links = doc, pages, links
        self.nodes = list(_all(root))
        self.tree, self.tree_number = self._object()
        made = {node: self._object() for node in self.nodes}
        self.objects = {node: found for node, (found, _number) in made.items()}
        self.numbers = {node: number for node, (_found, number) in made.items()}
        known = doc.idToObjectNumberAndVersion
        self.page_numbers = [known[f"Page{n}"][0] for n in range(1, len(pages) + 1)]
        heads = dict.fromkeys(head for node in self.nodes for head in node.headers)
        self.names = {head: f"({n:05d})" for n, head in enumerate(heads)}

    def _object(self) -> tuple[WrittenObject, int]:
        made = WrittenObject()
        self.doc.Reference(made)
        return made, self.doc.objectcounter

    def write(self) -> None:
        for node in self.nodes:
            self.objects[node].content = self._element(node).encode("ascii")
        self.tree.content = self._root().encode("ascii")
        catalog = self.doc.Catalog
        catalog.StructTreeRoot = self.tree
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _element(self, node: Node) -> str:
        above = self.numbers[node.parent] if node.parent else self.tree_number
        parts = [f"<</S/{node.role}/P {above} 0 R{self._kids(node)}"]
        if node in self.names:
            parts.append(f"/ID{self.names[node]}")
        for key, words in (("Alt", node.alt), ("ActualText", node.actual), ("Lang", node.language)):
            if words:
                parts.append(f"/{key}{text_string(words)}")
        parts += [*self._attributes(node), ">>"]
        return "".join(parts)

    def _kids(self, node: Node) -> str:
        page = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), -1)
        kids = [self._kid(kid, page) for kid in node.kids]
        which = "" if page < 0 else f"/Pg {self.page_numbers[page]} 0 R"
        if not kids:
            return which
        return f"{which}/K {kids[0]}" if len(kids) == 1 else f"{which}/K[{' '.join(kids)}]"

    def _kid(self, kid: Node | ContentMark | Jump, page: int) -> str:
        if isinstance(kid, Node):
            return f"{self.numbers[kid]} 0 R"
        if isinstance(kid, Jump):
            return f"<</Type/OBJR/Pg {self.page_numbers[kid.page]} 0 R/Obj {kid.number} 0 R>>"
        if kid[0] == page:
            return str(kid[1])
        return f"<</Type/MCR/Pg {self.page_numbers[kid[0]]} 0 R/MCID {kid[1]}>>"

    def _attributes(self, node: Node) -> Iterator[str]:
        owners = {owner: dict(entries) for owner, entries in node.attributes.items()}
        if node.headers:
            heads = "".join(self.names[head] for head in node.headers)
            owners.setdefault("Table", {})["Headers"] = f"[{heads}]"
        made = [
            f"<</O/{owner}{''.join(f'/{key} {value}' for key, value in entries.items())}>>"
            for owner, entries in owners.items()
        ]
        if made:
            yield f"/A {made[0]}" if len(made) == 1 else f"/A[{''.join(made)}]"

    def _root(self) -> str:
        rows = []
        for n, marked in enumerate(self.pages):
            rows.append(f"{n}[{' '.join(f'{self.numbers[node]} 0 R' for node in marked)}]")
        for n, node in enumerate(self.links, start=len(rows)):
            rows.append(f"{n} {self.numbers[node]} 0 R")
        names = "".join(f"{name}{self.numbers[head]} 0 R" for head, name in self.names.items())
        tree = f"/IDTree<</Names[{names}]>>" if names else ""
        return (
            f"<</Type/StructTreeRoot/K[{self.numbers[self.nodes[0]]} 0 R]{_ROLES}{tree}"
            f"/ParentTreeNextKey {len(rows)}/ParentTree<</Nums[{' '.join(rows)}]>>>>"
        )


def write_structure(
    doc: PDFDocument, root: Node, pages: Sequence[Sequence[Node]], links: Sequence[Node] = ()
) -> None:
    """Add the tree to a document.

    ``pages`` has for every page the node of each marked piece, ``links`` the node of each link; the keys of
    links follow those of the pages.
    """
    _Writer(doc, root, pages, links).write()


def _all(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _all(kid)
