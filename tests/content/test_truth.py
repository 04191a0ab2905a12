"""What the sentences claim can be true: levels in reach, actions that deliver, deadlines that fit."""

import csv
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sixelements.domain.assessment import Assessment, LibraryAction, Size, Stage
from sixelements.domain.schedule import FIRST_STEP_DAYS
from tests.content.test_language import Texts, actions, lines
from tests.content.test_stability import action_tables

QUANTIFIER = re.compile(r"\b(all(?! three\b)|every|each(?! other\b)|always)\b", re.IGNORECASE)
NEARLY = re.compile(r"\b(?:nearly|almost) $", re.IGNORECASE)
TWO_QUANTIFIERS: dict[str, str] = {}
"""Sentences with more than one of all, every, each and always, each with the reason."""

NEEDS_ALL = re.compile(
    r"\b(?:all|every|each(?! other\b)|always|never|no one|nobody|none|without exception|no matter)\b",
    re.IGNORECASE,
)
ALL_OF_A_SHORT_LIST = {"4.3": "all three are named in brackets: a form has them or it has not"}
"""Anchors of level 4 with such a word and no "nearly" before it, each with the reason."""

TWELVE_MONTHS = "last twelve months"
YEARLY = re.compile(r"\b(?:year|yearly|annual|annually|years)\b(?<!twice a year)", re.IGNORECASE)

LOOKING_BACK = {(): "", (5,): "Level 5 looks", (1, 2, 3, 4, 5): "All levels look"}
"""Levels that may look back twelve months; what was done nine months ago must not make 4 true and 3 not."""

WEEKDAY_OR_MONTH = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b|\b\d{1,2}:\d\d\b"
)
CAN_WAIT_A_YEAR = re.compile(r"\b(?:year|season|holiday)", re.IGNORECASE)

PERIODS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "half-year": 182, "year": 365}
PER = re.compile(r"\b(?:per|a|an) (day|week|month|quarter|half-year|year)$")
LONG = re.compile(r"\b(?:of|after|within|for|in) (\w+) (?:working )?(day|week|month|quarter|year)s?\b")
WEEKEND = 2
"""Three workweeks end on the 19th day."""
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12, "a": 1,
}  # fmt: skip
OTHERS_DECIDE = re.compile(
    r"\b(?:ask|consent|yes|sign|signs|signed|approve\w*|permission)\b[^.]*"
    r"\b(?:manager|managers|director|counsel|HR|sponsor)\b|\bsignature$",
    re.IGNORECASE,
)
SECOND_READING = Path(__file__).with_name("second_reading.csv")
NO_LIFT = {
    "3.4-start": "ten facts are not most topics",
    "5.6-start": "a draft is not yet the form",
    "6.1-start": "one process is not most of them",
    "6.2-start": "one walk and the date of the next are not yet two reviews",
}
"""Actions that do not make the next anchor true, each with the reason."""


def sentences(texts: Texts) -> Iterator[tuple[str, str]]:
    for text in texts:
        yield from ((text.where, sentence) for sentence in text.sentences())


def test_a_sentence_says_all_once(texts: Texts) -> None:
    many = {where: s for where, s in sentences(texts) if len(QUANTIFIER.findall(s)) > 1}
    shown = lines(f"{where}: {s}" for where, s in many.items() if where not in TWO_QUANTIFIERS)
    assert many.keys() == TWO_QUANTIFIERS.keys(), shown


def test_piled_up_quantifiers_are_seen() -> None:
    assert len(QUANTIFIER.findall("All our teams check each case every day.")) == 3
    assert len(QUANTIFIER.findall("We thank each other for all three.")) == 0


def test_level_4_needs_no_perfect_month(shipped: Assessment) -> None:
    wrong = [
        f"{practice.id}: {practice.anchor(4)}"
        for practice in shipped.practices.values()
        if practice.id not in ALL_OF_A_SHORT_LIST and needs_all(practice.anchor(4))
    ]
    assert not wrong, lines(wrong)
    assert all(
        needs_all(shipped.practices[p].anchor(4)) for p in shipped.practices if p in ALL_OF_A_SHORT_LIST
    )


def needs_all(anchor: str) -> bool:
    """Whether a single known exception makes the sentence untrue."""
    return any(not NEARLY.search(anchor[: match.start()]) for match in NEEDS_ALL.finditer(anchor))


def test_needing_all_is_seen() -> None:
    assert needs_all("Nearly all teams check every case.")
    assert not needs_all("Nearly every team checks almost all cases.")


def test_a_yearly_cycle_says_so_in_the_anchor_and_in_the_question(shipped: Assessment) -> None:
    """The rule looks back over six months, so an anchor that looks back further must say it."""
    wrong = []
    for practice in shipped.practices.values():
        levels = [n for n in range(1, 6) if TWELVE_MONTHS in practice.anchor(n)]
        wrong += [f"{practice.id} anchor: {a}" for a in practice.anchors if YEARLY.search(a)]
        if tuple(levels) not in LOOKING_BACK:
            wrong.append(f"{practice.id}: only levels {levels} look back over twelve months")
        said = LOOKING_BACK.get(tuple(levels), "")
        if bool(levels) != practice.meaning.endswith(f"{said} back over the {TWELVE_MONTHS}."):
            wrong.append(f"{practice.id} meaning: {practice.meaning}")
    assert not wrong, lines(wrong)


def test_when_is_a_moment_of_any_team(shipped: Assessment) -> None:
    """No weekday, month, or hour of one team, and no moment that may be a year away."""
    wrong = [
        f"{a.id}: {text}"
        for a in actions(shipped)
        for text in (a.when, a.then)
        if WEEKDAY_OR_MONTH.search(text) or CAN_WAIT_A_YEAR.search(a.when)
    ]
    assert not wrong, lines(wrong)


def test_what_an_action_counts_fits_its_length(shipped: Assessment) -> None:
    """A number a quarter can't be counted in the three weeks of a small action."""
    wrong = [
        f"{a.id}, {a.size.days} days: {text}"
        for a in actions(shipped)
        for text in (a.measure.unit, a.measure.how, a.then)
        if days_in(text) > a.size.days
    ]
    assert not wrong, lines(wrong)


def test_what_a_title_promises_fits_after_the_first_step(shipped: Assessment) -> None:
    """The first step may take a week, and what the title counts in weeks begins after it."""
    wrong = [
        f"{a.id}, {a.size.days} days: {a.title}" for a in actions(shipped) if too_long(a.title, a.size.days)
    ]
    assert not wrong, lines(wrong)


def too_long(title: str, days: int) -> bool:
    """Whether a span in the title, weekends and all, ends after these days if it begins a week from now."""
    spans = (NUMBERS.get(n, 0) * PERIODS[unit] for n, unit in LONG.findall(title))
    return max(spans, default=0) + FIRST_STEP_DAYS > days


def test_a_title_that_promises_too_much_is_seen() -> None:
    assert too_long("Tally for two weeks, then set a target number", 20)
    assert not too_long("Drop two wasted steps in ten days", 20)


def days_in(text: str) -> int:
    """The days that must pass before what the text says can be known; looking back takes none."""
    if found := PER.search(text):
        return PERIODS[found[1]]
    spans = [_span(n, unit) for n, unit in LONG.findall(text)]
    return max(spans, default=0)


def _span(count: str, unit: str) -> int:
    number = NUMBERS.get(count, int(count) if count.isdigit() else 0)
    return number * PERIODS[unit] - (WEEKEND if number and unit == "week" else 0)


def test_days_are_counted() -> None:
    assert days_in("of 13 weeks") == 89
    assert days_in("per half-year") == 182
    assert days_in("Count again after two weeks.") == 12
    assert days_in("Count those of the last six months.") == 0


def test_an_action_of_30_days_needs_nobodys_permission(shipped: Assessment) -> None:
    wrong = [
        f"{a.id}: {text}"
        for a in actions(shipped)
        if a.size is Size.SMALL
        for text in (a.title, a.first_step, a.then)
        if OTHERS_DECIDE.search(text)
    ]
    assert not wrong, lines(wrong)


def test_asking_for_permission_is_seen() -> None:
    assert OTHERS_DECIDE.search("Ask the manager for a 30-day yes on two kinds of request.")
    assert OTHERS_DECIDE.search("go through the draft line by line and ask for a signature")
    assert not OTHERS_DECIDE.search("Ask two colleagues which form is the worst.")


def test_a_lift_of_none_has_its_reason(shipped: Assessment) -> None:
    assert {a.id for a in actions(shipped) if a.lift == 0} == NO_LIFT.keys()


def test_the_most_that_an_action_may_claim(shipped: Assessment) -> None:
    """Two levels are for small actions at the start."""
    assert all(quick_win(a) for a in actions(shipped) if a.lift > 1)


def quick_win(action: LibraryAction) -> bool:
    return action.size is Size.SMALL and action.stage is Stage.START


def test_nouns_go_into_a_sentence(shipped: Assessment) -> None:
    nouns = [p.noun for p in shipped.practices.values()]
    assert len(set(nouns)) == len(nouns)
    assert all(noun[0].islower() and noun[-1].isalpha() for noun in nouns)
    assert not [noun for noun in nouns if "," in noun], "two things in a list of practices"
    ours = re.compile(r"\b(?:our|we|us)\b")
    assert not [noun for noun in nouns if ours.search(noun)], "the sentence around it says the team"


def judged_text(assessment: Assessment, action: LibraryAction) -> str:
    """A fingerprint of what a lift is judged by: what is done, how it is counted, and the next anchor."""
    measure = action.measure
    counted = f"{measure.name} {measure.unit} {measure.how} {measure.target}"
    level = {Stage.START: 3, Stage.FIRM_UP: 4, Stage.KEEP: 5}[action.stage]
    anchor = assessment.practices[action.practice].anchor(level)
    said = " ".join((action.title, action.first_step, action.when, action.then, counted, anchor))
    return sha256(said.encode()).hexdigest()[:12]


def test_the_lift_of_every_action_was_judged_by_a_second_person(shipped: Assessment) -> None:
    """``second_reading.csv`` is what somebody found who did not write the action, before seeing its number.

    A changed action, or another next anchor, has to be judged again: put the fingerprint that is printed
    here into its line, and in ``by`` who judged it: "reader", or "writer" where a second person has yet to.
    """
    second = readings()
    library = {a.id: a for a in actions(shipped)}
    assert second.keys() == library.keys()
    apart = [a for a in library.values() if a.lift != int(second[a.id]["lift"])]
    assert not apart, lines(
        f"{a.id}: {a.lift}, the second reading says {second[a.id]['lift']}" for a in apart
    )
    now = {a.id: judged_text(shipped, a) for a in library.values()}
    again = [f"{id_}: {mark}" for id_, mark in now.items() if second[id_]["judged"] != mark]
    assert not again, lines(again)


def readings() -> dict[str, dict[str, str]]:
    with SECOND_READING.open(encoding="utf-8", newline="") as file:
        return {row["action"]: row for row in csv.DictReader(file)}


def test_who_judged_a_lift_is_on_record() -> None:
    """What only its writer judged is known by name, and is less than half."""
    found = [row["by"] for row in readings().values()]
    assert set(found) <= {"reader", "writer"}
    assert 2 * found.count("writer") < len(found)


def test_every_action_in_the_files_says_its_lift() -> None:
    """Nothing is taken for granted: whoever writes an action judges it."""
    assert all("lift" in action for action in action_tables())


FIELD_WORDS = (
    "first-contact resolution", "script", "sample", "front door", "seven wastes", "business case",
    "plain language", "another language", "disability", "put it right",
)  # fmt: skip


def test_what_the_field_searches_for_is_named(texts: Texts) -> None:
    everything = " ".join(t.text for t in texts).lower()
    assert not [word for word in FIELD_WORDS if word not in everything]


YET_TO_BE = re.compile(r"^of \d+ weeks$|^steps$|^stories$|newly|^Change(?:s|) ")
"""Units and names of what cannot be there before the action begins."""


def test_what_is_yet_to_be_made_begins_at_0(shipped: Assessment) -> None:
    """ "Steps removed: target 2 steps; measure today's number first": there is none to measure."""
    wrong = [
        f"{a.id}: {a.measure.name}, {a.measure.unit}"
        for a in actions(shipped)
        if (YET_TO_BE.search(a.measure.unit) or YET_TO_BE.search(a.measure.name))
        and a.measure.target is not None
        and not a.measure.unit.startswith(("%", "per "))
        and a.measure.baseline != 0
    ]
    assert not wrong, lines(wrong)


def test_one_is_not_printed_before_a_plural(shipped: Assessment) -> None:
    """A target stands right before its unit: never "1 steps"."""
    wrong = [
        f"{a.id}: {a.measure.target:g} {a.measure.unit}"
        for a in actions(shipped)
        if a.measure.target == 1 and not a.measure.unit.startswith(("of ", "per ", "%"))
    ]
    assert not wrong, lines(wrong)
