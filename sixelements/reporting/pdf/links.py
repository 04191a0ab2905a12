"""Places on a page that lead to another page, tagged so that a listener can follow them."""

from reportlab.pdfbase.pdfdoc import Destination, LinkAnnotation

_PRINTED = 4
"""The flag that lets an annotation be printed; without it PDF/UA refuses the file."""

LinkBox = tuple[float, float, float, float]


class Link(LinkAnnotation):  # type: ignore[misc]  # reportlab has no types
    """A rectangle of a page, in its own points, that leads to a destination; ``words`` say where to."""

    permitted = (*LinkAnnotation.permitted, "StructParent")

    def __init__(self, box: LinkBox, words: str, destination: Destination) -> None:
        super().__init__(list(box), words, destination, Border="[0 0 0]", F=_PRINTED)

    def stands_at(self, key: int) -> None:
        """The key under which the file's table names the element of this link."""
        self.otherkw["StructParent"] = key


def section_key(number: int) -> str:
    """The name of the place where a section begins."""
    return f"s{number}"
