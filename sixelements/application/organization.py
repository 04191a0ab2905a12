"""The organization: its name, and the color, logo and language of what is printed."""

import re
from dataclasses import dataclass, replace

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.logo import sound
from sixelements.application.ports import Branding, Workbook
from sixelements.application.teams import checked_name
from sixelements.domain.errors import BadInput
from sixelements.i18n import ENGLISH, Language, _

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """What stands on the report: a color, a language, and a logo as `logo.sound` lets it pass, if any.

    ``logo_left_out`` where there is one that can't be read.
    """

    color: str | None = None
    logo: bytes | None = None
    language: Language = ENGLISH
    logo_left_out: bool = False

    @property
    def problem(self) -> str:
        """The sentence for a logo that was left out; empty where none was."""
        return _("The logo can't be read, so the report has none.") if self.logo_left_out else ""


def rename(book: Workbook, name: str, *, announce: Announce = tell_nobody) -> None:
    """Give the organization another name."""
    checked = checked_name(name)
    if checked == book.info.organization:
        return
    book.organization.rename(checked)
    announce(StoreChange(what=What.ORGANIZATION))


def change_branding(book: Workbook, branding: Branding, *, announce: Announce = tell_nobody) -> None:
    """Store color, logo and language; the logo has been made a small PNG by then. Raises BadInput."""
    if branding.color is not None and not _COLOR.fullmatch(branding.color):
        raise BadInput(_("A color is # and six digits or letters from A to F, such as #2A4A8C."))
    if branding.logo is not None and branding.logo != book.organization.branding().logo:
        branding = replace(branding, logo=_sound(branding.logo))
    if branding == book.organization.branding():
        return
    book.organization.put_branding(branding)
    announce(StoreChange(what=What.ORGANIZATION))


def printable(book: Workbook) -> Printable:
    """What stands on the report, without a stored logo that can't be read."""
    stored = book.organization.branding()
    logo = None if stored.logo is None else sound(stored.logo)
    left_out = logo is None and stored.logo is not None
    return Printable(
        color=stored.color, logo=logo, language=Language(stored.language), logo_left_out=left_out
    )


def _sound(logo: bytes) -> bytes:
    found = sound(logo)
    if found is None:
        raise BadInput(_("The logo must be a PNG picture of at most 600 pixels a side."))
    return found
