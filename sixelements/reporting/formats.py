"""Every kind of file but the PDF: made, read back, and handed on only if both agree."""

from collections.abc import Callable, Mapping

from sixelements.application.reports import Material
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _

Make = Callable[[Material], bytes]


class NotAsWritten(SixElementsError):
    """A file that was just made does not hold what it should; nothing was written."""


def make(ending: str, material: Material) -> bytes:
    """The bytes of a file with this ending, checked by reading them. Raises NotAsWritten, or KeyError."""
    return _MAKERS[ending](material)


def _sure(ending: str, *, right: bool) -> None:
    if not right:
        text = _("The {ending} file did not read back as it was made, so nothing was written.")
        raise NotAsWritten(text.format(ending=ending))


def _xlsx(material: Material) -> bytes:
    from sixelements.reporting.spreadsheet import about, readback, writer  # noqa: PLC0415 - loaded when asked for

    sheets = about.sheets(material)
    made = writer.xlsx(sheets, title=_title(material), author=_AUTHOR, made_on=material.made_on)
    _sure(".xlsx", right=readback.reads_back(made, sheets))
    return made


def _csv(material: Material) -> bytes:
    from sixelements.reporting import tables  # noqa: PLC0415

    made = tables.report_csv(material)
    _sure(".csv", right=tables.csv_reads_back(made, material))
    return made


def _json(material: Material) -> bytes:
    from sixelements.reporting import tables  # noqa: PLC0415

    made = tables.report_json(material)
    _sure(".json", right=tables.json_reads_back(made, material))
    return made


def _ics(material: Material) -> bytes:
    from sixelements.reporting import agenda, ics  # noqa: PLC0415

    entries = agenda.agenda(material)
    made = ics.ics(entries, name=_title(material), made_on=material.made_on)
    _sure(".ics", right=ics.reads_back(made, entries))
    return made


def _title(material: Material) -> str:
    from sixelements.reporting import facts  # noqa: PLC0415

    return _("Service Culture Roadmap: {place}").format(place=facts.places(material))


_AUTHOR = "Six Elements"
_MAKERS: Mapping[str, Make] = {".xlsx": _xlsx, ".csv": _csv, ".json": _json, ".ics": _ics}
