"""Whose workbook it is: the name of the organization, and what stands on its reports."""

import re

from sixelements.application.logo import LARGEST_STORED, PNG
from sixelements.application.ports import Branding
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.storage import bounds
from sixelements.storage.faults import damaged
from sixelements.storage.memory import Memory
from sixelements.storage.store import Store

_COLOR = re.compile("#[0-9A-Fa-f]{6}")


class StoredOrganization:
    """The one row that says whose workbook it is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = Memory[tuple[str, Branding]](store, "workbook")

    def name(self) -> str:
        return self._row()[0]

    def rename(self, name: str) -> None:
        with self._store.change():
            self._store.write("UPDATE workbook SET organization = ?", (name,))
            bounds.refuse_beyond(self._store.connection, "", "workbook")

    def branding(self) -> Branding:
        return self._row()[1]

    def _row(self) -> tuple[str, Branding]:
        return self._read.of("row", self._read_row)

    def _read_row(self) -> tuple[str, Branding]:
        row = self._store.row("SELECT organization, color, logo, language FROM workbook")
        if row is None:
            raise damaged(self._store.path)
        name, color, logo, language = row
        return str(name), Branding(color=color, logo=logo, language=language)

    def put_branding(self, branding: Branding) -> None:
        color = branding.color.upper() if branding.color else None
        if color and not _COLOR.fullmatch(color):
            raise BadInput(_("A color is # and six digits or letters A to F, such as #1F4E79."))
        if branding.logo is not None and branding.logo != self.branding().logo:
            _refuse_unfit(branding.logo)
        with self._store.change():
            self._store.write(
                "UPDATE workbook SET color = ?, logo = ?, language = ?",
                (color, branding.logo, branding.language),
            )
            bounds.refuse_beyond(self._store.connection, "", "workbook")


def _refuse_unfit(logo: bytes) -> None:
    if not logo.startswith(PNG):
        raise BadInput(_("The logo is not a PNG picture."))
    if len(logo) > LARGEST_STORED:
        raise BadInput(_("The logo is over 1 MB. Choose a smaller picture."))
