"""A new workbook: what is asked, which path is suggested, and what another workbook passes on."""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sixelements.application.organization import change_branding, printable
from sixelements.application.ports import Branding, Workbook
from sixelements.application.rounds import USUAL_ASSESSMENT, RoundSettings, practices_again
from sixelements.application.teams import checked_name
from sixelements.application.workbooks import FirstTeam, start
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.presentation.session import Session

ENDING = ".sixe"
COLLECTION = ".sixc"
"""How the name of a collection file ends."""
_LONGEST_FILE_NAME = 60
_NOT_FOR_FILES = re.compile(r"[^\w]+")
_TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorkbook:
    """What the person typed. ``like`` is a workbook to take branding and settings from."""

    organization: str
    team: str = ""
    path: str
    like: Path | None = None


class NoOrganization(BadInput):
    """The organization's name is missing or too long; said beside that field."""


class NewWorkbookPresenter:
    """Suggests, checks and makes."""

    def __init__(self, session: Session, documents: Path) -> None:
        self._session, self._documents = session, documents

    def suggest(self, organization: str) -> Path:
        """A file of the person's documents, named after the organization, that is not there yet."""
        name = file_name(organization)
        free = self._documents / f"{name}{ENDING}"
        number = 2
        while free.exists():
            free = self._documents / f"{name}-{number}{ENDING}"
            number += 1
        return free

    def handed_over(self, like: Path) -> str:
        """One line on what is taken from another workbook. Raises SixElementsError where it can't be read."""
        book = self._session.services.open_read_only(like)
        try:
            organization, branding = book.info.organization, printable(book)
        finally:
            book.close()
        text = _("Taken over from {organization}: logo, color, language, and how its newest round is asked.")
        if branding.logo_left_out:
            text = _(
                "Taken over from {organization}: color, language, and how its newest round is asked. "
                "Its logo can't be read."
            )
        return text.format(organization=organization)

    def create(self, wish: NewWorkbook) -> Path:
        """Make the workbook and put it on the table. Raises SixElementsError; then nothing was made."""
        try:
            organization = checked_name(wish.organization)
        except BadInput as refusal:
            raise NoOrganization(refusal.sentence) from None
        path = _whole(wish.path)
        services = self._session.services
        assessment = services.assessment(USUAL_ASSESSMENT)
        settings, branding = self._like(wish.like, assessment)
        book, _team, _round = start(
            services.create_workbook(path),
            organization=organization,
            team=FirstTeam(name=wish.team.strip(), headcount=None, settings=settings),
            assessment=assessment,
            new_id=services.new_id,
            today=services.today(),
        )
        if branding is not None:
            change_branding(book, branding)
        self._session.put(book, path)
        return path

    def _like(self, like: Path | None, assessment: Assessment) -> tuple[RoundSettings, Branding | None]:
        if like is None:
            return RoundSettings(practices=tuple(assessment.practices)), None
        book = self._session.services.open_read_only(like)
        try:
            shown = printable(book)
            branding = Branding(color=shown.color, logo=shown.logo, language=shown.language.code)
            return _settings_of(book, assessment), branding
        finally:
            book.close()


def _settings_of(book: Workbook, assessment: Assessment) -> RoundSettings:
    """How the newest round of the first team is asked, as far as this assessment has its practices."""
    rounds = book.rounds.of(book.teams.all()[0].id)
    if not rounds:
        return RoundSettings(practices=tuple(assessment.practices))
    newest = rounds[-1]
    again = practices_again(newest, book.assessments.get(newest.assessment), assessment)
    return RoundSettings(
        mode=newest.mode,
        threshold=newest.threshold,
        practices=again or tuple(assessment.practices),
    )


def _whole(typed: str) -> Path:
    """The path that was typed, with the ending of workbooks."""
    if not typed.strip():
        raise BadInput(_("The place is empty. Choose where the workbook is saved."))
    path = Path(typed.strip())
    with suppress(RuntimeError):  # nobody's folder of that name: told as any path that is not whole
        path = path.expanduser()
    if not path.is_absolute():
        raise BadInput(_("Give the whole path of the file, from the drive or the root on."))
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


def there_is(folder: Path, *, home: Path) -> Path:
    """The folder, or the person's own where it is gone, or a new system has none yet."""
    return folder if folder.is_dir() else home


def file_name(organization: str) -> str:
    """A file name that every system takes, made from a name."""
    name = _NOT_FOR_FILES.sub("-", organization.casefold()).strip("-_")[:_LONGEST_FILE_NAME].strip("-_")
    if not name or _TAKEN_BY_WINDOWS.fullmatch(name):
        name = f"workbook-{name}".strip("-")
    return name
