"""Our form as it comes back: what is marked in it, and which round it is for. Only its fields are read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sixelements.domain.foreign_table import FormMark
from sixelements.i18n import _
from sixelements.intake.tables import NoTable

if TYPE_CHECKING:
    import pikepdf

LARGEST_FILE = 10_000_000
MOST_FIELDS = 2_000
_DEEPEST = 4
_OFF = "Off"
_HIDDEN = "sixelements."
_ACTING = ("/OpenAction", "/AA")
_SMALL = re.compile("[0-9]{1,3}")
_BROKEN = (RuntimeError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, OSError)
"""As pikepdf says that something is not what it should be, beside its own error."""


def read(path: Path) -> tuple[FormMark, dict[str, str], tuple[str, ...]]:
    """What a form is for, what each group holds, and the groups whose value and look differ.

    It is read from its place: from bytes, each of its objects would come through Python, in twice the time.
    Raises NoTable with one clear sentence.
    """
    import pikepdf  # noqa: PLC0415 - only where there is a form

    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError:
        raise NoTable(_("It has a password. Save it without one and collect it again.")) from None
    except (pikepdf.PdfError, *_BROKEN):
        raise NoTable(_("It is not a readable PDF file. Ask for it to be saved and sent again.")) from None


def _read(pdf: "pikepdf.Pdf") -> tuple[FormMark, dict[str, str], tuple[str, ...]]:
    root = pdf.Root
    if any(key in root for key in _ACTING) or "/JavaScript" in root.get("/Names", {}):
        raise NoTable(_("It holds a program, which our forms never do. Send the form out again."))
    if "/AcroForm" not in root or "/XFA" in root.AcroForm:
        raise _not_ours()
    hidden: dict[str, str] = {}
    marked: dict[str, str] = {}
    unclear: list[str] = []
    for n, (name, field) in enumerate(_fields(_list(root.AcroForm, "/Fields"), "", 0)):
        if n >= MOST_FIELDS:
            raise NoTable(_("It holds far more fields than our forms. Send the form out again."))
        if name.startswith(_HIDDEN):
            hidden[name.removeprefix(_HIDDEN)] = str(field.get("/V", ""))
        elif str(field.get("/FT", "")) == "/Btn":
            marked[name], clear = _marked(field)
            unclear += () if clear else (name,)
    promised = hidden.get("promised", "")
    if not {"round", "version", "questions"} <= set(hidden) or not _SMALL.fullmatch(promised):
        raise _not_ours()
    if not any(marked.values()) and not unclear:
        raise NoTable(_("Nothing is marked in it."), blank=True)
    mark = FormMark(
        round=hidden["round"],
        version=hidden["version"],
        questions=hidden["questions"],
        promised=int(promised),
    )
    return mark, marked, tuple(unclear)


def _not_ours() -> NoTable:
    return NoTable(
        _("No form of ours is in it: it was printed, flattened, or is another PDF. Type its answers in.")
    )


def _list(holder: "pikepdf.Object", key: str) -> "Iterable[pikepdf.Object]":
    return holder[key].as_list() if key in holder else ()


def _fields(
    fields: "Iterable[pikepdf.Object]", above: str, depth: int
) -> "Iterator[tuple[str, pikepdf.Object]]":
    """Every field that holds a value, with its full name."""
    for field in fields:
        part = str(field.get("/T", ""))
        name = f"{above}.{part}" if above else part
        if "/FT" in field or depth >= _DEEPEST:
            yield name, field
        else:
            yield from _fields(_list(field, "/Kids"), name, depth + 1)


def _marked(field: "pikepdf.Object") -> tuple[str, bool]:
    """What a group holds, and whether its buttons look like it: programs differ in which they write."""
    value = str(field.get("/V", _OFF)).removeprefix("/")
    shown = [str(kid.get("/AS", _OFF)).removeprefix("/") for kid in _list(field, "/Kids")]
    on = [state for state in shown if state != _OFF]
    return ("" if value == _OFF else value), on == ([] if value == _OFF else [value])
