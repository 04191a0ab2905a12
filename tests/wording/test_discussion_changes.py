"""What changed in a record of a discussion, in words."""

from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Service, Settled
from sixelements.domain.ids import PracticeId
from sixelements.wording.discussion_changes import changed

P, Q = PracticeId("1.1"), PracticeId("1.2")


def a_record(*, level: float | None = 3, why: str = "", rated: int | None = 4) -> Discussion:
    outcome = Outcome.NOT_AGREED if level is None else Outcome.AGREED
    return Discussion(
        facilitator="Ana",
        settled={P: Settled(outcome=outcome, level=level, why=why), Q: Settled(outcome=Outcome.CONFIRMED)},
        aims={P: 5},
        votes={Q: 2},
        discussed=(P,),
        services=(Service(name="Permits", levels=dict.fromkeys(Leg, (rated, 3, 3))),),
    )


def test_a_first_record_is_told_entry_by_entry() -> None:
    moved, same = changed(NO_DISCUSSION, a_record(level=2.5, why="We looked.", rated=None))
    assert [f"{entry}: {before} > {now}" for entry, before, now in moved] == [
        "Facilitator: none > “Ana”",
        "1.1: none > level 2.5",
        "1.2: none > confirmed",
        "1.1 why: none > “We looked.”",
        "1.1 aim: none > 5",
        "1.2 dots: none > 2",
        "1.1 talked about: none > yes",
        "Service 1, name: none > “Permits”",
        "Service 1, courtesy: none > - 3 3",
        "Service 1, accuracy: none > - 3 3",
        "Service 1, speed: none > - 3 3",
    ]
    assert same == 0


def test_only_what_changed_is_told_and_the_rest_counted() -> None:
    moved, same = changed(a_record(), a_record(level=None))
    assert moved == (("1.1", "level 3", "not agreed"),)
    assert same == 9


def test_what_goes_is_told() -> None:
    moved, same = changed(a_record(), Discussion(votes={Q: 2}))
    assert ("1.1", "level 3", "none") in moved
    assert ("Service 1, speed", "4 3 3", "none") in moved
    assert same == 1


def test_a_record_beside_itself_has_no_changes() -> None:
    moved, same = changed(a_record(), a_record())
    assert moved == ()
    assert same == 10


def test_long_words_are_cut_unless_the_cut_would_hide_what_changed() -> None:
    moved, _same = changed(a_record(why="x" * 500), a_record(why="y"))
    assert moved == (("1.1 why", "“" + "x" * 59 + "…", "“y”"),)
    moved, _same = changed(a_record(why="x" * 500), a_record(why="x" * 501))
    assert moved == (("1.1 why", f"“{'x' * 500}”", f"“{'x' * 501}”"),)
