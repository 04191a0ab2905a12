"""JSON and CSV exports, as bytes."""

import csv
import io
import json
import math
from collections.abc import Mapping, Sequence

from sixelements.application.reports import Material
from sixelements.domain.anonymity import ROLE_GROUPS, showing_threshold
from sixelements.domain.assessment import LEVELS
from sixelements.domain.scores import PracticeScore
from sixelements.reporting.data import Json, plan_data, role_figures, score_data
from sixelements.reporting.floats import undusted
from sixelements.reporting.worksheets.data import worksheets_data

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TableCell = str | int | float | bool | None


def json_bytes(value: Json) -> bytes:
    """JSON text, indented, ending in a line end; refuses numbers that are not finite."""
    return (json.dumps(_undusted(value), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _undusted(value: Json) -> Json:
    if isinstance(value, float):
        return undusted(value) if math.isfinite(value) else value
    if isinstance(value, Mapping):
        return {name: _undusted(held) for name, held in value.items()}
    return [_undusted(held) for held in value] if isinstance(value, list) else value


def report_json(material: Material) -> bytes:
    """Score, plan, and worksheets together."""
    return json_bytes(_report(material))


def report_csv(material: Material) -> bytes:
    """One row a practice that says whose it is, in UTF-8 with a mark, and no cell that becomes a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(_rows(material))
    return text.getvalue().encode("utf-8-sig")


def list_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a table, in UTF-8 with a mark, and no cell that becomes a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([[as_text(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def csv_reads_back(data: bytes, material: Material) -> bool:
    """Whether a file holds the CSV of a report, cell by cell."""
    found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return list(found) == _rows(material)


def json_reads_back(data: bytes, material: Material) -> bool:
    """Whether a file holds the JSON of a report."""
    found: object = json.loads(data)
    return found == _undusted(_report(material))


def _report(material: Material) -> Json:
    return {
        "score": score_data(material),
        "plan": plan_data(material),
        "worksheets": worksheets_data(material),
    }


def _rows(material: Material) -> list[list[str]]:
    rows = [list(_HEADER)]
    whose = (material.organization, material.team, material.round.number)
    for element in material.score.elements:
        for practice in element.practices:
            name = material.assessment.practices[practice.id].name
            figures = _figures(practice, showing_threshold(material.round))
            rows.append([as_text(cell) for cell in (*whose, element.id, practice.id, name, *figures)])
    return rows


_HEADER = (
    "organization",
    "team",
    "round",
    "element",
    "practice",
    "name",
    "score",
    "mean",
    "level",
    "level_from",
    "level_to",
    "median",
    "sd",
    "ad",
    "agreement",
    "split",
    "rated",
    "dont_know",
    "not_applicable",
    "skipped",
    "visibility_finding",
    *(f"level_{level}" for level in LEVELS),
    *(f"{group.value}_{what}" for group in ROLE_GROUPS for what in ("rated", "mean")),
    "gap",
    "agreed",
)


def _figures(practice: PracticeScore, k: int) -> list[TableCell]:
    roles = [role_figures(practice, group, k) for group in ROLE_GROUPS]
    return [
        practice.score,
        practice.mean,
        practice.level,
        *(practice.level_range or (None, None)),
        practice.median,
        practice.sd,
        practice.ad,
        practice.agreement.value if practice.agreement else None,
        practice.split,
        practice.rated,
        practice.dont_know,
        practice.not_applicable,
        practice.skipped,
        practice.visibility_finding,
        *(practice.counts or (None,) * len(LEVELS)),
        *(cell for role in roles for cell in role),
        practice.gap.points if practice.gap else None,
        practice.agreed,
    ]


def as_text(cell: TableCell) -> str:
    """Text that a spreadsheet can't take for a formula; numbers and truth values as they are."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return str(undusted(cell) if isinstance(cell, float) else cell)
