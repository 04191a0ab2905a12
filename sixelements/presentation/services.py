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
    from sixelements.application.files import MadeFile, Progress
    from sixelements.application.foreign_sheets import ReadTable
    from sixelements.application.forms import FormMaterial, WantedForms
    from sixelements.application.ports import BackupCopy, NewId, Workbook
    from sixelements.application.reports import Material, Picture, WantedPdf
    from sixelements.application.sharing import WriteCollection
    from sixelements.domain.assessment import Assessment
    from sixelements.domain.going_back import GoingBack
    from sixelements.domain.ids import WorkbookId


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
    open_read_only: Callable[[Path], Workbook]
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
    answer_gate: Callable[[Sequence[Path]], AbstractContextManager[ReadTable]]
    write_collection: Callable[[Path], WriteCollection]
    answer_files: MeantFiles
    problems: Callable[[Path, Progress], Sequence[str]]
    problems_csv: Callable[[Sequence[str]], bytes]
    read_logo: Callable[[Path], bytes]
    make_forms: Callable[[FormMaterial, WantedForms], Iterable[MadeFile]]
    make_folder: Callable[[Path], None]
    make_pdf: Callable[[WantedPdf, Progress], MadeFile]
    make_other: Callable[[str, Material, Picture | None], MadeFile]
    printed_words: Callable[[Material, Audience, frozenset[str]], str]
    write_file: Callable[[Path, bytes], None]
    new_id: NewId
    today: Callable[[], date]
    now: Callable[[], datetime]
    settings: Settings
    data_folder: Path
    warm_up: Callable[[], None]
