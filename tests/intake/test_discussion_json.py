"""Discussions from JSON: what is understood, and that whatever is wrong gets one sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import Service
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.intake import discussion_json

P = PracticeId
ROW = [1, 2, 3]


def read(tmp_path: Path, value: object) -> DiscussionPatch:
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
            "why": {"1.1": "We looked.", "1.2": None},
            "evidence": {"1.1": "Log"},
            "aims": {"1.1": 5, "1.2": None},
            "importance_dots": {"1.1": 3, "1.2": None},
            "discussed": ["1.1"],
            "parking": ["new chairs", "", None],
            "services": ["Permits"],
            "three_thirds": {"courtesy": [[4, 4, None]], "accuracy": [[3, 3, 3]], "speed": [[1, 2, 2]]},
        },
    )
    assert found == DiscussionPatch(
        facilitator="Ana",
        agreed={P("1.1"): 3, P("1.2"): 2.5, P("1.3"): None, P("1.4"): None},
        confirmed=(P("1.5"),),
        why={P("1.1"): "We looked.", P("1.2"): ""},
        evidence={P("1.1"): "Log"},
        aims={P("1.1"): 5, P("1.2"): None},
        votes={P("1.1"): 3, P("1.2"): None},
        discussed=(P("1.1"),),
        parking=("new chairs",),
        services=(
            Service(
                name="Permits",
                levels={Leg.COURTESY: (4, 4, None), Leg.ACCURACY: (3, 3, 3), Leg.SPEED: (1, 2, 2)},
            ),
        ),
    )


@pytest.mark.parametrize("value", [{}, {"headcount": {}, "mode": "open"}, {"agreed": {}, "three_thirds": {}}])
def test_what_is_not_named_is_not_in_it(tmp_path: Path, value: object) -> None:
    assert read(tmp_path, value) == DiscussionPatch()


def test_nobody_is_a_facilitator_to_be_removed(tmp_path: Path) -> None:
    assert read(tmp_path, {"facilitator": None}) == DiscussionPatch(facilitator="")


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"agreed": {"1.1": 3, "1.2": "three"}}, "agreed 1.2 "),
        ({"aims": {"1.2": 2.5}}, "aims 1.2 "),
        ({"importance_dots": {"1.2": [3]}}, "importance_dots 1.2 "),
        ({"why": {"1.2": 3}}, "why 1.2 "),
        ({"agreed": {"1.2": 3}, "second_votes": {"1.2": [6]}}, "second_votes 1.2 "),
        ({"second_votes": {"1.2": [3, 3]}}, "second_votes .* 1.2"),
        ({"services": ["Permits"]}, "three_thirds "),
        ({"services": ["A", "B"], "three_thirds": {leg: [[1, 2, 3]] for leg in Leg}}, "services "),
        (
            {"three_thirds": {"courtesy": [ROW, ROW], "accuracy": [ROW, ROW], "speed": [ROW, 4]}},
            "speed 2 ",
        ),
    ],
)
def test_a_refusal_names_the_place(tmp_path: Path, value: object, place: str) -> None:
    with pytest.raises(BadInput, match=f"can't be read\\. {place}"):
        read(tmp_path, value)


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
    with pytest.raises(BadInput, match="There is no such file"):
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
