"""What the window needs from the rest of the app, handed in by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # Home starts without the rooms below
    from contextlib import AbstractContextManager

    from sixelements.application.arrivals import MeantFiles
    from sixelements.application.audiences import Audience
    from sixelements.application.comparing import Comparison, Shuffle
    from sixelements.application.files import MadeFile, Progress
    from sixelements.application.forms import FormMaterial, WantedForms
    from sixelements.application.handing_over import WriteCopy
    from sixelements.application.own_assessments import OwnAssessment
    from sixelements.application.ports import BackupCopy, NewId, Workbook
    from sixelements.application.reports import Material, Picture, WantedPdf
    from sixelements.application.sharing import WriteCollection
    from sixelements.application.table_file import ReadTable
    from sixelements.application.templates import Template
    from sixelements.domain.assessment import Assessment
    from sixelements.domain.going_back import GoingBack
    from sixelements.domain.ids import WorkbookId
    from sixelements.domain.plan_file import PlanFile
    from sixelements.domain.reading_grade import ReadingGrades
    from sixelements.i18n import Language


class Settings(Protocol):
    """What the app remembers between starts; never an answer, a comment or a person's name."""

    def read(self, key: str) -> str:
        """A value, or empty text."""

    def write(self, key: str, value: str) -> None: ...


@dataclass(kw_only=True, eq=False, repr=False)  # frozen would take longer to make than all Home's own
class Services:
    """The doors out of the window. Each raises SixElementsError where the world says no."""

    open_workbook: Callable[[Path], Workbook]
    create_workbook: Callable[[Path], Callable[[str], Workbook]]
    has_password: Callable[[Path], bool]
    is_locked: Callable[[Path], bool]
    unlock: Callable[[Path, str], None]
    hold_password: Callable[[Path], Callable[[], None]]
    set_password: Callable[[Workbook, str | None], Sequence[Path]]
    backups_apart: Callable[[Workbook], Sequence[Path]]
    """The backups of an open workbook that a change of its password did not reach."""
    have_backups_follow: Callable[[Workbook], Sequence[Path]]
    """Have them follow where their password was given; returns those that don't."""
    open_read_only: Callable[[Path], Workbook]
    writer_at: Callable[[Path], str]
    writer_elsewhere: Callable[[Path], str]
    build_example: Callable[[Path], Workbook]
    backups: Callable[[Path], tuple[BackupCopy, ...]]
    backups_unreadable: Callable[[Path], str]
    backup_opens: Callable[[Path], bool]
    going_back: Callable[[Path, Path], GoingBack]
    look_into: Callable[[Path], Workbook]
    mend: Callable[[Path, Path], Sequence[str]]
    restore: Callable[[Path, Path, bool], Path | None]
    save_backup: Callable[[Path, Path], None]
    take_over: Callable[[Path], None]
    id_at: Callable[[Path], WorkbookId | None]
    assessment: Callable[[str], Assessment]
    assessment_in: Callable[[Path], Assessment]
    own_assessments: Callable[[], Sequence[OwnAssessment]]
    own_names: Callable[[], Sequence[str]]
    begin_assessment: Callable[[str, str, bool], Path]
    put_away_assessment: Callable[[str], Path]
    preview_assessment: Callable[[Assessment], MadeFile]
    reading_grades: Callable[[Assessment], ReadingGrades]
    answer_gate: Callable[[Sequence[Path]], AbstractContextManager[ReadTable]]
    write_collection: Callable[[Path, Path | None], WriteCollection]
    write_hand_over: Callable[[Path, WorkbookId, Path | None, str | None], WriteCopy]
    answer_files: MeantFiles
    problems: Callable[[Path, Progress], Sequence[str]]
    problems_csv: Callable[[Sequence[tuple[str, str]]], bytes]
    read_logo: Callable[[Path], bytes]
    read_template: Callable[[Path], Template]
    write_template: Callable[[Path, Template], None]
    machine_defaults: Callable[[], tuple[Template, str]]
    hardly_seen: Callable[[bytes], bool]
    read_plan: Callable[[Path, Sequence[str]], PlanFile]
    make_forms: Callable[[FormMaterial, WantedForms], Iterable[MadeFile]]
    make_folder: Callable[[Path], None]
    make_pdf: Callable[[WantedPdf, Progress], MadeFile]
    make_other: Callable[[str, Material, Picture | None], MadeFile]
    shuffle: Shuffle
    make_comparison: Callable[[str, Comparison, Language], MadeFile]
    comparison_key: Callable[[Comparison], bytes]
    write_key: Callable[[Path, bytes], None]
    printed_words: Callable[[Material, Audience, frozenset[str]], str]
    write_file: Callable[[Path, bytes], None]
    new_id: NewId
    today: Callable[[], date]
    now: Callable[[], datetime]
    settings: Settings
    data_folder: Path
    warm_up: Callable[[], None]
