"""Plans of every shape: few actions and many, with holes, with long names and names in other scripts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from sixelements.application.reports import Material
from sixelements.domain.actions import Action, Horizon
from sixelements.domain.ids import ActionId
from tests.reporting.example import START, Case, a_plan

ARABIC, CHINESE = "ليلى الخطيب", "東京 花子"
LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Maria-Antonietta "


def planned(*actions: Action, **changes: object) -> Material:
    """The permit counter with a plan of these actions."""
    return Case().material(plan=replace(a_plan(Case()), actions=actions, **changes))  # type: ignore[arg-type]  # a test names the fields it changes


def the_actions(n: int = 9) -> tuple[Action, ...]:
    return a_plan(Case(), n).actions


def many(n: int) -> tuple[Action, ...]:
    """As many actions as wanted, the recommended ones over and over."""
    made = the_actions()
    return tuple(replace(made[i % len(made)], id=ActionId(f"a{i}"), depends_on=()) for i in range(n))


def without_dates() -> tuple[Action, ...]:
    """An accepted plan that nobody dated; one action has a due date and no start."""
    none = [replace(a, start=None, due=None, first_step_by=None, owner=None) for a in the_actions(4)]
    return (*none[:3], replace(none[3], due=START + timedelta(days=40)))


def later() -> tuple[Action, ...]:
    """The last of three actions begins in half a year and ends in three quarters."""
    first, second, third = the_actions(3)
    start = START + timedelta(days=200)
    moved = replace(third, start=start, due=start + timedelta(days=90), horizon=Horizon.LATER)
    return first, second, replace(moved, depends_on=(first.id,))


def locked() -> tuple[Action, ...]:
    """The first of three actions waits until its process is lean."""
    first, *others = the_actions(3)
    return (replace(first, locked=True, start=None, due=None, horizon=Horizon.LATER), *others)


def named(owner: str, title: str) -> tuple[Action, ...]:
    return tuple(replace(a, owner=owner, title=f"{title} {n}") for n, a in enumerate(the_actions(3)))


PLANS: Mapping[str, Callable[[], Material]] = {
    "two actions": lambda: planned(*the_actions(2)),
    "twenty actions": lambda: planned(*many(20)),
    "no dates": lambda: planned(*without_dates()),
    "no date at all": lambda: planned(*without_dates()[:3]),
    "beyond the horizon": lambda: planned(*later(), parking=("Online status page",)),
    "one waits for a lean process": lambda: planned(*locked()),
    "only a locked action": lambda: planned(locked()[0]),
    "names in other scripts": lambda: planned(*named(ARABIC, CHINESE)),
    "names without end": lambda: planned(*named(LONG * 4, LONG * 6), aim=LONG * 10),
}
