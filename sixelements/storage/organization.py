"""Whose workbook it is: the name of the organization, and what stands on its reports."""

import re
from dataclasses import replace
from datetime import date

from sixelements.application.logo import PNG
from sixelements.application.ports import Branding
from sixelements.domain.errors import BadInput
from sixelements.domain.holidays import USUAL_WORK_DAYS, ClosedDays, WorkDays
from sixelements.domain.limits import LARGEST_LOGO
from sixelements.i18n import _
from sixelements.storage import bounds, histories
from sixelements.storage.faults import damaged
from sixelements.storage.memory import Memory
from sixelements.storage.store import Store

_COLOR = re.compile("#[0-9A-Fa-f]{6}")


class StoredOrganization:
    """The one row that says whose workbook it is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = Memory[tuple[str, Branding]](store, "workbook", "letterhead")
        self._days = Memory[WorkDays](store, "work_days")

    def name(self) -> str:
        return self._row()[0]

    def rename(self, name: str) -> None:
        with self._store.change():
            self._store.write_each(
                *histories.noted(self._store, None, {"organization": self.name()}, {"organization": name})
            )
            self._store.write("UPDATE workbook SET organization = ?", (name,))
            bounds.refuse_beyond(self._store.connection, "", "workbook")

    def branding(self) -> Branding:
        return self._row()[1]

    def work_days(self) -> WorkDays:
        with self._store.converting():
            return self._days.of("work days", self._read_work_days)

    def _read_work_days(self) -> WorkDays:
        row = self._store.row("SELECT country, subdivision FROM work_days")
        if row is None:
            return USUAL_WORK_DAYS
        closed = self._store.rows("SELECT first_day, last_day, name FROM closed_days ORDER BY position")
        country, subdivision = row
        return WorkDays(
            country=country,
            subdivision=subdivision,
            closed=tuple(
                ClosedDays(date.fromisoformat(first), date.fromisoformat(last), name)
                for first, last, name in closed
            ),
        )

    def put_work_days(self, days: WorkDays) -> None:
        with self._store.change():
            self._store.write_each(
                *histories.noted(self._store, None, {"work_days": self.work_days()}, {"work_days": days})
            )
            self._store.table("work_days").delete_where("1")
            self._store.write(
                "INSERT INTO work_days SELECT id, ?, ? FROM workbook", (days.country, days.subdivision)
            )
            for n, closed in enumerate(days.closed):
                self._store.write(
                    "INSERT INTO closed_days SELECT id, ?, ?, ?, ? FROM workbook",
                    (n, closed.first.isoformat(), closed.last.isoformat(), closed.name),
                )
            bounds.refuse_beyond(self._store.connection, "", "work_days", "closed_days")

    def _row(self) -> tuple[str, Branding]:
        return self._read.of("row", self._read_row)

    def _read_row(self) -> tuple[str, Branding]:
        row = self._store.row(
            """SELECT organization, color, logo, language, firm, firm_logo, paper
                FROM workbook LEFT JOIN letterhead ON letterhead.workbook = workbook.id"""
        )
        if row is None:
            raise damaged(self._store.path)
        name, color, logo, language, firm, firm_logo, paper = row
        return str(name), Branding(
            color=color, logo=logo, language=language, firm=firm or "", firm_logo=firm_logo, paper=paper
        )

    def put_branding(self, branding: Branding) -> None:
        color = branding.color.upper() if branding.color else None
        if color and not _COLOR.fullmatch(color):
            raise BadInput(_("A color is # and six digits or letters A to F, such as #1F4E79."))
        before = self.branding()
        for logo, kept in ((branding.logo, before.logo), (branding.firm_logo, before.firm_logo)):
            if logo is not None and logo != kept:
                _refuse_unfit(logo)
        letterhead = branding.firm, branding.firm_logo, branding.paper
        with self._store.change():
            known = {"branding": self.branding()}
            self._store.write_each(
                *histories.noted(self._store, None, known, {"branding": replace(branding, color=color)})
            )
            self._store.write(
                "UPDATE workbook SET color = ?, logo = ?, language = ?",
                (color, branding.logo, branding.language),
            )
            self._store.table("letterhead").delete_where("1")
            if any(letterhead):
                self._store.write("INSERT INTO letterhead SELECT id, ?, ?, ? FROM workbook", letterhead)
            bounds.refuse_beyond(self._store.connection, "", "workbook", "letterhead")


def _refuse_unfit(logo: bytes) -> None:
    if not logo.startswith(PNG):
        raise BadInput(_("The logo is not a PNG picture."))
    if len(logo) > LARGEST_LOGO:
        raise BadInput(_("The logo is over 1 MB. Choose a smaller picture."))
