"""What a listener hears of the pages: a tree of nodes, each in its place once it is first drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

ContentMark: TypeAlias = tuple[int, int]
"""A marked piece of a page: the page, counted from 0, and the number of the piece on it."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A link or a button on a page, counted from 0, by the number of its object in the file."""

    page: int
    number: int


@dataclass(slots=True, eq=False, kw_only=True)
class Node:
    """A structure element of tagged PDF. ``role`` is its tag.

    ``alt`` says what a drawing shows, ``actual`` the words that marks stand for. ``attributes`` are
    PDF values by owner and name. What is drawn ``once`` is only decoration when it comes again.
    ``headers`` are the cells that head this one.
    """

    role: str
    parent: "Node | None" = None
    alt: str = ""
    actual: str = ""
    language: str = ""
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    once: bool = False
    headers: tuple["Node", ...] = ()
    kids: list["Node | ContentMark | Jump"] = field(default_factory=list)
    marked: bool = False
    placed: bool = False

    def child(self, role: str, *, language: str = "", alt: str = "") -> "Node":
        """A node within this one; it stands where it is first drawn."""
        return Node(role=role, parent=self, language=language, alt=alt)

    def cell(
        self,
        role: str,
        attributes: Mapping[str, str],
        *,
        headers: tuple["Node", ...] = (),
        once: bool = False,
    ) -> "Node":
        """A cell of this row; it stands here even if nothing is drawn in it."""
        tables = {"Table": dict(attributes)} if attributes else {}
        made = Node(role=role, parent=self, attributes=tables, headers=headers, once=once, placed=True)
        self.kids.append(made)
        return made

    def mark(self, piece: ContentMark) -> None:
        """Drawn: the node and all above it have their place now."""
        self._stand()
        self.marked = True
        self.kids.append(piece)

    def lead(self, there: Jump) -> None:
        """A place of the page that can be followed or pressed belongs to the node."""
        self._stand()
        self.kids.append(there)

    def _stand(self) -> None:
        node = self
        while node.parent is not None:
            if not node.placed:
                node.placed = True
                node.parent.kids.append(node)
            node = node.parent


def text_string(words: str) -> str:
    """Words as a value in a PDF file."""
    if words.isascii() and words.isprintable():
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<{(chr(0xFEFF) + words).encode('utf-16-be').hex().upper()}>"
