"""The recommendation is the same in whatever order elements, practices, votes, and aims come."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.recommendation import recommend
from tests.domain.builders import MONDAY, a_score, shipped_assessment, three_legs


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_the_order_in_which_things_come_changes_no_recommendation(seed: int) -> None:
    """Few levels and few votes, so that many priorities are equal."""
    chance, asked = Random(seed), shipped_assessment()  # noqa: S311 - repeatable
    practices = [p.id for e in asked.elements for p in e.practices]
    levels: dict[str, float | None] = {
        p: chance.choice((1.0, 1.5, 2.0, 2.0, 3.0, 4.0, 5.0)) for p in practices
    }
    score = a_score(levels, legs=three_legs(6.0, 5.0, 3.0))
    named = chance.sample(practices, 12)
    talk = Discussion(
        votes={p: 1 + n % 3 for n, p in enumerate(named)},
        settled={p: Settled(outcome=Outcome.NOT_AGREED) for p in named[:2]},
        aims=dict.fromkeys(named[2:5], 5),
    )
    elements = [
        replace(e, practices=tuple(chance.sample(e.practices, len(e.practices)))) for e in score.elements
    ]
    chance.shuffle(elements)
    chance.shuffle(named)
    other = Discussion(
        votes={p: talk.votes[p] for p in named},
        settled={p: talk.settled[p] for p in named if p in talk.settled},
        aims={p: talk.aims[p] for p in named if p in talk.aims},
    )
    one = recommend(asked, score, talk, start=MONDAY)
    same = recommend(asked, replace(score, elements=tuple(elements)), other, start=MONDAY)
    assert one.actions == same.actions
    assert (one.notes, one.near_ties) == (same.notes, same.near_ties)
