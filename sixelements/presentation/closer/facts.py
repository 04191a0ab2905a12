"""Facts with their source: the few figures about customers, and what stands beside a line of a service."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sixelements.application import worksheets
from sixelements.domain.errors import BadInput
from sixelements.domain.facts import CustomerFact, HardFact
from sixelements.domain.worksheets import Worksheets, row_of, with_row, without_row
from sixelements.i18n import _
from sixelements.presentation.closer.desk import RowColumn, WorksheetDesk, row_name
from sixelements.presentation.table import ColumnEntry, Entry, WritableTable
from sixelements.presentation.typed import read_number, read_whole
from sixelements.wording import numbers, phrases

_MOST_CASES = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A figure about customers; without one nobody has asked yet, and it prints as that."""

    id: str
    figure: str
    name: str
    source: str


class FactsDesk(WorksheetDesk):
    """Keeps the facts about customers, entered once a round."""

    def views(self) -> tuple[FactView, ...]:
        """The figures as the overview shows them."""
        return tuple(
            FactView(id=f.id, figure=figure(f.fact) if f.fact else "", name=f.name, source=source(f.fact))
            for f in self.sheets.customer_facts
        )

    @property
    def entered(self) -> str:
        """How many there are, of how many."""
        rows = self.sheets.customer_facts
        return _("{n} of {all}").format(n=sum(f.fact is not None for f in rows), all=len(rows))

    def fact_table(self) -> WritableTable:
        """All of them as a table that is typed into; the figure of a row comes first."""
        number = ColumnEntry(entry=Entry.NUMBER)
        columns: list[RowColumn[CustomerFact]] = [
            RowColumn(_("Fact"), lambda f: f.name, lambda f, text: replace(f, name=row_name(text))),
            RowColumn(
                _("Figure"),
                lambda f: numbers.quantity(f.fact.value) if f.fact else "",
                self._put_figure,
                number,
                figure=True,
            ),
            RowColumn(_("Unit"), lambda f: f.fact.unit if f.fact else self._unit(f)[0], _put_unit),
            RowColumn(_("Source"), lambda f: f.fact.source if f.fact else "", _put_source),
            RowColumn(_("Period"), lambda f: f.fact.period if f.fact else "", _put_period),
            RowColumn(
                _("On how many cases"),
                lambda f: "" if f.fact is None or f.fact.n is None else numbers.count(f.fact.n),
                _put_n,
                number,
                figure=True,
            ),
        ]
        return self.table(
            _("Customer facts"),
            self.sheets.customer_facts,
            columns,
            name="customer facts",
            called=lambda f: f.name,
            edit_rows=_edit,
        )

    def _unit(self, row: CustomerFact) -> tuple[str, bool]:
        """The unit that the assessment gives a fact, and whether it is a share."""
        content = self.session.assessment.worksheets
        found = [f for f in content.facts if f.id == row.id] if content else []
        return (found[0].unit, found[0].share) if found else ("%", True)

    def _put_figure(self, row: CustomerFact, text: str) -> CustomerFact:
        value = read_number(text)
        if value is None:
            return replace(row, fact=None)
        if row.fact:
            return replace(row, fact=replace(row.fact, value=value))
        unit, share = self._unit(row)
        return replace(row, fact=HardFact(value=value, unit=unit, share=share))

    def add(self, name: str) -> str:
        """Add a fact; returns its id. Raises BadInput."""
        row = CustomerFact(id=self.session.services.new_id(), name=row_name(name))
        self.change(_("add a fact"), _edit(lambda rows: with_row(rows, row)))
        return row.id

    def remove(self, fact: str) -> None:
        """Remove a fact with its figure."""
        self.change(_("remove a fact"), _edit(lambda rows: without_row(rows, fact)))

    def copy_before(self) -> None:
        """Take over the figures of the round before where there are none yet, with their sources."""
        last = self.before
        known = last.customer_facts if last else ()

        def change(rows: Sequence[CustomerFact]) -> tuple[CustomerFact, ...]:
            olds = ((f, row_of(known, f.id)) for f in rows)
            return tuple(replace(f, fact=f.fact or old.fact) if old else f for f, old in olds)

        self.change(_("copy the facts of the last round"), _edit(change))


def _of(row: CustomerFact) -> HardFact:
    """The figure of a row. Raises BadInput where there is none yet."""
    if row.fact is None:
        raise BadInput(_("Write the figure first, then where it is from."))
    return row.fact


def _put_unit(row: CustomerFact, text: str) -> CustomerFact:
    return replace(row, fact=replace(_of(row), unit=text.strip(), share=text.strip() == "%"))


def _put_source(row: CustomerFact, text: str) -> CustomerFact:
    return replace(row, fact=replace(_of(row), source=text.strip()))


def _put_period(row: CustomerFact, text: str) -> CustomerFact:
    return replace(row, fact=replace(_of(row), period=text.strip()))


def _put_n(row: CustomerFact, text: str) -> CustomerFact:
    n = read_whole(text, least=0, most=_MOST_CASES) if text.strip() else None
    return replace(row, fact=replace(_of(row), n=n))


def _edit(change: Callable[[Sequence[CustomerFact]], tuple[CustomerFact, ...]]) -> worksheets.Edit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, customer_facts=change(now.customer_facts))

    return edit


def figure(fact: HardFact) -> str:
    """A figure with its unit: "71 %", "15 days"."""
    value = numbers.quantity(fact.value)
    return _("{n} %").format(n=value) if fact.share else f"{value} {fact.unit}".strip()


def source(fact: HardFact | None) -> str:
    """Where a figure is from: source, period, and on how many cases it stands."""
    if fact is None:
        return _("Nobody has asked yet.")
    n = "" if fact.n is None else _("n {n}").format(n=numbers.count(fact.n))
    return phrases.facts(fact.source, fact.period, n)
