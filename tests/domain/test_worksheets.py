"""The worksheets: their figures by tables from the instrument and the drawings, and laws for any sheet."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.channels import Channel, ChannelMatrix, Expectation, Volume
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, Technique, TechniqueKind
from sixelements.domain.facts import FactVerdict, HardFact, judge
from sixelements.domain.ids import PracticeId
from sixelements.domain.marks import Contrast, MarkedCell, is_recent
from sixelements.domain.technology_gate import GateVerdict, PointAnswer, TechnologyRequest, gates
from sixelements.domain.waste_walk import (
    DAY,
    Ease,
    Missing,
    Process,
    ProcessStep,
    Waste,
    WasteFound,
    compared,
    hours_taken_out,
    printed_total,
    spans,
    taken_out,
)
from sixelements.domain.worksheets import moved_row, with_row, without_row

TODAY = date(2027, 4, 21)
H, M, L = Volume.HIGH, Volume.MEDIUM, Volume.LOW
DRAWN: dict[str, tuple[Volume, str]] = {
    "forms": (H, "120210"), "email": (H, "111100"), "phone": (H, "222110"), "counter": (H, "221211"),
    "letters": (M, "121110"), "voicemail": (M, "212110"), "visits": (M, "121110"), "website": (M, "110111"),
    "signs": (M, "110110"), "colleagues": (M, "110100"), "vehicles": (L, "000000"),
}  # fmt: skip
"""Picture 26."""


def channel(id_: str, marks: str, *, volume: Volume | None = M, used: bool = True) -> Channel:
    cells = {e: MarkedCell(mark=int(m)) for e, m in zip(Expectation, marks, strict=True) if m != "?"}
    return Channel(id=id_, name=id_, used=used, volume=volume, cells=cells)


def matrix(*marks: str) -> ChannelMatrix:
    return ChannelMatrix(channels=tuple(channel(f"{n}", m) for n, m in enumerate(marks)))


class TestChannels:
    drawn = ChannelMatrix(channels=tuple(channel(id_, m, volume=v) for id_, (v, m) in DRAWN.items()))

    def test_the_figures_of_the_drawing(self) -> None:
        assert self.drawn.coverage is not None
        assert round(100 * self.drawn.coverage) == 48
        assert [round(100 * (c.coverage or 0)) for c in self.drawn.channels] == [
            50, 33, 67, 75, 50, 58, 50, 42, 33, 25, 0,
        ]  # fmt: skip
        assert [c.id for c in self.drawn.gaps] == ["forms", "website", "signs", "colleagues", "vehicles"]
        assert len(self.drawn.with_full(Expectation.SPEED)) == 2
        assert self.drawn.with_full(Expectation.CHECKED) == ()

    @pytest.mark.parametrize(
        ("marks", "level"),
        [
            (["000000", "110222"], 1),
            (["111000", "000000"], 2),
            (["111000", "111000", "000000"], 3),
            (["222002", "222002"], 4),
            (["222001", "222002"], 3),
            (["222002", "22200?"], None),
            ([], None),
        ],
    )
    def test_the_level_follows_the_anchors(self, marks: list[str], level: int | None) -> None:
        assert matrix(*marks).level(TODAY) == level

    def test_level_5_takes_a_test_across_channels_less_than_a_year_old(self) -> None:
        full = matrix("222222")
        tested = {
            day: replace(full, tested_on=day).level(TODAY)
            for day in (date(2026, 4, 22), date(2026, 4, 21), date(2027, 4, 22), None)
        }
        assert [*tested.values()] == [5, 4, 4, 4]
        assert is_recent(TODAY, TODAY)

    def test_what_is_not_marked_is_no_zero(self) -> None:
        begun = ChannelMatrix(channels=(channel("a", "??????"), channel("b", "2222?2")))
        assert (begun.coverage, begun.gaps, begun.level(TODAY)) == (None, (), None)
        no_volume = ChannelMatrix(channels=(channel("a", "000000", volume=None), channel("b", "222222")))
        assert no_volume.coverage == 1.0

    def test_what_is_not_used_stands_in_no_figure(self) -> None:
        unused = channel("hearings", "000000", used=False)
        assert ChannelMatrix(channels=(*self.drawn.channels, unused)).coverage == self.drawn.coverage
        assert len(ChannelMatrix(channels=(*self.drawn.channels, unused)).gaps) == 5


marks_ = st.sampled_from([None, 0, 1, 2])
any_channels = st.lists(
    st.builds(
        Channel,
        id=st.uuids().map(str),
        name=st.text(max_size=3),
        used=st.booleans(),
        volume=st.sampled_from([None, *Volume]),
        cells=st.dictionaries(st.sampled_from(Expectation), st.builds(MarkedCell, mark=marks_)),
    ),
    max_size=8,
).map(lambda rows: ChannelMatrix(channels=tuple(rows)))


@given(any_channels)
def test_coverage_lies_between_its_channels_and_from_0_to_100(sheet: ChannelMatrix) -> None:
    parts = [c.coverage for c in sheet.finished if c.coverage is not None]
    if sheet.coverage is None:
        assert not parts
    else:
        assert 0 <= min(parts) - 1e-9 <= sheet.coverage <= max(parts) + 1e-9 <= 1 + 2e-9
    assert {c.id for c in sheet.gaps} <= {c.id for c in sheet.used}


@given(any_channels, st.data())
def test_a_better_mark_never_lowers_coverage_or_level(sheet: ChannelMatrix, data: st.DataObject) -> None:
    full = [c for c in sheet.finished if any((c.mark(e) or 0) < 2 for e in Expectation)]
    if not full:
        return
    better = data.draw(st.sampled_from(full))
    which = next(e for e in Expectation if (better.mark(e) or 0) < 2)
    up = replace(better, cells={**better.cells, which: MarkedCell(mark=(better.mark(which) or 0) + 1)})
    after = replace(sheet, channels=with_row(sheet.channels, up))
    assert (after.coverage or 0) >= (sheet.coverage or 0)
    assert (after.level(TODAY) or 0) >= (sheet.level(TODAY) or 0)


TECHNIQUES = (
    ("survey", TechniqueKind.ASK), ("card", TechniqueKind.ASK), ("interviews", TechniqueKind.ASK),
    ("visits", TechniqueKind.WATCH), ("days", TechniqueKind.COUNT), ("repeats", TechniqueKind.COUNT),
    ("complaints", TechniqueKind.HEAR), ("debrief", TechniqueKind.HEAR),
)  # fmt: skip
HEARD = {
    "homeowners": ("10002121", True), "contractors": ("10002121", True), "architects": ("00002001", True),
    "small businesses": ("00001000", True), "refused": ("00000020", True), "neighbors": ("00000010", False),
    "agencies": ("00000001", False), "elected": ("00000020", False), "gave up": ("00000000", False),
    "limited English": ("00000000", True), "departments": ("00000000", False),
}  # fmt: skip
"""Picture 27."""


def group_matrix(heard: dict[str, tuple[str, bool]]) -> GroupMatrix:
    techniques = tuple(Technique(id=id_, name=id_, kind=kind, shown=True) for id_, kind in TECHNIQUES)
    groups = tuple(
        CustomerGroup(
            id=id_,
            name=id_,
            main=main,
            cells={t.id: MarkedCell(mark=int(m)) for t, m in zip(techniques, marks, strict=True) if m != "?"},
        )
        for id_, (marks, main) in heard.items()
    )
    return GroupMatrix(groups=groups, techniques=techniques)


class TestGroups:
    drawn = group_matrix(HEARD)

    def test_the_figures_of_the_drawing(self) -> None:
        assert len(self.drawn.in_two_kinds) == 3
        assert [g.id for g in self.drawn.blind] == ["limited English", "gave up", "departments"]
        assert [g.id for g in self.drawn.loudest_only] == ["refused", "neighbors", "agencies", "elected"]
        assert len(self.drawn.kinds_used) == 3
        assert [self.drawn.reached(t.id) for t in self.drawn.shown] == [2, 0, 0, 0, 4, 2, 5, 4]
        assert self.drawn.used_rate == (7, 17)

    @pytest.mark.parametrize(
        ("heard", "level"),
        [
            (HEARD, 1),  # seven of eleven are heard by nobody who asks, watches or counts
            ({"a": ("10000000", False), "b": ("00000022", False)}, 2),
            ({"a": ("11000000", True), "b": ("00000022", False)}, 3),
            ({"a": ("10000022", True), "b": ("00000022", False)}, 2),
            ({"a": ("11000000", True), "b": ("00000000", True)}, 2),
            ({"a": ("20002000", True), "b": ("00022000", False)}, 4),
            ({"a": ("20002000", True), "b": ("00012000", False)}, 3),
            ({"a": ("2???????", True)}, None),
            ({}, None),
        ],
    )
    def test_the_level_follows_the_instrument(
        self, heard: dict[str, tuple[str, bool]], level: int | None
    ) -> None:
        assert group_matrix(heard).level(TODAY) == level

    def test_level_5_takes_a_note_on_who_stays_silent(self) -> None:
        best = group_matrix({"a": ("20002000", True)})
        assert replace(best, silent="night workers", silent_on=TODAY).level(TODAY) == 5
        assert replace(best, silent=" ", silent_on=TODAY).level(TODAY) == 4
        assert replace(best, silent="night workers", silent_on=date(2026, 1, 1)).level(TODAY) == 4

    def test_a_group_that_is_not_marked_is_not_blind(self) -> None:
        begun = group_matrix({"a": ("0000000?", True), "b": ("????????", True), "c": ("?0000010", True)})
        assert (begun.blind, begun.loudest_only) == ((), ())

    def test_a_technique_without_a_column_stands_in_no_figure(self) -> None:
        hidden = tuple(replace(t, shown=t.kind is not TechniqueKind.COUNT) for t in self.drawn.techniques)
        less = replace(self.drawn, techniques=hidden)
        assert less.kinds_used == (TechniqueKind.ASK, TechniqueKind.HEAR)
        assert less.cells == 11 * 6


def step(id_: str, who: str, work: float, days: float, usable: float, *, value: bool) -> ProcessStep:
    return ProcessStep(
        id=id_, name=id_, who=who, work=work, elapsed=days * DAY, usable=usable, adds_value=value
    )


def waste(minutes: float, share: float, ease: Ease) -> WasteFound:
    return WasteFound(text="x", minutes=minutes, share=share, ease=ease)


WALK = Process(
    id="deck",
    name="Residential deck permit",
    monthly=85,
    contacts=164,
    repeats=67,
    steps=(
        replace(
            step("check", "Counter", 12, 0.5, 70, value=True),
            wastes={Waste.DEFECTS: waste(18, 30, Ease.EASY)},
        ),
        replace(
            step("type", "Counter", 15, 1, 90, value=False),
            wastes={Waste.OVER_PROCESSING: waste(15, 90, Ease.HARD)},
        ),
        step("zoning", "Zoning", 20, 3, 85, value=True),
        step("plan", "Plan examiner", 45, 4, 80, value=True),
        replace(
            step("sign", "Chief's office", 3, 2, 100, value=False),
            wastes={Waste.WAITING: waste(7, 100, Ease.EASY)},
        ),
        replace(
            step("fee", "Counter", 10, 0.5, 95, value=True),
            wastes={Waste.MOTION: waste(6, 50, Ease.MEDIUM)},
        ),
    ),
)
"""Picture 08."""


class TestWasteWalk:
    def test_the_figures_of_the_drawing(self) -> None:
        assert (WALK.elapsed, WALK.work) == (11 * DAY, 105)
        assert WALK.value_ratio == pytest.approx(87 / 5280)
        assert WALK.rolled == pytest.approx(0.7 * 0.9 * 0.85 * 0.8 * 0.95)
        assert WALK.hand_offs == 4
        assert WALK.first_contact == pytest.approx(1 - 67 / 164)
        hours = [r.hours for r in WALK.wastes if r.hours is not None]
        assert hours == pytest.approx([229.5, 119, 91.8, 51])
        assert WALK.lost == pytest.approx(491.3)
        assert printed_total(hours) == 492 == 230 + 119 + 92 + 51
        assert [r.step.id for r in WALK.best_removals] == ["sign", "check"]
        assert WALK.lanes == ("Counter", "Zoning", "Plan examiner", "Chief's office")

    def test_five_steps_at_90_give_59(self) -> None:
        five = Process(id="p", name="", steps=tuple(ProcessStep(id=f"{n}", usable=90) for n in range(5)))
        assert five.rolled == pytest.approx(0.59, abs=0.001)

    def test_what_the_law_requires_is_never_a_removal_and_what_is_out_no_longer_costs(self) -> None:
        steps = tuple(replace(s, required=s.id == "sign") for s in WALK.steps)
        assert [r.step.id for r in replace(WALK, steps=steps).best_removals] == ["check", "fee"]
        check = WALK.steps[0]
        out = replace(check.wastes[Waste.DEFECTS], out_on=TODAY)
        after = replace(WALK, steps=with_row(WALK.steps, replace(check, wastes={Waste.DEFECTS: out})))
        assert after.lost == pytest.approx(491.3 - 91.8)
        assert [r.step.id for r in after.best_removals] == ["sign", "fee"]

    def test_what_is_hard_to_remove_is_not_ticked_first_however_much_it_takes(self) -> None:
        """Two removable in 30 days become actions; 770 hours that need a new system are not among them."""
        sign = next(s for s in WALK.steps if s.id == "sign")
        hard = {w: replace(f, ease=Ease.HARD, minutes=10_000) for w, f in sign.wastes.items()}
        walk = replace(WALK, steps=with_row(WALK.steps, replace(sign, wastes=hard)))
        assert walk.wastes[0].step.id == "sign"
        assert "sign" not in [r.step.id for r in walk.best_removals]

    def test_hours_that_went_are_counted_at_one_volume(self) -> None:
        """A step that is no more counted at the old 85 cases a month, a waste that is out at the new ones."""
        now = replace(WALK, monthly=170, steps=tuple(s for s in WALK.steps if s.id != "sign"))
        before = next(r for r in WALK.wastes if r.step.id == "sign").hours or 0.0
        assert [r.step.id for r in taken_out([WALK], now, None)] == ["sign"]
        assert hours_taken_out(taken_out([WALK], now, None)) == pytest.approx(2 * before)
        unknown = replace(now, monthly=None)
        assert hours_taken_out(taken_out([WALK], unknown, None)) == pytest.approx(before)

    def test_a_figure_that_nobody_gave_is_none(self) -> None:
        bare = Process(id="p", name="", steps=(ProcessStep(id="a", work=5), ProcessStep(id="b", name="Sign")))
        found = (bare.work, bare.elapsed, bare.value_ratio, bare.rolled, bare.first_contact, bare.lost)
        assert found == (None,) * 6
        assert (bare.hand_offs, spans(bare), Process(id="p", name="").work) == (0, (), None)

    def test_blank_rows_among_the_steps_count_for_nothing(self) -> None:
        blank = [ProcessStep(id=f"blank {n}") for n in range(len(WALK.steps) + 1)]
        steps = [s for pair in zip(blank, (*WALK.steps, blank[-1]), strict=True) for s in pair][:-1]
        with_blanks = replace(WALK, steps=tuple(steps))
        assert all(s.blank for s in blank)
        assert with_blanks.walked == WALK.steps
        for figure in ("work", "elapsed", "value_ratio", "rolled", "hand_offs", "lanes", "lost"):
            assert getattr(with_blanks, figure) == getattr(WALK, figure)
        assert spans(with_blanks) == spans(WALK)
        assert with_blanks.lacking(Missing.ELAPSED) == ()
        before = replace(WALK, steps=(*WALK.steps, ProcessStep(id="never filled in")))
        both = compared([before], replace(WALK, steps=(ProcessStep(id=WALK.steps[0].id), *WALK.steps[1:])))
        assert both is not None
        assert both.gone == WALK.steps[:1]

    def test_one_word_about_a_step_makes_it_one(self) -> None:
        for said in (
            {"name": "Sign"}, {"who": "Chief"}, {"work": 0.0}, {"elapsed": 1.0}, {"usable": 0.0},
            {"hand_off": False}, {"adds_value": False}, {"required": True},
            {"wastes": {Waste.MOTION: WasteFound()}},
        ):  # fmt: skip
            step = ProcessStep(id="a", **said)
            process = Process(id="p", name="", steps=(ProcessStep(id="b"), step))
            assert (step.blank, process.walked) == (False, (step,))
            lacking = {m for m in Missing if process.lacking(m) == (2,)}
            assert len(lacking) == (3 if {"work", "elapsed", "usable", "adds_value"} & said.keys() else 4)

    def test_a_hand_off_that_was_said_counts_as_it_was_said(self) -> None:
        steps = (*WALK.steps[:2], replace(WALK.steps[2], hand_off=False), *WALK.steps[3:])
        assert replace(WALK, steps=steps).hand_offs == 3

    def test_before_and_after_are_told_by_the_id_of_a_process(self) -> None:
        after = replace(WALK, steps=without_row(WALK.steps, "type"))
        found = compared([Process(id="other", name=""), WALK], after)
        assert found is not None
        assert [s.id for s in found.gone] == ["type"]
        assert compared([], after) is None


figure = st.one_of(st.none(), st.floats(0, 1e6))
share = st.one_of(st.none(), st.floats(0, 100))
any_process = st.builds(
    Process,
    id=st.just("p"),
    name=st.just(""),
    monthly=figure,
    contacts=st.one_of(st.none(), st.integers(0, 1000)),
    repeats=st.one_of(st.none(), st.integers(0, 1000)),
    steps=st.lists(
        st.builds(
            ProcessStep,
            id=st.uuids().map(str),
            who=st.sampled_from(["", "A", "B"]),
            work=figure,
            elapsed=figure,
            usable=share,
            hand_off=st.sampled_from([None, True, False]),
            adds_value=st.sampled_from([None, True, False]),
            required=st.booleans(),
            wastes=st.dictionaries(
                st.sampled_from(Waste),
                st.builds(WasteFound, minutes=figure, share=share, ease=st.sampled_from([None, *Ease])),
                max_size=3,
            ),
        ),
        max_size=6,
    ).map(tuple),
)


@given(any_process)
def test_the_laws_of_a_walk(process: Process) -> None:
    if process.rolled is not None:
        assert 0 <= process.rolled <= min((s.usable or 0) / 100 for s in process.steps) + 1e-9
    for ratio in (process.value_ratio, process.first_contact):
        assert ratio is None or 0 <= ratio <= 1
    hours = [r.hours for r in process.wastes if r.hours is not None]
    assert hours == sorted(hours, reverse=True)
    assert (process.lost or 0.0) == pytest.approx(sum(hours))
    assert process.hand_offs <= len(process.steps)
    best = process.best_removals
    assert len(best) <= 2
    assert not any(r.step.required for r in best)
    ribbon = spans(process)
    assert all(a <= b for a, b in ribbon)
    assert all(one[1] == other[0] for one, other in pairwise(ribbon))


def request(yes: str) -> TechnologyRequest:
    said = {"y": True, "n": False}
    points = {n: PointAnswer(said[c]) for n, c in enumerate(yes, start=1) if c in said}
    return TechnologyRequest(id="r", name="Status page", opens=PracticeId("6.5"), points=points)


@pytest.mark.parametrize(
    ("yes", "verdict", "holding", "met"),
    [
        ("yyynnynny", GateVerdict.STREAMLINE_FIRST, (4, 5), 4),
        ("?????????", GateVerdict.STREAMLINE_FIRST, (1, 2, 3, 4, 5, 6), 0),
        ("yyyyyynn?", GateVerdict.ALMOST, (7, 8), 6),
        ("yyyyyyy?n", GateVerdict.ALMOST, (8,), 7),
        ("yyyyyyyyn", GateVerdict.READY, (), 8),
        ("yyyyynyyy", GateVerdict.STREAMLINE_FIRST, (6,), 7),
    ],
)
def test_the_verdict_of_a_gate(yes: str, verdict: GateVerdict, holding: tuple[int, ...], met: int) -> None:
    found = request(yes)
    assert (found.verdict, found.holding, found.met) == (verdict, holding, met)


@given(st.text("yn?", min_size=9, max_size=9), st.integers(0, 8))
def test_a_gate_never_closes_when_a_point_is_met(yes: str, at: int) -> None:
    order = list(GateVerdict)
    better = f"{yes[:at]}y{yes[at + 1 :]}"
    assert order.index(request(better).verdict) >= order.index(request(yes).verdict)
    assert gates([request(yes)], {}).passed <= gates([request(better)], {}).passed


def test_a_practice_is_open_only_when_every_request_for_it_is_ready() -> None:
    ready, almost = request("yyyyyyyy?"), replace(request("yyyyyyy??"), id="s")
    assert gates([ready], {}).passed == {PracticeId("6.5")}
    assert gates([ready, almost], {}).passed == set()
    assert gates([replace(ready, opens=None)], {}).passed == set()
    assert gates([], {}).passed == set()


def test_a_closed_gate_names_the_process_that_comes_first() -> None:
    held, other = replace(request("y"), process="p"), replace(request("n"), id="s", process="q")
    names = {"p": "Residential permit", "q": "Plan check"}
    assert gates([held, other], names).processes == {PracticeId("6.5"): "Residential permit"}
    assert gates([replace(held, process="gone")], names).processes == {}
    assert gates([replace(request("yyyyyyyy?"), process="p")], names).processes == {}


@pytest.mark.parametrize(
    ("fact", "said", "verdict"),
    [
        (HardFact(value=34, share=True, n=1038), 55.0, FactVerdict.DIFFERS),
        (HardFact(value=35, share=True, n=30), 55.0, FactVerdict.DIFFERS),
        (HardFact(value=35.1, share=True, n=30), 55.0, FactVerdict.AGREES),
        (HardFact(value=34, share=True, n=29), 55.0, FactVerdict.TOO_FEW),
        (HardFact(value=34, share=True), 55.0, FactVerdict.TOO_FEW),
        (HardFact(value=15, unit="days", n=351), 75.0, FactVerdict.BESIDE),
        (HardFact(value=34, share=True, n=1038), None, FactVerdict.BESIDE),
        (HardFact(value=99, share=True, n=400), 75.0, FactVerdict.DIFFERS),
    ],
)
def test_only_a_share_on_enough_cases_contradicts(
    fact: HardFact, said: float | None, verdict: FactVerdict
) -> None:
    assert judge(fact, said) is verdict


@pytest.mark.parametrize(
    ("level", "said", "differs"), [(2, 3.0, True), (2, 2.99, False), (4, 3.0, True), (2, None, False)]
)
def test_fact_and_opinion_differ_from_a_level_on(level: int, said: float | None, *, differs: bool) -> None:
    assert Contrast(level, said).differs is differs


@given(st.permutations("abcd"), st.sampled_from("abcdx"), st.integers(-5, 5))
def test_rows_move_without_a_loss(order: list[str], id_: str, by: int) -> None:
    rows = tuple(ProcessStep(id=i) for i in order)
    moved = moved_row(rows, id_, by)
    assert sorted(r.id for r in moved) == sorted(order)
    assert without_row(moved, id_) == without_row(rows, id_)
    assert moved_row(moved_row(rows, id_, 0), id_, 0) == rows
