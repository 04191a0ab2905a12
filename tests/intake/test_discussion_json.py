"""Discussions from JSON: what is understood, and that whatever is wrong gets one sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import Discussion, Outcome
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.intake import discussion_json

P = PracticeId


def read(tmp_path: Path, value: object) -> Discussion:
    path = tmp_path / "discussion.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return discussion_json.read(path)


def test_everything_a_room_settles_is_understood(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "headcount": {"frontline": 9},
            "mode": "open",
            "facilitator": "Ana",
            "agreed": {"1.1": 3, "1.2": 2.5, "1.3": None, "1.4": 3},
            "confirmed": ["1.5"],
            "second_votes": {"1.4": [1, 5, 1, 5], "1.1": [3, 3, 3]},
            "why": {"1.1": "We looked."},
            "evidence": {"1.1": "Log"},
            "aims": {"1.1": 5},
            "importance_dots": {"1.1": 3},
            "discussed": ["1.1"],
            "three_thirds": {"courtesy": [[4, 4, None]], "accuracy": [[3, 3, 3]], "speed": [[1, 2, 2]]},
        },
    )
    outcomes = {p: (s.outcome, s.level) for p, s in found.settled.items()}
    assert outcomes == {
        "1.1": (Outcome.AGREED, 3),
        "1.2": (Outcome.AGREED, 2.5),
        "1.3": (Outcome.NOT_AGREED, None),
        "1.4": (Outcome.NOT_AGREED, None),
        "1.5": (Outcome.CONFIRMED, None),
    }
    assert found.settled[P("1.1")].evidence == "Log"
    assert (found.aims, found.votes, found.discussed) == ({"1.1": 5}, {"1.1": 3}, ("1.1",))
    assert found.services[0].levels[Leg.COURTESY] == (4, 4, None)


@pytest.mark.parametrize(
    "value",
    [
        "[]",
        "{",
        "",
        '{"agreed": {"1.1": NaN}}',
        '{"agreed": {"1.1": 1e999}}',
        '{"agreed": {"1.1": 3, "1.1": 4}}',
        '{"agreed": ["1.1"]}',
        '{"agreed": {"1.1": "three"}}',
        '{"agreed": {"1.1": true}}',
        '{"aims": {"1.1": 2.5}}',
        '{"agrred": {}}',
        '{"discussed": [1]}',
        '{"three_thirds": {"courtesy": [[1, 2, 3]]}}',
        '{"three_thirds": {"kindness": [[1, 2, 3]]}}',
        '{"facilitator": 7}',
        "[" * 100_000,
    ],
)
def test_what_is_wrong_gets_one_sentence(tmp_path: Path, value: str) -> None:
    with pytest.raises(BadInput, match=r"^The discussion can't be read\. .+\.$"):
        read(tmp_path, value)


def test_a_missing_file_and_binary_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        discussion_json.read(tmp_path / "nothing.json")
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="UTF-8"):
        discussion_json.read(tmp_path / "x.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(sorted(discussion_json._KNOWN))


@given(st.dictionaries(KEYS, JSON, max_size=4))
@settings(deadline=None)
def test_any_json_ends_in_a_discussion_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, value: dict[str, object]
) -> None:
    try:
        read(tmp_path_factory.mktemp("json"), value)
    except BadInput as refusal:
        assert refusal.sentence.startswith("The discussion can't be read. ")
