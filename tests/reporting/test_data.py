"""The JSON contract of `score` and `plan`: its keys, its nulls, and what no reader may learn."""

import json
import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements.application.reports import Material
from sixelements.domain.actions import Plan
from sixelements.domain.assessment import Role
from sixelements.domain.discussion import Discussion
from sixelements.domain.ids import ItemId, PlanId
from sixelements.domain.responses import Counts, Group, Sheet, add_up
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.reporting.data import Json, plan_data, score_data
from sixelements.reporting.spreadsheet.plan import plan
from sixelements.reporting.tables import json_bytes, report_csv, report_json
from tests.domain.builders import (
    EXAMPLE_TEAM,
    Cell,
    all_counts,
    example_discussion,
    example_sheets,
    filled,
    material,
    shaped,
    shipped_assessment,
    steady,
)

SHIPPED = shipped_assessment()


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIXELEMENTS_LANGUAGE", "en")


class Maybe:
    """A value that may be null."""

    def __init__(self, spec: object) -> None:
        self.spec = spec


class OneOf:
    """One of some words, or else a count where one may stand."""

    def __init__(self, *words: str, or_count: bool = False) -> None:
        self.words, self.or_count = words, or_count


MEAN = {"mean": float}
RATED_MEAN = {"rated": OneOf("<3", "<5", or_count=True), "mean": Maybe(float)}
SCORE = {
    "assessment": {"id": str, "version": str},
    "organization": str,
    "team": str,
    "round": {
        "number": int,
        "mode": OneOf("anonymous", "open"),
        "threshold": int,
        "practices": [str],
        "closed": bool,
        "responses": int,
        "by_hands": int,
        "dropped": int,
        "headcount": Maybe({"frontline": int, "supervisor": int, "manager": int, "total": int}),
    },
    "overall": {"score": Maybe(float), "level": Maybe(int), "interval": Maybe((int, int))},
    "elements": [
        {
            "id": str,
            "score": Maybe(float),
            "level": Maybe(int),
            "level_range": Maybe((int, int)),
            "interval": Maybe((int, int)),
            "responses": int,
            "roles": {"frontline": Maybe(MEAN), "leads": Maybe(MEAN)},
            "gap": Maybe(float),
            "practices": [
                {
                    "id": str,
                    "score": Maybe(float),
                    "level": Maybe(int),
                    "level_range": Maybe((int, int)),
                    "mean": Maybe(float),
                    "median": Maybe(float),
                    "sd": Maybe(float),
                    "ad": Maybe(float),
                    "agreement": Maybe(OneOf("close", "fair", "mixed")),
                    "split": bool,
                    "rated": int,
                    "dont_know": int,
                    "not_applicable": int,
                    "skipped": int,
                    "visibility_finding": bool,
                    "counts": Maybe({"1": int, "2": int, "3": int, "4": int, "5": int}),
                    "roles": {"frontline": Maybe(RATED_MEAN), "leads": Maybe(RATED_MEAN)},
                    "gap": Maybe(float),
                    "agreed": Maybe(float),
                }
            ],
        }
    ],
    "legs": Maybe(
        {
            "courtesy": float,
            "accuracy": float,
            "speed": float,
            "index": Maybe(float),
            "weakest": Maybe(OneOf("courtesy", "accuracy", "speed")),
            "short": [OneOf("courtesy", "accuracy", "speed")],
            "two_ways": [OneOf("courtesy", "accuracy", "speed", "all_three")],
            "all_three": Maybe(float),
            "source": OneOf("answers", "worksheet", "practices"),
        }
    ),
    "suppressed": [str],
}
PLAN = {
    "organization": str,
    "team": str,
    "round": {"number": int},
    "start": str,
    "weakest_leg": Maybe(OneOf("courtesy", "accuracy", "speed")),
    "priorities": [
        {
            "practice": str,
            "level": float,
            "aim": int,
            "need": float,
            "importance": float,
            "leg": float,
            "foundation": float,
            "priority": float,
            "because": str,
        }
    ],
    "actions": [
        {
            "id": str,
            "number": Maybe(int),
            "title": str,
            "practice": str,
            "element": str,
            "legs": [OneOf("courtesy", "accuracy", "speed")],
            "size": OneOf("S", "M", "L"),
            "horizon": OneOf("30", "90", "180", "later", "carried_over"),
            "carried_over": bool,
            "start": Maybe(str),
            "due": Maybe(str),
            "owner": Maybe(str),
            "first_step": str,
            "then_start": Maybe(str),
            "when_then": str,
            "measure": {"name": str, "unit": str, "baseline": Maybe(float), "target": Maybe(float)},
            "depends_on": [str],
            "expected_level": int,
            "because": str,
            "guardrail": Maybe(str),
            "locked": bool,
            "status": str,
            "readings": [{"day": str, "value": float, "note": str}],
        }
    ],
    "strengths": [{"practice": str, "score": float, "rated": int, "asked": int}],
    "notes": [str],
    "next_review": Maybe(str),
    "outlook": Maybe({"days": [int], "elements": [{"element": str, "scores": [float]}]}),
}


def misfits(value: object, spec: object, where: str = "") -> Iterator[str]:
    """Every place where data leaves the contract."""
    if isinstance(spec, Maybe):
        if value is not None:
            yield from misfits(value, spec.spec, where)
    elif isinstance(spec, OneOf):
        if value not in spec.words and not (spec.or_count and _is_a(value, int)):
            yield f"{where}: {value!r} is none of {spec.words}"
    elif isinstance(spec, dict):
        yield from _object_misfits(value, spec, where)
    elif isinstance(spec, list):
        yield from _list_misfits(value, spec[0], where)
    elif isinstance(spec, tuple):
        yield from _tuple_misfits(value, spec, where)
    elif not _is_a(value, spec):
        yield f"{where}: {value!r} is no {spec}"


def _object_misfits(value: object, spec: Mapping[str, object], where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: no object"
    elif list(value) != list(spec):
        yield f"{where}: keys {list(value)} in place of {list(spec)}"
    else:
        for key, part in spec.items():
            yield from misfits(value[key], part, f"{where}.{key}")


def _list_misfits(value: object, spec: object, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{where}: no list"
    else:
        for n, part in enumerate(value):
            yield from misfits(part, spec, f"{where}[{n}]")


def _tuple_misfits(value: object, spec: Sequence[object], where: str) -> Iterator[str]:
    if not isinstance(value, list) or len(value) != len(spec):
        yield f"{where}: {value!r} is no list of {len(spec)}"
    else:
        for part, kind in zip(value, spec, strict=True):
            yield from misfits(part, kind, where)


def _is_a(value: object, kind: object) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return type(value) is kind


def loaded(value: Json) -> object:
    """What a reader gets: through the bytes and back, no NaN let through."""
    return json.loads(json_bytes(value))


def assert_contract(one: Material) -> None:
    assert list(misfits(loaded(score_data(one)), SCORE, "score")) == []
    assert list(misfits(loaded(plan_data(one)), PLAN, "plan")) == []
    both = json.loads(report_json(one))
    assert both == {
        "score": loaded(score_data(one)),
        "plan": loaded(plan_data(one)),
        "worksheets": None,
    }
    assert list(both) == ["score", "plan", "worksheets"]


def example(**changes: Mode) -> Material:
    return material(
        SHIPPED,
        example_sheets(),
        mode=changes.get("mode", Mode.OPEN),
        headcount=EXAMPLE_TEAM,
        discussion=example_discussion(),
    )


CASES: Mapping[str, Callable[[], Material]] = {
    "the example": example,
    "the example, anonymous": lambda: example(mode=Mode.ANONYMOUS),
    "an empty round": lambda: material(SHIPPED, []),
    "nobody talked": lambda: material(SHIPPED, example_sheets(), mode=Mode.OPEN),
    "the core set": lambda: material(SHIPPED, example_sheets(), practices=SHIPPED.core, mode=Mode.OPEN),
    "one practice": lambda: material(SHIPPED, example_sheets(), practices=("5.2",)),
    "all at the top": lambda: material(
        SHIPPED, [filled(Role.FRONTLINE, dict.fromkeys(SHIPPED.practices, 5))] * 6
    ),
    "a technology action": lambda: material(
        SHIPPED,
        [filled(None, dict.fromkeys(SHIPPED.practices, 4))] * 6,
        discussion=Discussion(aims=dict.fromkeys(SHIPPED.practices, 5)),
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_the_json_has_exactly_the_keys_and_kinds_of_the_contract(case: str) -> None:
    assert_contract(CASES[case]())


def test_an_accepted_plan_keeps_the_contract() -> None:
    one = example()
    actions = tuple(replace(a, owner="Luis Romero") for a in one.actions)
    accepted = replace(one, plan=Plan(id=PlanId("p"), start=one.made_on, actions=actions), actions=actions)
    assert_contract(accepted)
    data = json.loads(report_json(accepted))
    assert {a["owner"] for a in data["plan"]["actions"]} == {"Luis Romero"}
    assert all("Luis Romero will" in a["when_then"] for a in data["plan"]["actions"])


def test_what_a_talk_leads_to_is_in_the_json_and_in_the_spreadsheet() -> None:
    data = json.loads(report_json(example()))
    following = {a["title"]: a["then_start"] for a in data["plan"]["actions"]}
    talks = {title: after for title, after in following.items() if title.startswith("Talk through")}
    library = {a.title for p in example().assessment.practices.values() for a in p.actions.values()}
    assert talks
    assert set(talks.values()) <= library
    assert {following[title] for title in following.keys() & library} == {None}
    table = plan(example())
    at = [column.title for column in table.columns].index("Then start")
    assert {str(row[1]): row[at] for row in table.rows} == following


def test_locked_actions_are_in_the_json_without_dates() -> None:
    data = json.loads(report_json(CASES["a technology action"]()))
    locked = [a for a in data["plan"]["actions"] if a["locked"]]
    assert [(a["start"], a["due"], a["guardrail"]) for a in locked] == [
        (None, None, "Streamline before technology")
    ] * len(locked)
    assert sum(not a["locked"] for a in data["plan"]["actions"]) <= 9


PRACTICES = ("1.1", "1.2", "1.3", "2.1", "2.2")
SMALL = shaped(3, 2)
any_cell = st.sampled_from([1, 2, 3, 4, 5, "dk", "na", None])
any_row = st.tuples(
    st.sampled_from([None, *Role]), st.fixed_dictionaries(dict.fromkeys((*PRACTICES, "t.1", "t.2"), any_cell))
)


def a_sheet(row: tuple[Role | None, dict[str, Cell | None]]) -> Sheet:
    return filled(row[0], {item: cell for item, cell in row[1].items() if cell is not None})


any_sheets = st.lists(any_row.map(a_sheet), max_size=14)
any_team = st.sampled_from([None, Headcount(frontline=9, supervisor=2, manager=1), Headcount(frontline=3)])


@steady
@given(any_sheets, st.sampled_from(Mode), any_team)
def test_whatever_people_answer_the_contract_holds(
    sheets: list[Sheet], mode: Mode, team: Headcount | None
) -> None:
    assert_contract(material(SMALL, sheets, mode=mode, headcount=team))


@steady
@given(any_sheets, any_team, st.randoms(use_true_random=False))
def test_the_exports_do_not_tell_the_order_of_sheets(
    sheets: list[Sheet], team: Headcount | None, chance: random.Random
) -> None:
    shuffled = sheets[:]
    chance.shuffle(shuffled)
    one, other = (material(SMALL, order, headcount=team) for order in (sheets, shuffled))
    assert report_json(one) == report_json(other)
    assert report_csv(one) == report_csv(other)


def test_an_empty_round_holds_no_number_that_was_not_measured() -> None:
    data = json.loads(report_json(material(SHIPPED, [])))
    assert data["score"]["overall"] == {"score": None, "level": None, "interval": None}
    assert data["score"]["legs"] is None
    for element in data["score"]["elements"]:
        numbers = {k: v for k, v in element.items() if k not in {"id", "practices", "roles", "responses"}}
        assert set(numbers.values()) == {None}
        assert element["responses"] == 0
        for practice in element["practices"]:
            measured = (
                "score",
                "level",
                "level_range",
                "mean",
                "median",
                "sd",
                "ad",
                "agreement",
                "counts",
                "gap",
                "agreed",
            )
            assert {practice[key] for key in measured} == {None}
    assert data["plan"]["actions"] == []


def test_what_is_withheld_is_null() -> None:
    data = json.loads(report_json(example(mode=Mode.ANONYMOUS)))["score"]
    for element in data["elements"]:
        assert element["roles"] == {"frontline": None, "leads": None}
        assert element["gap"] is None
        for practice in element["practices"]:
            assert practice["roles"] == {"frontline": None, "leads": None}
            assert practice["gap"] is None
            assert practice["score"] is not None
    assert data["suppressed"] == [
        (
            "Front line and leads: withheld for the whole round. A group of fewer than 5 people is never "
            "shown, nor a figure from which its answers could be worked out."
        )
    ]


def test_a_practices_level_is_the_nearest_to_its_mean_and_between_two_it_says_both() -> None:
    data = json.loads(report_json(example()))
    found = {
        p["id"]: (p["level"], p["level_range"]) for e in data["score"]["elements"] for p in e["practices"]
    }
    tallies = {p["id"]: p["counts"] for e in data["score"]["elements"] for p in e["practices"]}
    for practice, counts in tallies.items():
        n, total = sum(counts.values()), sum(int(level) * people for level, people in counts.items())
        low, rest = divmod(total, n)
        nearest = low + (2 * rest >= n)
        between = 2 * n <= 5 * rest < 3 * n
        assert found[practice] == (nearest, [low, low + 1] if between else [nearest, nearest]), practice
    assert len({tuple(levels) for _level, levels in found.values()}) > 3


def test_numbers_are_not_rounded() -> None:
    data = json.loads(report_json(example()))
    means = {p["id"]: p["mean"] for e in data["score"]["elements"] for p in e["practices"]}
    assert means["3.4"] == 30 / 11
    first = data["plan"]["priorities"][0]
    factors = (first["need"], first["importance"], first["leg"], first["foundation"])
    assert first["priority"] == pytest.approx(100 * math.prod(factors))


# What no reader may learn.

ALL = ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3")
TWO = shaped(6, 3)
row_of_levels = st.fixed_dictionaries(dict.fromkeys(ALL, st.sampled_from([1, 2, 3, 4, 5, "dk"])))


def exports(one: Material) -> tuple[bytes, bytes]:
    return report_json(one), report_csv(one)


@settings(steady, max_examples=steady.max_examples // 2)
@given(st.lists(row_of_levels, min_size=12, max_size=12), st.permutations(range(12)))
def test_where_roles_are_withheld_nothing_tells_who_has_which_role(
    rows: list[dict[str, Cell]], order: list[int]
) -> None:
    """Nine and three with a threshold of 5: deal the same sheets to other people, and nothing changes."""
    roles = [*[Role.FRONTLINE] * 9, *[Role.SUPERVISOR] * 2, Role.MANAGER]
    rated = [sum(isinstance(c, int) for c in row.values()) for row in rows]
    kept = [row if n >= 5 else dict.fromkeys(ALL, 3) for row, n in zip(rows, rated, strict=True)]
    one = material(TWO, [filled(r, row) for r, row in zip(roles, kept, strict=True)], headcount=EXAMPLE_TEAM)
    dealt = [filled(roles[n], row) for n, row in zip(order, kept, strict=True)]
    assert exports(one) == exports(material(TWO, dealt, headcount=EXAMPLE_TEAM))


F, L = Group.FRONTLINE, Group.LEADS
ROLES = {F: Role.FRONTLINE, L: Role.SUPERVISOR}
TEN = Headcount(frontline=5, supervisor=5)
DEALT = [([2] * (5 - n) + [4] * n, [4] * (5 - n) + [2] * n) for n in range(6)]
"""Ways to deal five twos and five fours to five and five; two of them put each side of one mind."""
VARIED = ([1, 2, 3, 2, 2], [3, 4, 5, 4, 4])


def round_with(frontline: Sequence[int], leads: Sequence[int]) -> Material:
    """Practice 1.1 as given, all others with both sides published."""
    sheets = [
        filled(ROLES[group], {"1.1": level, **{p: VARIED[side][n] for p in ALL if p != "1.1"}})
        for side, (group, levels) in enumerate(((F, frontline), (L, leads)))
        for n, level in enumerate(levels)
    ]
    return material(TWO, sheets, headcount=TEN)


@pytest.mark.parametrize("pair", DEALT)
def test_where_only_withheld_answers_differ_no_number_and_no_sentence_differs(
    pair: tuple[list[int], list[int]],
) -> None:
    """Because-lines, notes, withheld reasons, titles, dates, the CSV: all the same, byte by byte."""
    first, other = round_with(*DEALT[0]), round_with(*pair)
    assert exports(first) == exports(other)
    data = json.loads(report_json(first))["score"]
    assert data["suppressed"] == [
        ("1.1 Written: no role means. With groups this small, they could reveal what a whole group said.")
    ]
    assert data["elements"][0]["roles"] == {"frontline": {"mean": 2.0}, "leads": {"mean": 4.0}}
    withheld = {"rated": 5, "mean": None}
    assert data["elements"][0]["practices"][0]["roles"] == {"frontline": withheld, "leads": withheld}


def test_a_withheld_role_gap_makes_no_conversation() -> None:
    """Fifty points apart and each side of one mind: withheld, so the plan can't know it."""
    withheld = json.loads(report_json(round_with([2] * 5, [4] * 5)))["plan"]
    told = [*withheld["notes"], *(json.dumps(a) for a in withheld["actions"] if a["practice"] == "1.1")]
    assert not any("points apart" in text or "roles see it" in text for text in told if "1.1" in text)
    shown = json.loads(report_json(round_with([1, 2, 2, 2, 3], [4, 4, 4, 4, 3])))["plan"]
    assert any(a["id"] == "1.1-talk" and "points apart" in a["because"] for a in shown["actions"])


def sheets_of(groups: Mapping[Group, Counts]) -> list[Sheet]:
    return [
        filled(ROLES[group], {"1.1": level})
        for group, counts in groups.items()
        for level, n in enumerate(counts.levels, start=1)
        for _ in range(n)
    ]


@pytest.mark.parametrize("team", [None, Headcount(frontline=20, supervisor=10)])
def test_no_withheld_role_mean_follows_from_the_whole_export(team: Headcount | None) -> None:
    """Every way for three and three to answer, with k = 3: the exports that look alike leave a choice.

    But where all of them say that everybody gave the same level; then the team's mean is everybody's.
    """
    alike: dict[tuple[bytes, bytes], list[Mapping[Group, Counts]]] = {}
    published: dict[tuple[bytes, bytes], object] = {}
    for front, leads in product(all_counts(3), all_counts(3)):
        groups = {F: front, L: leads}
        one = material(shaped(1), sheets_of(groups), practices=("1.1",), threshold=3, headcount=team)
        alike.setdefault(exports(one), []).append(groups)
        published[exports(one)] = one.score.elements[0].practices[0].roles
    for picture, tables in alike.items():
        if published[picture] or all(add_up(t.values()).unanimous for t in tables):
            continue
        for group in (F, L):
            assert len({Fraction(t[group].total, t[group].rated) for t in tables}) > 1, picture


def test_the_exports_hold_nothing_of_practices_with_too_few_answers() -> None:
    """Four people at 1 or at 5 on 1.1: nothing that anybody can read differs."""

    def round_of(level: int) -> Material:
        many = [filled(None, dict.fromkeys(PRACTICES[1:], 2 + n % 3)) for n in range(3)]
        few = [filled(None, {**dict.fromkeys(PRACTICES[1:], 2 + n % 3), "1.1": level}) for n in range(4)]
        return material(SMALL, [*many, *few], headcount=EXAMPLE_TEAM)

    assert exports(round_of(1)) == exports(round_of(5))


def test_answers_on_a_practice_set_aside_are_in_no_export() -> None:
    def round_of(level: int) -> Material:
        sheets = [filled(None, {**dict.fromkeys(PRACTICES, 3), "1.1": level})] * 6
        aside = {SMALL.elements[0].practices[0].id: "no such channel"}
        return material(SMALL, sheets, set_aside=aside)

    assert exports(round_of(1)) == exports(round_of(5))
    assert ItemId("1.1") not in json.dumps(json.loads(report_json(round_of(1)))["score"]["elements"])
