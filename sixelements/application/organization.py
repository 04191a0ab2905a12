"""The organization: its name, and the color, logo and language of what is printed."""

import re

from sixelements.application.events import Announce, OrganizationChanged, tell_nobody
from sixelements.application.ports import Branding, Workbook
from sixelements.application.teams import checked_name
from sixelements.domain.errors import BadInput
from sixelements.i18n import _

LARGEST_LOGO = 5_000_000
LOGO_SIDE = 4_000
"""The most pixels a side that a logo file may have."""
STORED_SIDE = 600
"""The most pixels a side that a logo is stored with."""
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_MAGIC = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


def rename(book: Workbook, name: str, *, announce: Announce = tell_nobody) -> None:
    """Give the organization another name."""
    book.organization.rename(checked_name(name))
    announce(OrganizationChanged())


def change_branding(book: Workbook, branding: Branding, *, announce: Announce = tell_nobody) -> None:
    """Store color, logo and language; the logo has been made a small PNG by then."""
    if branding.color is not None and not _COLOR.fullmatch(branding.color):
        raise BadInput(_("A color is # and six digits or letters from A to F, such as #2A4A8C."))
    if branding.logo is not None and logo_kind(branding.logo) != "png":
        raise BadInput(_("The logo must be a PNG or JPEG picture."))
    book.organization.put_branding(branding)
    announce(OrganizationChanged())


def logo_kind(data: bytes) -> str:
    """``png`` or ``jpeg`` by the first bytes of a picture; raises BadInput for anything else."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    raise BadInput(_("The logo must be a PNG or JPEG picture."))


def check_logo(data: bytes, *, width: int, height: int) -> None:
    """Raise BadInput where a logo file is too large to be taken in."""
    if len(data) > LARGEST_LOGO:
        raise BadInput(_("The logo is larger than 5 MB. Choose a smaller picture."))
    if max(width, height) > LOGO_SIDE:
        text = _("The logo is larger than {side} pixels a side. Choose a smaller picture.")
        raise BadInput(text.format(side=LOGO_SIDE))
