"""A new workbook: what is asked, which path is suggested, and what another workbook passes on."""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sixelements.application.organization import printable
from sixelements.application.rounds import choose_assessment
from sixelements.application.teams import checked_name
from sixelements.application.templates import ENDING as TEMPLATE
from sixelements.application.templates import NO_TEMPLATE
from sixelements.application.workbooks import (
    FirstTeam,
    Likeness,
    like_template,
    likeness,
    settings_like,
    start,
)
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.wording import passwords, phrases

ENDING = ".sixe"
COLLECTION = ".sixc"
"""How the name of a collection file ends."""
_LONGEST_FILE_NAME = 60
_NOT_FOR_FILES = re.compile(r"[^\w]+")
_TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorkbook:
    """What the person typed. ``like`` is a workbook, or a template, to take over from.

    ``asked`` names the questionnaires, where they were chosen.
    """

    organization: str
    team: str = ""
    path: str
    like: Path | None = None
    asked: str | None = None


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

    @property
    def fresh(self) -> str:
        """What a workbook begins with where nothing is taken over."""
        template, problem = self._session.services.machine_defaults()
        if problem:
            return problem
        if template != NO_TEMPLATE:
            return _("Settings and branding begin as this computer has them for new workbooks.")
        return _("Settings and branding start fresh.")

    def questionnaires(self) -> tuple[tuple[str | None, str], ...]:
        """What can be asked, each with its words: nothing to choose without any of the person's own.

        None is the usual: the six elements, or what the workbook that is taken over from asks.
        """
        names = self._session.services.own_names()
        return ((None, _("The usual ones")), *((name, name) for name in names)) if names else ()

    def handed_over(self, like: Path) -> str:
        """One line on what is taken over. Raises SixElementsError where it can't be read."""
        services = self._session.services
        if like.suffix.lower() == TEMPLATE:
            services.read_template(like)
            return _("Taken over from the template {name}.").format(name=like.stem)
        book = services.open_read_only(like)
        try:
            organization, branding = book.info.organization, printable(book)
        finally:
            book.close()
        text = _(
            "Taken over from {organization}: logo, firm, color, language, paper, and how its newest round is "
            "asked."
        )
        if branding.problem:
            text = _(
                "Taken over from {organization}: color, language, paper, and how its newest round is asked. "
                "Not every logo can be read."
            )
        locked = passwords.to_be_set() if services.has_password(like) else ""
        return phrases.sentences(text.format(organization=organization), locked)

    def create(self, wish: NewWorkbook) -> Path:
        """Make the workbook and put it on the table. Raises SixElementsError; then nothing was made."""
        try:
            organization = checked_name(wish.organization)
        except BadInput as refusal:
            raise NoOrganization(refusal.sentence) from None
        path = _whole(wish.path)
        services = self._session.services
        like = self._like(wish.like)
        assessment = choose_assessment(services.assessment, wish.asked, before=like.assessment)
        settings = settings_like(like, assessment)
        book, _team, _round = start(
            services.create_workbook(path),
            organization=organization,
            team=FirstTeam(name=wish.team.strip(), headcount=None, settings=settings),
            assessment=assessment,
            new_id=services.new_id,
            today=services.today(),
            like=like,
        )
        self._session.put(book, path)
        return path

    def _like(self, like: Path | None) -> Likeness:
        services = self._session.services
        if like is None:
            template, _problem = services.machine_defaults()
            return like_template(template)
        if like.suffix.lower() == TEMPLATE:
            return like_template(services.read_template(like))
        book = services.open_read_only(like)
        try:
            return likeness(book)
        finally:
            book.close()


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
