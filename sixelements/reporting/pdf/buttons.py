"""The fields of a form filled in on the screen: groups of buttons, and what it carries unseen."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject, PDFStream

from sixelements.reporting.outline import FormButton
from sixelements.reporting.pdf.links import LinkBox
from sixelements.reporting.pdf.nodes import text_string
from sixelements.reporting.pdf.structure import WrittenObject

NOTHING: Mapping[str, str] = MappingProxyType({})
_PRINTED, _HIDDEN = 4, 2
"""Flags of places on a page."""
_RADIO, _READ_ONLY = 1 << 15, 1
"""Flags of fields. A button that is pressed again is chosen no more, so that an answer can be taken back."""
_LINE, _DOT = 0.9, 0.52
"""Width of a ring, and the radius of its dot as a part of the ring's."""
_CURVE = 0.5523
"""How far a curve's handles reach on a quarter of a circle of radius 1."""
_INK = "0.106"


class ButtonField(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """One button of a group on a page. Its group, its look and its place in the tree are told at the end."""

    def __init__(self, button: FormButton, box: LinkBox) -> None:
        self.button, self.box = button, box
        self.group, self.key = 0, 0
        self.looks = (0, 0)

    def stands_at(self, key: int) -> None:
        """The key under which the file's table names the element of this button."""
        self.key = key

    def format(self, _document: PDFDocument) -> bytes:
        box = " ".join(f"{x:.2f}" for x in self.box)
        on, off = self.looks
        words = (
            f"<</Type/Annot/Subtype/Widget/F {_PRINTED}/Rect[{box}]/Parent {self.group} 0 R/AS/Off"
            f"/AP<</N<</{self.button.value} {on} 0 R/Off {off} 0 R>>>>/MK<</CA(l)>>/H/N"
            f"/TU{text_string(self.button.said)}/StructParent {self.key}>>"
        )
        return words.encode("ascii")


class FormFields:
    """Gathers the fields of one file and writes them; a dot in a name parts a field from the one over it."""

    def __init__(self, hidden: Mapping[str, str]) -> None:
        self._hidden = hidden
        self._unseen: dict[str, WrittenObject] = {}
        self._groups: dict[str, list[ButtonField]] = {}
        self._numbers: dict[str, int] = {}
        self._kids: dict[str, list[int]] = {}

    def add(self, made: ButtonField, number: int) -> None:
        """A button that stands on a page now, by the number of its object."""
        self._groups.setdefault(made.button.group, []).append(made)
        self._kids.setdefault(made.button.group, []).append(number)

    def unseen(self) -> Sequence[WrittenObject]:
        """The places of the hidden fields, to be put on the first page."""
        self._unseen = {name: WrittenObject() for name in self._hidden}
        return tuple(self._unseen.values())

    def write(self, doc: PDFDocument) -> None:
        """Add the form to a document; nothing if it has no fields."""
        if not (self._groups or self._unseen):
            return
        fields: dict[str, WrittenObject] = {}
        for name, made in self._unseen.items():
            self._numbers[name] = _number(doc, made)
        for name in self._groups:
            fields[name] = WrittenObject()
            self._numbers[name] = _number(doc, fields[name])
        roots = [root for name in tuple(self._numbers) if (root := self._hang(doc, name, fields))]
        for name, field in fields.items():
            field.content = self._field(name).encode("ascii")
        for name, made in self._unseen.items():
            made.content = self._hidden_field(name).encode("ascii")
        self._dress(doc)
        form = WrittenObject()
        form.content = f"<</Fields[{_references(roots)}]>>".encode("ascii")
        doc.Catalog.AcroForm = form

    def _hang(self, doc: PDFDocument, name: str, fields: dict[str, WrittenObject]) -> int | None:
        """Put a field below the one named before its last dot, made if need be; returns a new root."""
        while True:
            above = name.rpartition(".")[0]
            if not above:
                return self._numbers[name]
            known = above in self._numbers
            self._kids.setdefault(above, []).append(self._numbers[name])
            if known:
                return None
            fields[above] = WrittenObject()
            self._numbers[above] = _number(doc, fields[above])
            name = above

    def _field(self, name: str) -> str:
        kids = f"/Kids[{_references(self._kids[name])}]"
        if name not in self._groups:
            return f"<<{self._named(name)}{kids}>>"
        question = text_string(self._groups[name][0].button.question)
        return f"<<{self._named(name)}/FT/Btn/Ff {_RADIO}/TU{question}/V/Off{kids}>>"

    def _hidden_field(self, name: str) -> str:
        value = text_string(self._hidden[name])
        return (
            f"<<{self._named(name)}/FT/Tx/Ff {_READ_ONLY}/V{value}/DA(0 g)"
            f"/Type/Annot/Subtype/Widget/F {_HIDDEN}/Rect[0 0 0 0]>>"
        )

    def _named(self, name: str) -> str:
        above, _dot, last = name.rpartition(".")
        return f"/T{text_string(last)}" + (f"/Parent {self._numbers[above]} 0 R" if above else "")

    def _dress(self, doc: PDFDocument) -> None:
        """Buttons of one size share the two pictures of what they look like."""
        looks: dict[tuple[float, float], tuple[int, int]] = {}
        for name, buttons in self._groups.items():
            for made in buttons:
                left, bottom, right, top = made.box
                size = round(right - left, 2), round(top - bottom, 2)
                if size not in looks:
                    looks[size] = _number(doc, _ring(size, dot=True)), _number(doc, _ring(size, dot=False))
                made.group, made.looks = self._numbers[name], looks[size]


def _number(doc: PDFDocument, made: PDFObject) -> int:
    """The number of an object, which becomes one of the file's if it is not yet."""
    name = doc.Reference(made).name
    number: int = doc.idToObjectNumberAndVersion[name][0]
    return number


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _ring(size: tuple[float, float], *, dot: bool) -> PDFStream:
    """A ring as large as its room allows, with a dot where the button is chosen."""
    width, height = size
    center = width / 2, height / 2
    radius = (min(size) - _LINE) / 2
    words = [f"{_INK} G {_LINE} w", _circle(center, radius), "S"]
    if dot:
        words += [f"{_INK} g", _circle(center, radius * _DOT), "f"]
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": f"[0 0 {width} {height}]",
        "Resources": "<<>>",
    }
    return PDFStream(PDFDictionary(entries), " ".join(words))


def _circle(center: tuple[float, float], r: float) -> str:
    x, y = center
    k = r * _CURVE
    quarters = (
        ((x + r, y + k), (x + k, y + r), (x, y + r)),
        ((x - k, y + r), (x - r, y + k), (x - r, y)),
        ((x - r, y - k), (x - k, y - r), (x, y - r)),
        ((x + k, y - r), (x + r, y - k), (x + r, y)),
    )
    curves = " ".join(" ".join(f"{a:.2f} {b:.2f}" for a, b in points) + " c" for points in quarters)
    return f"{x + r:.2f} {y:.2f} m {curves} h"
