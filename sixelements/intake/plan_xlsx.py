"""A plan that was edited in a spreadsheet, as rows of words; read behind the gate."""

from pathlib import Path

from sixelements import bounded_read
from sixelements.domain.plan_file import PlanFile, PlanFileRow
from sixelements.i18n import _
from sixelements.intake import xlsx_table
from sixelements.intake.messages import Message, number, text, texts, values
from sixelements.intake.tables import NoTable
from sixelements.wording.causes import cause

LARGEST_FILE = 10_000_000


def answer(question: Message) -> Message:
    """The sheets that were asked for by their names, or one sentence why there are none."""
    try:
        found = xlsx_table.read_tabs(_content(Path(text(question["path"]))), texts(question["tabs"]))
    except NoTable as why:
        return {"refusal": why.sentence}
    return {"tabs": {name: [[place, [*cells]] for place, cells in rows] for name, rows in found.items()}}


def understood(answer: Message) -> PlanFile:
    """What the reader said, as values; nothing is believed unseen. Raises TypeError and ValueError."""
    found = answer["tabs"]
    if not isinstance(found, dict):
        raise TypeError("tabs")
    return {text(name): _rows(values(rows)) for name, rows in found.items()}


def _rows(rows: "list[object] | tuple[object, ...] | object") -> tuple[PlanFileRow, ...]:
    """The rows below the header, their cells by the titles in it; the first of equal titles counts."""
    places = [(number(place), texts(cells)) for place, cells in map(values, values(rows))]
    if not places:
        return ()
    (_place, head), *others = places
    titles = [title.strip() for title in head]
    return tuple(
        PlanFileRow(place, dict(reversed([*zip(titles, cells, strict=False)]))) for place, cells in others
    )


def _content(path: Path) -> bytes:
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        raise NoTable(_("A plan comes back as XLSX. Save it as an Excel workbook."))
    try:
        return bounded_read.content(path, largest=LARGEST_FILE)
    except bounded_read.TooLarge:
        text = _("It is larger than {n} MB. Is it the right file?")
        raise NoTable(text.format(n=LARGEST_FILE // 1_000_000)) from None
    except bounded_read.NoOrdinaryFile:
        raise NoTable(_("It is a folder or a device, and no file.")) from None
    except FileNotFoundError:
        raise NoTable(_("There is no file of that name.")) from None
    except OSError as error:
        raise NoTable(_("It can't be read: {reason}.").format(reason=cause(error))) from None
