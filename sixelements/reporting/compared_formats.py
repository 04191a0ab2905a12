"""The files of a comparison: made, read back, and handed on only if both agree."""

from sixelements.application.comparing import Comparison
from sixelements.application.files import MadeFile
from sixelements.i18n import Language, _, speaking
from sixelements.reporting import compared_tables
from sixelements.reporting.formats import sure


def make(ending: str, comparison: Comparison, language: Language, paper: str = "") -> MadeFile:
    """A comparison as ``.pdf``, ``.xlsx`` or ``.csv``. Raises NotAsWritten, or KeyError.

    ``paper`` is that of the workbooks unless one is given.
    """
    paper = paper or comparison.branding.paper
    with speaking(language):
        if ending == ".pdf":
            return _pdf(comparison, language, paper)
        if ending == ".xlsx":
            return MadeFile(data=_xlsx(comparison, paper))
        return MadeFile(data={".csv": _csv}[ending](comparison))


def _pdf(comparison: Comparison, language: Language, paper: str) -> MadeFile:
    from sixelements.reporting.compared import document  # noqa: PLC0415 - loaded when asked for
    from sixelements.reporting.html import reading_html  # noqa: PLC0415
    from sixelements.reporting.paper import Paper  # noqa: PLC0415
    from sixelements.reporting.pdf import DEFAULT_BRAND, readback, write_pdf  # noqa: PLC0415

    made = document(comparison, language)
    result = write_pdf(
        made,
        paper=Paper[paper.upper()],
        made_on=comparison.made_on,
        brand=comparison.branding.color or DEFAULT_BRAND,
    )
    sure(".pdf", right=readback.reads_back(result.data, pages=result.pages))
    html = reading_html(made)
    return MadeFile(data=result.data, missing=result.missing, text=html, pages=result.pages)


def _xlsx(comparison: Comparison, paper: str) -> bytes:
    from sixelements.reporting.spreadsheet import readback, writer  # noqa: PLC0415 - loaded when asked for

    sheets = compared_tables.sheets(comparison)
    made = writer.xlsx(
        sheets,
        title=_("Teams side by side"),
        author="Six Elements",
        made_on=comparison.made_on,
        paper=paper,
    )
    sure(".xlsx", right=readback.reads_back(made, sheets))
    return made


def _csv(comparison: Comparison) -> bytes:
    made = compared_tables.comparison_csv(comparison)
    sure(".csv", right=compared_tables.csv_reads_back(made, comparison))
    return made
