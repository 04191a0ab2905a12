"""A plan that was edited in a spreadsheet, taken back: what differs is shown first, and nothing is guessed.

Rows belong to actions by their ids. A row that is missing takes nothing out of the plan. A cell that was left
as the file was made changes nothing either, though the plan may have been changed since: the file knows by
the state of each row what stood there. Whatever else was edited is taken in, or said to be left alone.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.days_off import days_off
from sixelements.application.organization import printable
from sixelements.application.plan_editing import set_dates
from sixelements.application.plan_words import DAYS, NAMES, day_of, read_amount
from sixelements.application.plans import accepted, dates_follow, refuse, refuse_circles
from sixelements.application.ports import Workbook
from sixelements.application.readings import check_reading
from sixelements.application.said_day import as_day, as_past_day
from sixelements.application.typed import written_day
from sixelements.domain.actions import Action, Plan, Reading, action_numbers
from sixelements.domain.assessment import Assessment, Measure
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
from sixelements.i18n import _, ngettext, speaking
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.actions import when_then, when_then_of
from sixelements.wording.because import because
from sixelements.wording.numbers import any_of
from sixelements.wording.plan_findings import day_off
from sixelements.wording.plan_sheet import AFTER, NUMBER, WHEN_THEN, PlanSheetWords, plan_sheet_words
from sixelements.wording.quoted import quoted

_MOST_SAID = 10
_LONGEST = 60
_DATES = ("start", "due", "first_step_by")
_MEASURED = ("baseline", "target")
_NUMBERS = (*_MEASURED, AFTER, NUMBER, "expected_level")
"""What a spreadsheet may keep as a number."""
_MIDNIGHT = " 00:00:00"
"""What a spreadsheet's day is followed by."""


def tabs(book: Workbook) -> tuple[str, ...]:
    """The sheets of a file that are read, as they are called in the language of the organization."""
    words = _words(book)
    return words.plan_tab, words.readings_tab


def compare(book: Workbook, round_: Round, file: PlanFile, *, today: date) -> PlanTakenIn:
    """What a file would change in the accepted plan, with the dates that follow.

    Raises BadInput, naming each row that can't be taken.
    """
    plan = accepted(book, round_)
    of = SheetSetting(
        words=_words(book),
        numbers=action_numbers(plan.actions),
        assessment=book.assessments.get(round_.assessment),
    )
    return _EditedPlan(plan, file, of, today=today, off=days_off(book)).taken()


def _words(book: Workbook) -> PlanSheetWords:
    """As the file is written, which is in the language of the organization."""
    with speaking(printable(book).language):
        return plan_sheet_words()


class _EditedPlan:
    """Reads one file against one plan; ``wrong`` gathers what can't be taken."""

    def __init__(self, plan: Plan, file: PlanFile, of: "SheetSetting", *, today: date, off: DaysOff) -> None:
        self.today, self.off = today, off
        self.before = self.plan = plan
        self.file, self.of, self.words = file, of, of.words
        self.wrong: list[str] = []
        self.known = {str(a.id): a for a in plan.actions}
        self.differences: list[PlanDifference] = []
        self.left: dict[str, list[int]] = {}
        """The rows in which a column was edited that is not read back, by its name."""
        self.emptied: list[int] = []
        """The rows of readings that were emptied."""
        self.named: Mapping[int, ActionId] = {}
        """The actions by the numbers that the file calls them."""

    def taken(self) -> PlanTakenIn:
        rows = self.file.get(self.words.plan_tab, ())
        if not rows or self.words.id not in rows[0].cells:
            text = _('It has no sheet "{tab}" with a column "{id}". Export the plan as XLSX, and edit that.')
            raise BadInput(text.format(tab=self.words.plan_tab, id=self.words.id))
        seen: dict[ActionId, int] = {}
        self.named = self._numbers_in(rows)
        for row in rows:
            action = self._action_of(row, twice=seen)
            if action is not None:
                self._edit(row, action)
        for row in self.file.get(self.words.readings_tab, ()):
            action = self._action_of(row)
            if action is not None:
                self._read(row, action.id)
        self._refuse_circles()
        if self.wrong:
            raise BadInput(self._refusal())
        self._follow()
        refuse(self.plan, before=self.before)
        absent = tuple(a.title for a in self.before.actions if a.id not in seen and not a.locked)
        return PlanTakenIn(
            plan=self.plan,
            differences=tuple(self.differences),
            absent=absent,
            remarks=(*self._days_off(), *self._not_taken(rows)),
        )

    def _numbers_in(self, rows: Sequence[PlanFileRow]) -> Mapping[int, ActionId]:
        """Which action the file calls by a number: the plan may number them otherwise by now."""
        named: dict[int, ActionId] = {}
        for row in rows:
            number = row.cells.get(self.words.worked_out[NUMBER], "").strip()
            action = self.known.get(row.cells.get(self.words.id, "").strip().partition(MARK)[2])
            made = _made(row, self.words).get(NUMBER)
            if action and number.isdecimal() and made in (None, _print(NUMBER, number)):
                named[int(number)] = action.id
        return named or {n: id_ for id_, n in self.of.numbers.items()}

    def _refuse_circles(self) -> None:
        try:
            refuse_circles(self.plan)
        except BadInput as refusal:
            self.wrong.append(refusal.sentence)

    def _follow(self) -> None:
        """Work out the dates that follow from what was edited, and say which."""
        edited = self.plan
        self.plan = dates_follow(self.before, edited, today=self.today, days_off=self.off)
        for now in self.plan.actions:
            was = edited.action(now.id)
            for name in _DATES:
                before, after = told(was, name, self.of), told(now, name, self.of)
                if before != after:
                    self._differs(now, self.words.edited[name], before, after)

    def _not_taken(self, rows: Sequence[PlanFileRow]) -> Iterator[str]:
        """What was edited in the file and changes nothing, by column and row."""
        for name, title in self.words.worked_out.items():
            if name in self.left:
                text = ngettext(
                    "Row {rows}, {column}: not taken. {why}",
                    "Rows {rows}, {column}: not taken. {why}",
                    len(self.left[name]),
                )
                where = numbers.listing([str(n) for n in self.left[name]])
                yield text.format(rows=where, column=title, why=self.words.why_not[name])
        if self.emptied:
            text = ngettext(
                "Row {rows}, {column}: not taken. A reading is taken out on Plan.",
                "Rows {rows}, {column}: not taken. Readings are taken out on Plan.",
                len(self.emptied),
            )
            where = numbers.listing([str(n) for n in self.emptied])
            yield text.format(rows=where, column=self.words.readings_tab)
        titles = list(rows[0].cells)
        for title in titles:
            if title not in self.words.titles and any(row.cells.get(title, "").strip() for row in rows):
                text = _("The column {column} is not one of the plan's, and was not read.")
                yield text.format(column=quoted(title or _("without a title"), _LONGEST))
        if self.words.state not in titles:
            text = _(
                "The file has no column {column}, so what the app works out was not compared: {columns}."
            )
            yield text.format(
                column=quoted(self.words.state, _LONGEST),
                columns=numbers.listing(list(self.words.worked_out.values())),
            )

    def _days_off(self) -> Iterator[str]:
        """Days that were written and on which nobody works."""
        for now in self.plan.actions:
            was = self.before.find(now.id)
            for name in _DATES:
                day = getattr(now, name)
                if was and day and day != getattr(was, name) and day in self.off:
                    text = _("{n}. {title}, {part}: {day} is {why}.")
                    yield text.format(
                        n=self.of.numbers.get(now.id, 0),
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
        made = _made(row, self.words)
        known = self.before.action(action.id)
        for name, title in titles.items():
            before = shown(known, name, self.of)
            after = _cell(row, title, name)
            if after is None or _same(name, before, after) or made.get(name) == _print(name, after):
                continue
            try:
                if name in ("start", "due"):
                    days[name] = self._day(action, after)
                    changed = replace(action, **{name: days[name]})  # type: ignore[arg-type] # a day of it
                else:
                    changed = action = self._changed(action, name, after)
            except BadInput as refusal:
                self._refuse(row, title, refusal)
                continue
            was, now = told(known, name, self.of), told(changed, name, self.of)
            if was != now:
                since = name in made and made[name] != _print(name, before)
                self._differs(action, title, was, now, since=since)
        if days:
            try:
                action = set_dates(self.plan, action, **({"start": action.start, "due": action.due} | days))
            except BadInput as refusal:
                self._refuse(row, titles[next(iter(days))], refusal)
        self.plan = self.plan.with_action(action)
        for name, title in self.words.worked_out.items():
            after = _cell(row, title, name)
            if after is not None and name in made and made[name] != _print(name, after):
                self.left.setdefault(name, []).append(row.place)

    def _changed(self, action: Action, name: str, word: str) -> Action:
        """The action with a part as a cell says it. Raises BadInput."""
        if name == AFTER:
            return replace(action, depends_on=self._links(action, word))
        if name == WHEN_THEN:
            when, then = self._when_then(action, word)
            return replace(action, when=when, then=then)
        return NAMES[name](self.plan, action, self._value(name, word))

    def _day(self, action: Action, word: str) -> date | None:
        return day_of(self.plan, action, as_day(word, today=self.today))

    def _links(self, action: Action, word: str) -> tuple[ActionId, ...]:
        """The actions that a cell names by the numbers of the file. Raises BadInput."""
        parts = [part for part in re.split(r"[,;\s]+", word) if part]
        if not all(part.isdecimal() for part in parts):
            text = _("{word} names no actions. Write their numbers, such as 1, 3.")
            raise BadInput(text.format(word=quoted(word, _LONGEST)))
        found = []
        for part in parts:
            id_ = self.named.get(int(part))
            if id_ is None:
                text = _("The file has no action {n}.")
                raise BadInput(text.format(n=quoted(part, _LONGEST)))
            if id_ == action.id:
                raise BadInput(_("An action can't wait for itself."))
            found.append(id_)
        return tuple(dict.fromkeys(found))

    def _when_then(self, action: Action, word: str) -> tuple[str, str]:
        """The two parts of the sentence of a cell. Raises BadInput."""
        if not word:
            return "", ""
        owners = (action.owner, self.before.action(action.id).owner, None)
        for owner in dict.fromkeys(owners):
            parts = when_then_of(word, owner)
            if parts:
                return parts
        text = _("{word} has two parts: {example}")
        example = when_then(
            replace(action, when=_("[time, place, or event]"), then=_("[first visible step]"))
        )
        raise BadInput(text.format(word=quoted(word, _LONGEST), example=example))

    def _value(self, name: str, word: str) -> str:
        """What a cell says, as the names of the command line take it. Raises BadInput."""
        if name == "status":
            called = {words.casefold(): status.value for status, words in self.words.statuses.items()}
            if word.casefold() not in called:
                text = _("{word} is no status. Use {known}.")
                known = any_of(list(self.words.statuses.values()))
                raise BadInput(text.format(word=quoted(word, _LONGEST), known=known))
            return called[word.casefold()]
        return as_day(word, today=self.today) if name in DAYS else word

    def _read(self, row: PlanFileRow, id_: ActionId) -> None:
        action = self.plan.action(id_)
        cells = {
            t: (row.cells.get(t) or "").strip().removesuffix(_MIDNIGHT)
            for t in (self.words.day, self.words.value, self.words.note)
        }
        on, value, note = cells.values()
        made = row.cells.get(self.words.state, "")
        if not (on or value or note):
            if made:
                self.emptied.append(row.place)
            return
        if made == _print_of_reading(on, value, note):
            return
        try:
            day, number = self._read_day(on), read_amount(value, action.measure)
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
        part = _("Reading of {day}").format(day=numbers.dated(day))
        self._differs(action, part, _reading(old, action.measure), _reading(reading, action.measure))

    def _read_day(self, word: str) -> date | None:
        """The day of a reading, which lies near today."""
        return written_day(as_past_day(word, today=self.today), near=self.today, today=self.today)

    def _refuse(self, row: PlanFileRow, title: str, refusal: BadInput) -> None:
        text = _("Row {n}, {column}: {reason}")
        self.wrong.append(text.format(n=row.place, column=title, reason=refusal.sentence))

    def _differs(self, action: Action, part: str, before: str, after: str, *, since: bool = False) -> None:
        known = self.known[str(action.id)]
        self.differences.append(
            PlanDifference(
                number=self.of.numbers.get(action.id, 0),
                title=known.title,
                part=part,
                before=before,
                after=after,
                since=since,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSetting:
    """What cells are written with: the words, and the numbers that the actions are called by."""

    words: PlanSheetWords
    numbers: Mapping[ActionId, int]
    assessment: Assessment


def shown(action: Action, name: str, of: SheetSetting) -> str:
    """What a part of an action that is read back looks like in a cell, as words; days as YYYY-MM-DD."""
    measure = action.measure
    value: object = {
        "status": of.words.statuses[action.status],
        "measure": measure.name,
        "unit": measure.unit,
        "how": measure.how,
        "baseline": measure.baseline,
        "target": measure.target,
        "size": action.size.value,
        AFTER: links(action, of.numbers),
        WHEN_THEN: when_then(action),
        "because": because(action.because, of.assessment),
    }.get(name, getattr(action, name, None))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def told(action: Action, name: str, of: SheetSetting) -> str:
    """The same as a person is told it: days with the names of their months, shares with their sign."""
    value = getattr(action, name) if name in _DATES else None
    if value:
        return numbers.dated(value)
    measure = action.measure
    amount = {"baseline": measure.baseline, "target": measure.target}.get(name)
    return _amount(amount, measure) if amount is not None else shown(action, name, of)


def _amount(value: float, measure: Measure) -> str:
    return findings.in_unit(numbers.quantity(value), "%" if measure.unit.startswith("%") else "")


def links(action: Action, called: Mapping[ActionId, int]) -> str:
    """The numbers of what an action waits for."""
    return numbers.series(str(n) for n in sorted(called[a] for a in action.depends_on if a in called))


def state(action: Action, of: SheetSetting, worked_out: Mapping[str, object]) -> str:
    """The prints of a row: of all that is read back, in the order of the words, and of what is worked out."""
    read_back = [_print(name, shown(action, name, of)) for name in of.words.edited]
    values = {name: worked_out.get(name) for name in of.words.worked_out}
    others = [_print(name, "" if value is None else str(value)) for name, value in values.items()]
    return "".join((*read_back, *others))


def _made(row: PlanFileRow, words: PlanSheetWords) -> dict[str, str]:
    """The prints of what stood in a row when the file was made, as far as it has them."""
    names = (*words.edited, *words.worked_out)
    return dict(zip(names, prints_in(row.cells.get(words.state, "")), strict=False))


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
    if name in _MEASURED and before and after:
        try:
            return math.isclose(float(before), float(after), rel_tol=1e-12)
        except ValueError:
            return False
    return before.split() == after.split()


def _reading(reading: Reading | None, measure: Measure) -> str:
    if reading is None:
        return ""
    value = _amount(reading.value, measure)
    return phrases.labeled(value, reading.note) if reading.note else value


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
