"""The other kinds of file: what each is for, how it is called, and the work of making and writing it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sixelements.application.files import Progress
from sixelements.application.reports import Material, Picture
from sixelements.i18n import _
from sixelements.presentation.session import Session


class Export(Enum):
    """A kind of file beside the PDF."""

    EXCEL = "excel"
    CSV = "csv"
    JSON = "json"
    CALENDAR = "calendar"
    BARS = "bars"
    STOOL = "stool"
    ROLES = "roles"
    TIMELINE = "timeline"


_ENDINGS = {
    Export.EXCEL: (".xlsx",),
    Export.CSV: (".csv",),
    Export.JSON: (".json",),
    Export.CALENDAR: (".ics",),
}
_PICTURES = {
    Export.BARS: Picture.BARS,
    Export.STOOL: Picture.STOOL,
    Export.ROLES: Picture.ROLES,
    Export.TIMELINE: Picture.TIMELINE,
}
_PICTURE_ENDINGS = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class ExportView:
    """A link: what it says and what is in the file."""

    export: Export
    title: str
    about: str


class OtherExports:
    """Each is made from the same material as the PDF, and written completely or not at all."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def views(self) -> tuple[ExportView, ...]:
        """The links in their order."""
        return (
            ExportView(Export.EXCEL, _("Excel file…"), _("Scores, plan, and what each column means")),
            ExportView(Export.CSV, _("CSV…"), _("One row a practice")),
            ExportView(Export.JSON, _("JSON…"), _("Scores and plan for other programs")),
            ExportView(Export.CALENDAR, _("Calendar…"), _("First steps, due days, and reviews")),
            ExportView(Export.BARS, _("Picture of the bars…"), _("PNG or SVG")),
            ExportView(Export.STOOL, _("Picture of the stool…"), _("PNG or SVG")),
            ExportView(Export.ROLES, _("Picture of the roles…"), _("PNG or SVG")),
            ExportView(Export.TIMELINE, _("Picture of the timeline…"), _("PNG or SVG")),
        )

    def endings(self, export: Export) -> tuple[str, ...]:
        """The endings the file may have, the usual one first."""
        return _ENDINGS.get(export, _PICTURE_ENDINGS)

    def file_name(self, export: Export) -> str:
        """A name to save under: team, what it is, round."""
        names = {
            Export.CALENDAR: _("{team} calendar, round {n}"),
            Export.BARS: _("{team} bars, round {n}"),
            Export.STOOL: _("{team} stool, round {n}"),
            Export.ROLES: _("{team} roles, round {n}"),
            Export.TIMELINE: _("{team} timeline, round {n}"),
        }
        name = names.get(export, _("{team} figures, round {n}"))
        named = name.format(team=self._session.team.name, n=self._session.round.number)
        return plain_name(named) + self.endings(export)[0]

    def with_ending(self, export: Export, path: Path) -> Path:
        """The path with an ending of the kind, where it was left out."""
        endings = self.endings(export)
        return path if path.suffix.lower() in endings else Path(f"{path}{endings[0]}")

    def exporting(self, export: Export, material: Material, path: Path) -> Callable[[Progress], Path]:
        """The work of making and writing, which touches no workbook and can be done on another thread."""
        services = self._session.services

        def work(progress: Progress) -> Path:
            progress(0, 1)
            file = services.make_other(path.suffix.lower(), material, _PICTURES.get(export))
            progress(0, 1)
            services.write_file(path, file.data)
            return path

        return work


def plain_name(name: str) -> str:
    """A name that can be the name of a file everywhere."""
    return "".join(c if c.isalnum() or c in " ,.-_()" else "-" for c in name).strip(" .-")
