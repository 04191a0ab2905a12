"""What is too long, too late or too much in a workbook: each with its place, its size, and what fits."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from sixelements.domain import limits
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _, ngettext
from sixelements.storage import bounds
from sixelements.wording import limits as words
from sixelements.wording import numbers, phrases
from sixelements.wording.quoted import quoted

MOST_TOLD = 50
"""How many findings are listed, unless all are asked for."""
_OF_ROUND = "JOIN round r ON r.id = x.round JOIN team t ON t.id = r.team"
_OF_RESPONSE = f"JOIN response s ON s.id = x.response {_OF_ROUND.replace('x.round', 's.round')}"
_JOINS = {
    "workbook": "LEFT JOIN team t ON 0 LEFT JOIN round r ON 0",
    "work_days": "LEFT JOIN team t ON 0 LEFT JOIN round r ON 0",
    "closed_days": "LEFT JOIN team t ON 0 LEFT JOIN round r ON 0",
    "handed_over": "LEFT JOIN team t ON 0 LEFT JOIN round r ON 0",
    "book_history": "LEFT JOIN team t ON 0 LEFT JOIN round r ON 0",
    "letterhead": "LEFT JOIN team t ON 0 LEFT JOIN round r ON 0",
    "team": "JOIN team t ON t.id = x.id LEFT JOIN round r ON 0",
    "team_service": "JOIN team t ON t.id = x.team LEFT JOIN round r ON 0",
    "round": "JOIN round r ON r.id = x.id JOIN team t ON t.id = x.team",
    "response": _OF_ROUND,
    "answer": _OF_RESPONSE,
    "comment": _OF_RESPONSE,
}
"""How to come from a row ``x`` of a table to its team and round; the others have a round."""
_ABOUT = {
    "round_practice": "x.practice",
    "comment": "x.item",
    "settled": "x.practice",
    "plan_action": "x.title",
    "plan_declined": "x.title",
}
"""What a row is about: a practice, or an action's title."""


def found(connection: sqlite3.Connection, *, days: bool = True) -> tuple[str, ...]:
    """All that does not fit, in words; ``days`` too. Raises sqlite3.Error."""
    there = bounds.tables(connection)
    texts = [table for table in bounds.TEXTS if table in there]
    return (
        *_file(connection),
        *(line for table in there for line in _rows(connection, table)),
        *(line for table in texts for line in _texts(connection, table)),
        *(line for table in texts for line in _together(connection, table)),
        *(line for table in bounds.DAYS for line in _days(connection, table) if days),
    )


def first_of(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The first of what was found, and how many there are more."""
    left = len(lines) - MOST_TOLD
    if left <= 0:
        return lines
    more = ngettext("And {n} more.", "And {n} more.", left)
    return *lines[:MOST_TOLD], more.format(n=left)


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    size = bounds.size(connection)
    if size > bounds.LARGEST_FILE:
        yield _("The file takes {size}, and {most} fit.").format(
            size=words.kilobytes(size, beyond=bounds.LARGEST_FILE), most=words.kilobytes(bounds.LARGEST_FILE)
        )


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    rows = bounds.ROWS[table]
    if not rows.order:
        return
    group = f"GROUP BY {f'x.{rows.of}' if rows.of else 'NULL'}"
    of_one = "t.name, r.number" if rows.of else "NULL, NULL"
    counted = connection.execute(
        f"SELECT {of_one}, count(*) FROM {table} x {_join(table)} {group} HAVING count(*) > ?",  # noqa: S608
        (rows.most,),
    )
    for team, number, n in counted:
        round_ = None if table in ("team", "team_service", "round") else number
        text = _("{n} {what}, and {most} fit.")
        line = text.format(n=numbers.count(n), what=_many(table), most=numbers.count(rows.most))
        yield _at(team, round_, line)


def _texts(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    for column, writing in bounds.TEXTS[table].items():
        if writing is None:
            continue
        about = _ABOUT.get(table, "''")
        long = connection.execute(
            f'SELECT t.name, r.number, {about}, length(x."{column}") FROM {table} x {_join(table)}'  # noqa: S608
            f' WHERE length(CAST(x."{column}" AS BLOB)) > ?',
            (limits.BYTES_KEPT,),
        )
        for team, number, of, n in long:
            text = _("{what} has {n} characters, and {most} fit.")
            what = words.place(writing, "" if writing is Writing.TITLE else of)
            most = numbers.count(CHARACTERS[writing])
            yield _at(
                None if writing is Writing.TEAM else team,
                number,
                text.format(what=what, n=numbers.count(n), most=most),
            )


def _together(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    of = bounds.ROWS[table].of
    together = " + ".join(f'total(length(CAST(x."{column}" AS BLOB)))' for column in bounds.TEXTS[table])
    place = "t.name, r.number" if of else "NULL, NULL"
    summed = connection.execute(
        f"SELECT {place}, {together} AS together FROM {table} x {_join(table)}"  # noqa: S608
        f" GROUP BY {f'x.{of}' if of else 'NULL'} HAVING together > ?",
        (limits.ALL_TEXTS,),
    )
    for team, number, size in summed:
        text = _("the {what} take {size} of text together, and {most} fit.")
        most = words.kilobytes(limits.ALL_TEXTS)
        size_words = words.kilobytes(int(size), beyond=limits.ALL_TEXTS)
        yield _at(team, number, text.format(what=_many(table), size=size_words, most=most))


def _days(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    kept = limits.DAYS_KEPT
    for column in bounds.DAYS[table]:
        late = connection.execute(
            f"SELECT t.name, r.number, {_ABOUT.get(table, chr(39) * 2)}, x.{column}"  # noqa: S608
            f" FROM {table} x {_join(table)} WHERE x.{column} NOT BETWEEN ? AND ?",
            (str(kept.first), str(kept.last)),
        )
        for team, number, of, day in late:
            text = _("{what} is {day}. {fit}")
            when = numbers.day(date.fromisoformat(day))
            what = _which_day(column, of)
            yield _at(team, number, text.format(what=what, day=when, fit=words.days_that_fit()))


def moved(place: tuple[str, int], column: str, of: str, *, old: date, new: date) -> str:
    """That a day of a plan, or of an action ``of`` it, differs; ``place``: a team and its round."""
    text = _("{what} was {old} and is {new} in the copy.")
    team, number = place
    line = text.format(what=_which_day(column, of), old=numbers.day(old), new=numbers.day(new))
    return _at(team, number, line)


def _which_day(column: str, of: str) -> str:
    what = {"start": _("first day"), "due": _("due day"), "first_step_by": _("day of the first step")}[column]
    return _("{part} of {of}").format(part=what, of=words.named(of)) if of else what


def _join(table: str) -> str:
    return _JOINS.get(table, _OF_ROUND)


def _at(team: str | None, number: int | None, line: str) -> str:
    """The line with its team and round before it."""
    if team is None:
        return phrases.capital(line)
    name = quoted(team, 60)
    if number is None:
        return _("{team}: {line}").format(team=name, line=line)
    return _("{team}, round {number}: {line}").format(team=name, number=number, line=line)


def _many(table: str) -> str:
    """What the rows of a table are called together."""
    return {
        "workbook": _("names of the organization"),
        "team": _("teams"),
        "team_service": _("services"),
        "round": _("rounds"),
        "round_practice": _("reasons for setting aside"),
        "response": _("sheets"),
        "answer": _("answers of a sheet"),
        "comment": _("comments of a sheet"),
        "discussion": _("names of facilitators"),
        "settled": _("records of what was settled"),
        "discussed": _("practices talked about"),
        "parked": _("lines in the parking lot"),
        "service": _("services of the worksheet"),
        "worksheets": _("notes of the worksheets"),
        "channel": _("channels"),
        "channel_cell": _("notes on channels"),
        "technique": _("ways to hear customers"),
        "customer_group": _("customer groups"),
        "group_cell": _("notes on customer groups"),
        "process": _("processes"),
        "process_step": _("steps of processes"),
        "step_waste": _("wastes found"),
        "request": _("requests for technology"),
        "request_point": _("points of requests"),
        "customer_fact": _("customer facts"),
        "service_fact": _("facts about services"),
        "plan": _("aim and sponsor"),
        "plan_action": _("actions of the plan"),
        "plan_action_dependency": _("links between actions"),
        "plan_worksheet_reason": _("reasons that worksheets gave"),
        "plan_declined": _("actions declined"),
        "plan_line": _("lines beside the actions"),
        "plan_action_kept": _("short titles of actions"),
        "plan_reading": _("readings"),
        "plan_person": _("people of the plan"),
        "plan_left_so": _("findings left as they are"),
        "plan_review_entry": _("lines of reviews"),
        "plan_review_rating": _("practices rated at reviews"),
        "plan_review_decision": _("decisions of reviews"),
        "work_days": _("country and part of it"),
        "closed_days": _("closed days"),
        "handed_over": _("where the copy comes from"),
        "published_figures": _("published figures"),
        "history": _("earlier states of records"),
        "book_history": _("earlier states of teams"),
        "letterhead": _("name of the firm"),
    }[table]
