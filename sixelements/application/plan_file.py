"""A plan that was edited in a spreadsheet, taken back: what differs is shown first, and nothing is guessed.

Rows belong to actions by their ids. A row that is missing takes nothing out of the plan. A cell that was left
as the file was made changes nothing either, though the plan may have been changed since: the file knows by
the state of each row what stood there.
"""

import math
from collections.abc import Iterator
from datetime import date

from sixelements.application.days_off import days_off
from sixelements.application.organization import printable
from sixelements.application.plan_editing import set_dates
from sixelements.application.plan_words import NAMES, read_amount, read_day
from sixelements.application.plans import accepted, dates_follow
from sixelements.application.ports import Workbook
from sixelements.application.readings import check_reading
from sixelements.domain.actions import Action, Plan, Reading, action_numbers
from sixelements.domain.errors import BadInput
from sixelements.domain.holidays import DaysOff
from sixelements.domain.ids import ActionId
from sixelements.domain.plan_file import (
    MARK,
    PlanDifference,
    PlanFile,
    PlanFileRow,
    PlanTakenIn,
    mark_of,
    print_of,
    prints_in,
)
from sixelements.domain.rounds import Round
from sixelements.i18n import _, speaking
from sixelements.wording import numbers, phrases
from sixelements.wording.numbers import any_of
from sixelements.wording.plan_findings import day_off
from sixelements.wording.plan_sheet import PlanSheetWords, plan_sheet_words
from sixelements.wording.quoted import quoted

_MOST_SAID = 10
_LONGEST = 60
_DATES = ("start", "due", "first_step_by")
_NUMBERS = ("baseline", "target")
_MIDNIGHT = " 00:00:00"
"""What a spreadsheet's day is followed by."""
_LAST_YEARS = (1990, 2200)


def tabs(book: Workbook) -> tuple[str, ...]:
    """The sheets of a file that are read, as they are called in the language of the organization."""
    words = _words(book)
    return words.plan_tab, words.readings_tab


def compare(book: Workbook, round_: Round, file: PlanFile, *, today: date) -> PlanTakenIn:
    """What a file would change in the accepted plan, with the dates that follow.

    Raises BadInput, naming each row that can't be taken.
    """
    return _EditedPlan(accepted(book, round_), file, _words(book), today=today, off=days_off(book)).taken()


def _words(book: Workbook) -> PlanSheetWords:
    """As the file is written, which is in the language of the organization."""
    with speaking(printable(book).language):
        return plan_sheet_words()


class _EditedPlan:
    """Reads one file against one plan; ``wrong`` gathers what can't be taken."""

    def __init__(
        self, plan: Plan, file: PlanFile, words: PlanSheetWords, *, today: date, off: DaysOff
    ) -> None:
        self.today, self.off = today, off
        self.before = self.plan = plan
        self.file, self.words = file, words
        self.wrong: list[str] = []
        self.numbers = action_numbers(plan.actions)
        self.known = {str(a.id): a for a in plan.actions}
        self.differences: list[PlanDifference] = []

    def taken(self) -> PlanTakenIn:
        rows = self.file.get(self.words.plan_tab, ())
        if not rows or self.words.id not in rows[0].cells:
            text = _('It has no sheet "{tab}" with a column "{id}". Export the plan as XLSX, and edit that.')
            raise BadInput(text.format(tab=self.words.plan_tab, id=self.words.id))
        seen: dict[ActionId, int] = {}
        for row in rows:
            action = self._action_of(row, twice=seen)
            if action is not None:
                self._edit(row, action)
        for row in self.file.get(self.words.readings_tab, ()):
            action = self._action_of(row)
            if action is not None:
                self._read(row, action.id)
        if self.wrong:
            raise BadInput(self._refusal())
        self._follow()
        absent = tuple(a.title for a in self.before.actions if a.id not in seen and not a.locked)
        return PlanTakenIn(
            plan=self.plan,
            differences=tuple(self.differences),
            absent=absent,
            remarks=tuple(self._remarks()),
        )

    def _follow(self) -> None:
        """Work out the dates that follow from what was edited, and say which."""
        edited = self.plan
        self.plan = dates_follow(self.before, edited, today=self.today, days_off=self.off)
        for now in self.plan.actions:
            was = edited.action(now.id)
            for name in _DATES:
                before, after = shown(was, name, self.words), shown(now, name, self.words)
                if before != after:
                    self._differs(now, self.words.edited[name], before, after)

    def _remarks(self) -> Iterator[str]:
        """Days that were written and on which nobody works."""
        for now in self.plan.actions:
            was = self.before.find(now.id)
            for name in _DATES:
                day = getattr(now, name)
                if was and day and day != getattr(was, name) and day in self.off:
                    text = _("{n}. {title}, {part}: {day} is {why}.")
                    yield text.format(
                        n=self.numbers.get(now.id, 0),
                        title=quoted(now.title, _LONGEST),
                        part=self.words.edited[name],
                        day=numbers.dated(day),
                        why=day_off(self.off.reason(day)),
                    )

    def _refusal(self) -> str:
        more = len(self.wrong) - _MOST_SAID
        rest = [_("And {n} more.").format(n=more)] if more > 0 else []
        return phrases.sentences(_("Nothing was taken in."), *self.wrong[:_MOST_SAID], *rest)

    def _action_of(self, row: PlanFileRow, *, twice: dict[ActionId, int] | None = None) -> Action | None:
        """The action that a row is about; None if it is about none, and then it is said why."""
        cell = row.cells.get(self.words.id, "").strip()
        title = row.cells.get(self.words.edited["title"], "").strip()
        mark, _sign, id_ = cell.partition(MARK)
        action = self.known.get(id_)
        practice = row.cells.get(self.words.practice, "")
        why = ""
        if not cell:
            why = _("Row {n}, {title}, has no id. New actions are added on Plan.")
        elif mark != mark_of(self.before):
            why = _("Row {n}, {title}: the id {id} is not one of this plan, but of another or of none.")
        elif action is None:
            why = _("Row {n}, {title}: the plan has no action {id}.")
        elif practice and practice != action.practice:
            why = _(
                "Row {n}, {title}: practice and id don't fit. {id} is the id of {other}, whose practice is "
                "{practice}. Put back what was changed."
            )
        elif twice is not None and action.id in twice:
            why = _("Row {n}, {title}, has the id {id} of row {first}.")
        if why:
            first = twice.get(action.id, 0) if twice and action else 0
            other = quoted(action.title, _LONGEST) if action else ""
            words = {"title": quoted(title, _LONGEST), "id": quoted(cell, _LONGEST), "other": other}
            words["practice"] = action.practice if action else ""
            self.wrong.append(why.format(n=row.place, first=first, **words))
            return None
        if twice is not None and action is not None:
            twice[action.id] = row.place
        return action

    def _edit(self, row: PlanFileRow, action: Action) -> None:
        titles = self.words.edited
        days: dict[str, date | None] = {}
        made = dict(zip(titles, prints_in(row.cells.get(self.words.state, "")), strict=False))
        for name, title in titles.items():
            before = shown(action, name, self.words)
            after = _cell(row, title, name)
            if after is None or _same(name, before, after) or made.get(name) == _print(name, after):
                continue
            try:
                value = self._value(name, after)
                if name in ("start", "due"):
                    days[name] = read_day(value)
                else:
                    action = NAMES[name](self.plan, action, value)
            except BadInput as refusal:
                self._refuse(row, title, refusal)
            else:
                since = name in made and made[name] != _print(name, before)
                self._differs(action, title, before, after, since=since)
        if days:
            try:
                action = set_dates(self.plan, action, **({"start": action.start, "due": action.due} | days))
            except BadInput as refusal:
                self._refuse(row, titles[next(iter(days))], refusal)
        self.plan = self.plan.with_action(action)

    def _value(self, name: str, word: str) -> str:
        """What a cell says, as the names of the command line take it. Raises BadInput."""
        if name == "status":
            called = {words.casefold(): status.value for status, words in self.words.statuses.items()}
            if word.casefold() not in called:
                text = _("{word} is no status. Use {known}.")
                known = any_of(list(self.words.statuses.values()))
                raise BadInput(text.format(word=quoted(word, _LONGEST), known=known))
            return called[word.casefold()]
        if name in _DATES:
            _near(read_day(word))
        return word

    def _read(self, row: PlanFileRow, id_: ActionId) -> None:
        action = self.plan.action(id_)
        cells = {
            t: (row.cells.get(t) or "").strip().removesuffix(_MIDNIGHT)
            for t in (self.words.day, self.words.value, self.words.note)
        }
        on, value, note = cells.values()
        if not (on or value or note) or row.cells.get(self.words.state, "") == _print_of_reading(
            on, value, note
        ):
            return
        try:
            day, number = _near(read_day(on)), read_amount(value, action.measure)
            if day and day > self.today:
                raise BadInput(_("A reading can't be of a day that is still to come."))  # noqa: TRY301
            if number is not None:
                check_reading(action, number)
        except BadInput as refusal:
            self._refuse(row, self.words.readings_tab, refusal)
            return
        if day is None or number is None:
            self._refuse(row, self.words.readings_tab, BadInput(_("A reading needs a day and a value.")))
            return
        old = next((r for r in action.readings if r.day == day), None)
        reading = Reading(day, number, note)
        if old and math.isclose(old.value, number, rel_tol=1e-12) and old.note == note:
            return
        self.plan = self.plan.with_action(action.with_reading(reading))
        part = _("Reading of {day}").format(day=day.isoformat())
        self._differs(action, part, _reading(old), _reading(reading))

    def _refuse(self, row: PlanFileRow, title: str, refusal: BadInput) -> None:
        text = _("Row {n}, {column}: {reason}")
        self.wrong.append(text.format(n=row.place, column=title, reason=refusal.sentence))

    def _differs(self, action: Action, part: str, before: str, after: str, *, since: bool = False) -> None:
        known = self.known[str(action.id)]
        self.differences.append(
            PlanDifference(
                number=self.numbers.get(action.id, 0),
                title=known.title,
                part=part,
                before=before,
                after=after,
                since=since,
            )
        )


def shown(action: Action, name: str, words: PlanSheetWords) -> str:
    """What a part of an action looks like in a cell, as words; days as YYYY-MM-DD."""
    measure = action.measure
    value: object = {
        "status": words.statuses[action.status],
        "measure": measure.name,
        "unit": measure.unit,
        "how": measure.how,
        "baseline": measure.baseline,
        "target": measure.target,
    }.get(name, getattr(action, name, None))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def state(action: Action, words: PlanSheetWords) -> str:
    """The prints of all that can be edited of an action, in the order of the words."""
    prints = (_print(name, shown(action, name, words)) for name in words.edited)
    return "".join(prints)


def state_of_reading(reading: Reading) -> str:
    """The print of a row of readings."""
    return _print_of_reading(reading.day.isoformat(), str(reading.value), reading.note)


def _print_of_reading(day: str, value: str, note: str) -> str:
    return print_of(day, _number(value), note)


def _print(name: str, word: str) -> str:
    return print_of(_number(word) if name in _NUMBERS else word)


def _number(word: str) -> str:
    """A number as one that is as much is written, too; other words as they are."""
    try:
        return f"{float(word):.12g}"
    except ValueError:
        return word


def _cell(row: PlanFileRow, title: str, name: str) -> str | None:
    """What stands in a cell; None if the file has no such column."""
    found = row.cells.get(title)
    if found is None:
        return None
    word = found.strip()
    return word.removesuffix(_MIDNIGHT) if name in _DATES else word


def _same(name: str, before: str, after: str) -> bool:
    """Whether a cell says what the plan says; line ends and spaces around count for nothing."""
    if name in _NUMBERS and before and after:
        try:
            return math.isclose(float(before), float(after), rel_tol=1e-12)
        except ValueError:
            return False
    return before.split() == after.split()


def _near(day: date | None) -> date | None:
    """A day that somebody may have meant. Raises BadInput."""
    if day and not _LAST_YEARS[0] <= day.year <= _LAST_YEARS[1]:
        raise BadInput(_("The year {year} can't be meant.").format(year=day.year))
    return day


def _reading(reading: Reading | None) -> str:
    if reading is None:
        return ""
    value = int(reading.value) if reading.value.is_integer() else reading.value
    return phrases.labeled(str(value), reading.note) if reading.note else str(value)


def lines(taken: PlanTakenIn) -> Iterator[str]:
    """Every difference as a line."""
    for d in taken.differences:
        text = _("{n}. {title}, {part}: {before} becomes {after}")
        line = text.format(
            n=d.number,
            title=d.title,
            part=d.part,
            before=said(d.before),
            after=said(d.after),
        )
        yield phrases.facts(line, both_words() if d.since else "")
    yield from taken.remarks


def both_words() -> str:
    """What is said of a part that was changed in the plan as well."""
    return _("changed in the plan, too, since the file was made")


def said(word: str) -> str:
    """What a cell says, on one line; that it says nothing."""
    return quoted(word, _LONGEST) if word else _("nothing")
