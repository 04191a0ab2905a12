"""Facts with their source: the few figures about customers, and what stands beside a line of a service."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sixelements.application import worksheets
from sixelements.domain import legs
from sixelements.domain.errors import BadInput
from sixelements.domain.facts import CustomerFact, HardFact
from sixelements.domain.scores import LegSource
from sixelements.domain.worksheets import Worksheets, moved_row, row_of, with_row, without_row
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import RowColumn, WorksheetDesk, row_name
from sixelements.presentation.said_share import as_unit, read_count, read_figure
from sixelements.presentation.table import ColumnEntry, Entry, WritableTable
from sixelements.wording import numbers, phrases
from sixelements.wording.worksheets import fact_value, figure, line_names, source

MOST_CASES = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A figure about customers; without one nobody has asked yet, and it prints as that."""

    id: str
    figure: str
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsView:
    """All facts with their sources. ``copy``: a button that takes over what the round before knew."""

    title: str
    why: str
    entered: str
    table: WritableTable
    rows: tuple[str, ...]
    """The ids of the facts, row by row."""
    copy: str
    locked: str


class FactsDesk(WorksheetDesk):
    """Keeps the facts about customers, entered once a round."""

    def view(self) -> FactsView:
        """The page as it is now."""
        rows, last = self.sheets.customer_facts, worksheets.last(self.session.book, self.session.round)
        known = [f for f in self.before.customer_facts if f.fact] if self.before else []
        new = any(f.fact is None and row_of(known, f.id) for f in rows)
        return FactsView(
            title=_("Customer facts"),
            why=_(
                "Outsiders believe results, not opinions. Enter what is known, with its source; "
                "what nobody has asked stays open."
            ),
            entered=_("{entered} facts are known.").format(entered=self.entered),
            table=self.fact_table(),
            rows=tuple(f.id for f in rows),
            copy=_("Copy from round {n}").format(n=last.number) if last and new else "",
            locked=self.locked,
        )

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
            RowColumn(
                _("Fact"),
                lambda f: f.name,
                lambda f, text: replace(f, name=row_name(text)),
                names=True,
                needed=True,
            ),
            RowColumn(
                _("Figure"),
                lambda f: fact_value(f.fact) if f.fact else "",
                self._put_figure,
                number,
                figure=True,
            ),
            RowColumn(_("Unit"), lambda f: f.fact.unit if f.fact else self._unit(f)[0], _put_unit),
            RowColumn(_("Source"), lambda f: f.fact.source if f.fact else "", _put_source),
            RowColumn(_("Period"), lambda f: f.fact.period if f.fact else "", _put_period),
            RowColumn(
                _("Cases"),
                lambda f: "" if f.fact is None or f.fact.n is None else numbers.count(f.fact.n),
                _put_n,
                number,
                figure=True,
            ),
            RowColumn(_("You said, of ten"), self._said),
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

    def _said(self, row: CustomerFact) -> str:
        """What the group's worksheet says of the line that a fact stands beside, else what the answers do."""
        assessment = self.session.assessment
        content = assessment.worksheets
        line = next((f.line for f in content.facts if f.id == row.id), None) if content else None
        if line is None:
            return _("Not asked")
        share = legs.of_line(self.session.book.discussions.of(self.session.round.id).services, line)
        said = self._by_answers(line) if share is None else numbers.contacts(share)
        return phrases.labeled(line_names(assessment)[line - 1], said)

    def _by_answers(self, line: int) -> str:
        """What a line reads as that the group did not rate: of answers only its whole leg is known."""
        results = self.results
        legs_ = results.score.legs if results else None
        by_answers = legs_ if legs_ and legs_.source is LegSource.ANSWERS else None
        leg = self.session.assessment.three_thirds.lines[line - 1].leg
        share = by_answers.all_three if by_answers and leg is None else None
        if by_answers and leg is not None:
            share = by_answers.scores[leg]
        if share is None:
            return _("not rated on the worksheet yet")
        said = numbers.contacts(share)
        if leg is None:
            return _("{contacts} in the answers").format(contacts=said)
        name = self.session.assessment.legs[leg]
        return _("{contacts} for {leg} in the answers").format(leg=name, contacts=said)

    def _put_figure(self, row: CustomerFact, text: str) -> CustomerFact:
        unit, share = (row.fact.unit, row.fact.share) if row.fact else self._unit(row)
        told = read_figure(text, unit=unit, share=share)
        if told is None:
            return replace(row, fact=None)
        return replace(row, fact=replace(row.fact or HardFact(value=0.0), **told._asdict()))

    def add(self, name: str) -> str:
        """Add a fact; returns its id. Raises BadInput."""
        row = CustomerFact(id=self.session.services.new_id(), name=row_name(name))
        self.change(_("add a fact"), _edit(lambda rows: with_row(rows, row)))
        return row.id

    def remove(self, fact: str) -> None:
        """Remove a fact with its figure."""
        self.change(_("remove a fact"), _edit(lambda rows: without_row(rows, fact)))
        self.forget_typed(fact)

    def move(self, fact: str, by: int) -> None:
        """Move a fact up (negative) or down."""
        self.change(_("move a fact"), _edit(lambda rows: moved_row(rows, fact, by)))

    def copy_before(self) -> str:
        """Take over the figures of the round before where there are none yet, with their sources.

        Returns what was done.
        """
        before = sum(f.fact is not None for f in self.sheets.customer_facts)
        last = self.before
        known = last.customer_facts if last else ()

        def change(rows: Sequence[CustomerFact]) -> tuple[CustomerFact, ...]:
            olds = ((f, row_of(known, f.id)) for f in rows)
            return tuple(replace(f, fact=f.fact or old.fact) if old else f for f, old in olds)

        self.change(_("copy the facts of the last round"), _edit(change))
        n = sum(f.fact is not None for f in self.sheets.customer_facts) - before
        text = ngettext(
            "{n} fact was copied. Check that it is still true.",
            "{n} facts were copied. Check that they are still true.",
            n,
        )
        return text.format(n=n)


def _of(row: CustomerFact) -> HardFact:
    """The figure of a row. Raises BadInput where there is none yet."""
    if row.fact is None:
        raise BadInput(_("Write the figure first, then where it is from."))
    return row.fact


def _put_unit(row: CustomerFact, text: str) -> CustomerFact:
    if row.fact is None and not text.strip():
        return row
    unit = as_unit(text)
    return replace(row, fact=replace(_of(row), unit=unit, share=unit == "%"))


def _put_source(row: CustomerFact, text: str) -> CustomerFact:
    if row.fact is None and not text.strip():
        return row
    return replace(row, fact=replace(_of(row), source=text.strip()))


def _put_period(row: CustomerFact, text: str) -> CustomerFact:
    if row.fact is None and not text.strip():
        return row
    return replace(row, fact=replace(_of(row), period=text.strip()))


def _put_n(row: CustomerFact, text: str) -> CustomerFact:
    if row.fact is None and not text.strip():
        return row
    n = read_count(text, least=1, most=MOST_CASES)
    return replace(row, fact=replace(_of(row), n=n))


def _edit(change: Callable[[Sequence[CustomerFact]], tuple[CustomerFact, ...]]) -> worksheets.SheetEdit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, customer_facts=change(now.customer_facts))

    return edit
