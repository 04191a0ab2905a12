"""Every kind of file a report can be: made, read back, and handed on only if both agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from sixelements.application.files import MadeFile
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, speaking

if TYPE_CHECKING:  # each kind of file loads only what it needs
    from sixelements.application.audiences import Audience
    from sixelements.application.files import Progress
    from sixelements.application.reports import Material, Picture, WantedPdf
    from sixelements.charts.scene import Ink, Scene


class NotAsWritten(SixElementsError):
    """A file that was just made does not hold what it should; nothing was written."""


def make(ending: str, material: Material) -> MadeFile:
    """A file of figures with this ending, checked by reading it. Raises NotAsWritten, or KeyError."""
    with speaking(material.language):
        return MadeFile(data=_MAKERS[ending](material))


def pdf(wanted: WantedPdf, progress: Progress | None = None) -> MadeFile:
    """The report as PDF. Raises NotAsWritten, and whatever ``progress`` raises to cancel it."""
    from sixelements.reporting.html import reading_html  # noqa: PLC0415
    from sixelements.reporting.paper import Paper  # noqa: PLC0415
    from sixelements.reporting.pdf import DEFAULT_BRAND, first_that_fits, readback, write_pdf  # noqa: PLC0415
    from sixelements.reporting.versions import lengths  # noqa: PLC0415

    material = _readable_by(wanted.audience, wanted.material)
    with speaking(material.language):
        found = lengths(material, wanted.audience, parts=wanted.parts)
        document = first_that_fits(found, made_on=material.made_on)
        result = write_pdf(
            document,
            paper=Paper[wanted.on_paper.upper()],
            made_on=material.made_on,
            brand=material.branding.color or DEFAULT_BRAND,
            progress=progress,
        )
        html = reading_html(document)
    sure(".pdf", right=readback.reads_back(result.data, pages=result.pages))
    return MadeFile(data=result.data, missing=result.missing, text=html, pages=result.pages)


def words(material: Material, audience: Audience, parts: frozenset[str]) -> str:
    """What a PDF for an audience says, as plain text in reading order."""
    from sixelements.reporting.plain_text import outline_text  # noqa: PLC0415
    from sixelements.reporting.versions import version  # noqa: PLC0415

    with speaking(material.language):
        return outline_text(version(_readable_by(audience, material), audience, parts=parts))


def _readable_by(audience: Audience, material: Material) -> Material:
    """The material without comments, for versions that go to everybody."""
    from sixelements.application.audiences import has_parts  # noqa: PLC0415

    return material if has_parts(audience) or not material.comments else replace(material, comments={})


def other(
    ending: str, material: Material, which: Picture | None = None, *, made_at: datetime | None = None
) -> MadeFile:
    """Any file but the PDF: figures, or a chart (the bars unless another is given).

    ``made_at`` lets a calendar tell two exports of one day apart; the start of the day unless given.
    """
    from sixelements.application.reports import Picture  # noqa: PLC0415

    if ending == ".ics":
        with speaking(material.language):
            return MadeFile(data=_ics(material, made_at))
    if ending in _MAKERS:
        return make(ending, material)
    return picture(ending, material, which or Picture.BARS)


def picture(ending: str, material: Material, which: Picture) -> MadeFile:
    """A chart as ``.svg`` or ``.png``. Raises NotAllowed where it may not be shown, or NotAsWritten."""
    from sixelements.reporting.pdf import DEFAULT_BRAND  # noqa: PLC0415
    from sixelements.reporting.pdf.palette import palette  # noqa: PLC0415
    from sixelements.reporting.pictures.scenes import scene  # noqa: PLC0415

    with speaking(material.language):
        drawn = scene(material, which)
        colors = palette(material.branding.color or DEFAULT_BRAND)
        return _png(material, drawn, colors) if ending == ".png" else _svg(material, drawn, colors)


def _svg(material: Material, scene: Scene, colors: Mapping[Ink, str]) -> MadeFile:
    from sixelements.reporting.pictures import svg  # noqa: PLC0415

    made = svg.svg(scene, colors, title=_title(material), language=material.language.tag)
    sure(".svg", right=svg.reads_back(made, scene))
    return MadeFile(data=made)


def _png(material: Material, scene: Scene, colors: Mapping[Ink, str]) -> MadeFile:
    from sixelements.reporting.pictures import png  # noqa: PLC0415

    missing = set[str]()
    drawn = png.image(scene, colors, missing)
    made = png.png(drawn, title=_title(material), alt=scene.alt)
    sure(".png", right=png.reads_back(made, drawn))
    return MadeFile(data=made, missing=frozenset(missing))


def sure(ending: str, *, right: bool) -> None:
    """Raise NotAsWritten where a file is not right."""
    if not right:
        text = _("The {ending} file did not read back as it was made, so nothing was written.")
        raise NotAsWritten(text.format(ending=ending))


def _xlsx(material: Material) -> bytes:
    from sixelements.reporting.spreadsheet import about, readback, writer  # noqa: PLC0415 - loaded when asked for

    sheets = about.sheets(material)
    made = writer.xlsx(
        sheets,
        title=_title(material),
        author=_AUTHOR,
        made_on=material.made_on,
        paper=material.branding.paper,
    )
    sure(".xlsx", right=readback.reads_back(made, sheets))
    return made


def _csv(material: Material) -> bytes:
    from sixelements.reporting import tables  # noqa: PLC0415

    made = tables.report_csv(material)
    sure(".csv", right=tables.csv_reads_back(made, material))
    return made


def _json(material: Material) -> bytes:
    from sixelements.reporting import tables  # noqa: PLC0415

    made = tables.report_json(material)
    sure(".json", right=tables.json_reads_back(made, material))
    return made


def _ics(material: Material, made_at: datetime | None = None) -> bytes:
    from sixelements.reporting import agenda, ics  # noqa: PLC0415

    entries = agenda.agenda(material)
    at = made_at or datetime.combine(material.made_on, time(), UTC)
    made = ics.ics(entries, name=_title(material), made_at=at)
    sure(".ics", right=ics.reads_back(made, entries))
    return made


def _title(material: Material) -> str:
    from sixelements.reporting import facts  # noqa: PLC0415

    return _("Service Culture Roadmap: {place}").format(place=facts.places(material))


_AUTHOR = "Six Elements"
_MAKERS: Mapping[str, Callable[[Material], bytes]] = {
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".json": _json,
    ".ics": _ics,
}
