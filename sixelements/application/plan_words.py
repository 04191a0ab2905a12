"""An action changed by names and words, as the command line says it: owner=Grace Kim, due=2027-01-29.

What is named is changed, all else stays; an empty word empties what may be empty.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from sixelements.application.days_off import days_off
from sixelements.application.plan_editing import set_dates
from sixelements.application.plans import dates_follow, refuse_circles
from sixelements.application.ports import Workbook
from sixelements.application.said_day import as_day
from sixelements.application.typed import written_day
from sixelements.domain.actions import Action, Plan, Status, action_numbers
from sixelements.domain.assessment import Measure, Size
from sixelements.domain.errors import BadInput, NotFound
from sixelements.domain.ids import ActionId
from sixelements.domain.reviews_held import may_slip
from sixelements.i18n import _
from sixelements.wording.numbers import any_of, listing
from sixelements.wording.plan_check import status as status_words
from sixelements.wording.quoted import quoted

TextChange = Callable[[Plan, Action, str], Action]
"""An action with one part changed to what a word says. Raises BadInput."""


def by_number(plan: Plan, number: int) -> Action:
    """The action that every output calls by this number. Raises NotFound."""
    called = action_numbers(plan.actions)
    for action in plan.actions:
        if called.get(action.id) == number:
            return action
    text = _("There is no action {n}. The plan has actions 1 to {most}.")
    raise NotFound(text.format(n=number, most=len(called)))


_SPAN = ("start", "due")
"""Days that are set together."""
_BEGINNING = 4
"""Characters of an id that name an action at least."""
_SHORT_ID, _WHOLE_ID = 12, 20
"""Characters of a long id that are said at least, and up to which an id is said in full."""


def by_name(plan: Plan, word: str) -> Action:
    """The action that a number names, or its id, or what no other id begins with. Raises NotFound."""
    if word.isdecimal():
        return by_number(plan, int(word))
    found = [a for a in plan.actions if a.id == word and not a.locked]
    if not found and len(word) >= _BEGINNING:
        found = [a for a in plan.actions if a.id.startswith(word) and not a.locked]
    if len(found) == 1:
        return found[0]
    text = _("{word} names {n} actions. Name it by its number or its id; plan FILE prints both.")
    raise NotFound(text.format(word=quoted(word, LONGEST_SAID), n=len(found)))


def short_ids(actions: Iterable[Action]) -> Mapping[ActionId, str]:
    """The ids by which actions are named whatever their numbers; long ones as far as no other begins so."""
    ids = [a.id for a in actions]
    known = {}
    for id_ in ids:
        lengths = range(_SHORT_ID, len(id_)) if len(id_) > _WHOLE_ID else ()
        alone = (n for n in lengths if sum(other.startswith(id_[:n]) for other in ids) == 1)
        known[id_] = id_[: next(alone, len(id_))]
    return known


def change_by_words(
    book: Workbook, plan: Plan, action: ActionId, words: Mapping[str, str], *, today: date
) -> Plan:
    """The plan with parts of an action changed, in the order in which they are named, and what follows.

    Raises BadInput.
    """
    before = plan
    for name in dict.fromkeys(_SPAN[0] if name in _SPAN else name for name in words):
        if name == _SPAN[0]:
            plan = plan.with_action(_dated(plan, plan.action(action), words, today))
            continue
        if name not in NAMES:
            text = _("{name} is not known. Known are {names}.")
            raise BadInput(text.format(name=name, names=listing(list(NAMES))))
        said = as_day(words[name], today=today) if name in DAYS else words[name]
        plan = plan.with_action(NAMES[name](plan, plan.action(action), said.strip()))
    refuse_circles(plan)
    return dates_follow(before, plan, today=today, days_off=days_off(book))


def _dated(plan: Plan, action: Action, words: Mapping[str, str], today: date) -> Action:
    """The action with start and due as far as they are said; both are one change."""
    said = {n: day_of(plan, action, as_day(words[n], today=today).strip()) for n in _SPAN if n in words}
    return set_dates(plan, action, start=said.get("start", action.start), due=said.get("due", action.due))


def _text(put: Callable[[Action, str], Action]) -> TextChange:
    return lambda _plan, action, word: put(action, word)


def _title(_plan: Plan, action: Action, word: str) -> Action:
    if not word:
        raise BadInput(_("Give the action a title that begins with a verb."))
    return replace(action, title=word)


DAYS = ("start", "due", "not_before", "first_step_by", "step_taken", "baseline_on", "target_by")
"""The names whose words are days."""


LONGEST_SAID = 60
"""Characters of a word that a refusal says again."""


def read_amount(word: str, measure: Measure) -> float | None:
    """A number of a measure; 72% is 72 where its unit is a share. Raises BadInput."""
    plain = word.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if not plain.endswith("%"):
        return read_number(plain)
    if not measure.unit.startswith("%"):
        text = _("{word} is a share, and the measure counts {unit}. Write the plain number.")
        unit = quoted(measure.unit, LONGEST_SAID) if measure.unit else _("no unit")
        raise BadInput(text.format(word=plain, unit=unit))
    return read_number(plain.removesuffix("%").strip())


def read_number(word: str) -> float | None:
    """A number with a point or a decimal comma; empty for no number.

    Raises BadInput, also where a comma may part thousands.
    """
    if not word:
        return None
    if re.fullmatch(r"-?\d+,\d{1,2}", word):
        word = word.replace(",", ".")
    try:
        number = float(word)
    except ValueError:
        number = float("nan")
    if number != number or abs(number) == float("inf"):  # noqa: PLR0124 - what is no number
        text = _("{word} is no number. Write it like 12 or 12.5.")
        raise BadInput(text.format(word=quoted(word, LONGEST_SAID)))
    return number


def day_of(plan: Plan, action: Action, word: str) -> date | None:
    """A day of an action, near its start where it is said without a year. Raises BadInput."""
    return written_day(word, near=action.start or plan.start)


def _day(put: Callable[[Action, date | None], Action]) -> TextChange:
    return lambda plan, action, word: put(action, day_of(plan, action, word))


def _start(plan: Plan, action: Action, word: str) -> Action:
    return set_dates(plan, action, start=day_of(plan, action, word), due=action.due)


def _due(plan: Plan, action: Action, word: str) -> Action:
    return set_dates(plan, action, start=action.start, due=day_of(plan, action, word))


def _status(_plan: Plan, action: Action, word: str) -> Action:
    status = read_status(word)
    if status is None:
        text = _("{word} is no status. Use {known}.")
        known = any_of([s.value for s in Status])
        raise BadInput(text.format(word=quoted(word, LONGEST_SAID), known=known))
    if status is Status.SLIPPED_BACK and not may_slip(action):
        raise BadInput(_("Only what was done or in use can slip back. Record it as stuck instead."))
    return replace(action, status=status)


def read_status(word: str) -> Status | None:
    """The status that a word names, as it is stored or as any output shows it; None if it names none."""
    said = " ".join(word.casefold().replace("_", " ").split())
    return next((s for s in Status if said in (s.value.replace("_", " "), status_words(s).casefold())), None)


def _size(_plan: Plan, action: Action, word: str) -> Action:
    known = [s.value for s in Size]
    if word.upper() not in known:
        text = _("{word} is no size. Use {known}.")
        raise BadInput(text.format(word=quoted(word, LONGEST_SAID), known=any_of(known)))
    return replace(action, size=Size(word.upper()))


def _pinned(_plan: Plan, action: Action, word: str) -> Action:
    if word not in ("yes", "no"):
        raise BadInput(_("pinned is yes or no."))
    if word == "yes" and (action.start is None or action.due is None):
        raise BadInput(_("An action without dates can't be pinned."))
    return replace(action, pinned=word == "yes")


def _waits_for(plan: Plan, action: Action, word: str) -> Action:
    parts = [part.strip() for part in word.split(",") if part.strip()]
    return replace(action, depends_on=tuple(by_name(plan, part).id for part in parts))


NAMES: Mapping[str, TextChange] = {
    "title": _title,
    "short": _text(lambda a, w: replace(a, short=w)),
    "owner": _text(lambda a, w: replace(a, owner=w or None)),
    "helpers": _text(lambda a, w: replace(a, helpers=w)),
    "status": _status,
    "size": _size,
    "start": _start,
    "due": _due,
    "not_before": _day(lambda a, d: replace(a, not_before=d)),
    "pinned": _pinned,
    "waits_for": _waits_for,
    "because": _text(lambda a, w: replace(a, because=w)),
    "first_step": _text(lambda a, w: replace(a, first_step=w)),
    "first_step_by": _day(lambda a, d: replace(a, first_step_by=d)),
    "step_taken": _day(lambda a, d: replace(a, step_taken=d)),
    "when": _text(lambda a, w: replace(a, when=w)),
    "then": _text(lambda a, w: replace(a, then=w)),
    "measure": _text(lambda a, w: replace(a, measure=replace(a.measure, name=w))),
    "unit": _text(lambda a, w: replace(a, measure=replace(a.measure, unit=w))),
    "how": _text(lambda a, w: replace(a, measure=replace(a.measure, how=w))),
    "baseline": lambda _p, a, w: replace(a, measure=replace(a.measure, baseline=read_amount(w, a.measure))),
    "baseline_on": _day(lambda a, d: replace(a, baseline_on=d)),
    "target": lambda _p, a, w: replace(a, measure=replace(a.measure, target=read_amount(w, a.measure))),
    "target_by": _day(lambda a, d: replace(a, target_by=d)),
    "needs": _text(lambda a, w: replace(a, needs=w)),
    "risk": _text(lambda a, w: replace(a, risk=w)),
    "told": _text(lambda a, w: replace(a, told=w)),
    "evidence": _text(lambda a, w: replace(a, evidence=w)),
    "review_notes": _text(lambda a, w: replace(a, review_notes=w)),
}
"""What can be changed, by the name that says so."""
