"""The organization: its name, and what is printed beside it: color, logos, firm, language and paper."""

import re
from dataclasses import dataclass, replace

from sixelements.application.days_off import check_place
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_text, check_work_days
from sixelements.application.logo import sound
from sixelements.application.ports import Branding, Workbook
from sixelements.application.teams import checked_name
from sixelements.domain.errors import BadInput
from sixelements.domain.holidays import WorkDays
from sixelements.domain.limits import Writing
from sixelements.domain.papers import LETTER, PAPERS, usual_paper
from sixelements.i18n import ENGLISH, Language, _
from sixelements.wording import phrases
from sixelements.wording.numbers import any_of

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """What stands on the report: color, language, paper, and logos as `logo.sound` lets them pass, if any.

    ``firm`` is who works for the organization, empty where nobody does. ``logo_left_out`` and
    ``firm_logo_left_out`` where there is a logo that can't be read.
    """

    color: str | None = None
    logo: bytes | None = None
    language: Language = ENGLISH
    firm: str = ""
    firm_logo: bytes | None = None
    paper: str = LETTER
    logo_left_out: bool = False
    firm_logo_left_out: bool = False

    @property
    def logo_problem(self) -> str:
        """The sentence for a logo that was left out; empty if it was not."""
        return _("The logo can't be read, so the report has none.") if self.logo_left_out else ""

    @property
    def firm_logo_problem(self) -> str:
        """The same for the firm's logo."""
        if not self.firm_logo_left_out:
            return ""
        return _("The logo of the firm can't be read, so the report has none.")

    @property
    def problem(self) -> str:
        """A sentence for each logo that was left out; empty if none was."""
        return phrases.sentences(self.logo_problem, self.firm_logo_problem)


NO_BRANDING = Printable()


def rename(book: Workbook, name: str, *, announce: Announce = tell_nobody) -> None:
    """Give the organization another name."""
    checked = checked_name(name)
    if checked == book.info.organization:
        return
    book.organization.rename(checked)
    announce(StoreChange(what=What.ORGANIZATION))


def change_branding(book: Workbook, branding: Branding, *, announce: Announce = tell_nobody) -> None:
    """Store what is printed; logos have been made small PNGs by then. Raises BadInput."""
    before = book.organization.branding()
    if branding.color is not None:
        checked_color(branding.color)
    if branding.paper is not None and branding.paper not in PAPERS:
        raise BadInput(_("That paper is not known. Choose {papers}.").format(papers=any_of(PAPERS)))
    if branding.firm != before.firm:
        branding = replace(branding, firm=_checked_firm(branding.firm))
    if branding.logo is not None and branding.logo != before.logo:
        branding = replace(branding, logo=_sound(branding.logo))
    if branding.firm_logo is not None and branding.firm_logo != before.firm_logo:
        branding = replace(branding, firm_logo=_sound(branding.firm_logo))
    if branding == before:
        return
    book.organization.put_branding(branding)
    announce(StoreChange(what=What.ORGANIZATION))


def change_work_days(book: Workbook, days: WorkDays, *, announce: Announce = tell_nobody) -> None:
    """Store whose holidays are kept, and the organization's own closed days. Raises BadInput."""
    check_work_days(days)
    if days != book.organization.work_days():
        check_place(days.country, days.subdivision)
    if days == book.organization.work_days():
        return
    book.organization.put_work_days(days)
    announce(StoreChange(what=What.ORGANIZATION))


def printable(book: Workbook) -> Printable:
    """What stands on the report, without stored logos that can't be read."""
    stored, readable = book.organization.branding(), readable_branding(book)
    language = Language(stored.language)
    return Printable(
        color=stored.color,
        logo=readable.logo,
        language=language,
        firm=stored.firm,
        firm_logo=readable.firm_logo,
        paper=stored.paper or usual_paper(language.tag),
        logo_left_out=readable.logo is None and stored.logo is not None,
        firm_logo_left_out=readable.firm_logo is None and stored.firm_logo is not None,
    )


def readable_branding(book: Workbook) -> Branding:
    """What is stored for the report, as another workbook takes it over: no logo that can't be read."""
    stored = book.organization.branding()
    return replace(
        stored,
        logo=None if stored.logo is None else sound(stored.logo),
        firm_logo=None if stored.firm_logo is None else sound(stored.firm_logo),
    )


def checked_color(color: str) -> str:
    """A color as it may be stored. Raises BadInput."""
    if not _COLOR.fullmatch(color):
        raise BadInput(_("A color is # and six digits or letters from A to F, such as #2A4A8C."))
    return color


def _checked_firm(name: str) -> str:
    """The name of a firm on one line; empty if there is none. Raises BadInput where it is too long."""
    name = " ".join(name.split())
    check_text(Writing.FIRM, name)
    return name


def _sound(logo: bytes) -> bytes:
    found = sound(logo)
    if found is None:
        raise BadInput(_("The logo must be a PNG picture of at most 600 pixels a side."))
    return found
