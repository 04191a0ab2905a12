"""Whatever stands where in a file, its author reads a sentence of ours that says what to do."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sixelements.content import messages, schema
from sixelements.content.schema import ElementModel, ManifestModel
from tests.content.spoiling import Table, element_table, manifest_table, spoiled

ENDINGS = (
    "Add it.",
    "remove it.",
    "Use only these: '1', '2', '3', '4', '5'.",
    "Use only these: 'frontline', 'supervisor', 'manager'.",
    "Use only these: 'courtesy', 'accuracy', 'speed'.",
    "'frontline', 'supervisor', 'manager'.",
    "'courtesy', 'accuracy', 'speed'.",
    "'start', 'firm_up', 'keep'.",
    "'S', 'M', 'L'.",
    "'ask', 'watch', 'count', 'hear'.",
    "'courtesy', 'accuracy', 'speed', 'staff', 'customers', 'checked'.",
    "'overproduction', 'inventory', 'transport', 'motion'.",
    "Put it in quotes.",
    "Write something.",
    "Shorten it.",
    "without a point or quotes.",
    "without quotes.",
    "not inf or nan.",
    "or more.",
    "or less.",
    "headings of tables in double ones.",
    "Add an entry.",
    "Give it keys, each with its value.",
    "Write it in one line.",
    'such as "3".',
    'such as "3.1".',
    'or "3.1-keep".',
    'Write "t.1" to "t.10".',
    'such as "parks".',
    'such as "1.0".',
    '"en" or "en-US".',
    "and no folder.",
)


def faults() -> Iterator[ErrorDetails]:
    files: list[tuple[type[BaseModel], Table]] = [
        (ManifestModel, manifest_table()),
        (ElementModel, element_table()),
    ]
    for model, table in files:
        for wrong in spoiled(table):
            try:
                model.model_validate(wrong)
            except ValidationError as error:
                yield from error.errors(include_url=False)


def test_every_fault_has_a_sentence_of_ours() -> None:
    told = {(fault["type"], messages.sentence(fault)) for fault in faults()}
    foreign = [(kind, text) for kind, text in told if not text.endswith(ENDINGS)]
    assert foreign == []
    unused = [ending for ending in ENDINGS if not any(text.endswith(ending) for _kind, text in told)]
    assert unused == []
    kinds = {kind for kind, _text in told}
    assert kinds >= {"missing", "extra_forbidden", "literal_error", "string_type", "bool_type", "int_type"}
    assert kinds >= {"float_type", "finite_number", "tuple_type", "dict_type", "model_type", "too_short"}


def an_error(kind: str, **context: object) -> ErrorDetails:
    return {"type": kind, "loc": ("key",), "msg": "Pydantic's words", "input": None, "ctx": dict(context)}


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (an_error("string_too_short", min_length=1), "It is empty. Write something."),
        (an_error("string_too_short", min_length=3), "It has fewer than 3 characters. Write more."),
        (an_error("too_short", min_length=2), "It has fewer than 2 entries. Add what is missing."),
        (an_error("too_long", max_length=5), "It has more than 5 entries. Keep the best."),
        (an_error("less_than_equal", le=100_000.0), "It is more than 100000. Give 100000 or less."),
        (an_error("less_than", lt=0.5), "It is 0.5 or more. Give less than 0.5."),
        (an_error("greater_than", gt=0), "It is 0 or less. Give more than 0."),
        (an_error("value_error", error=ValueError("Give {both}.")), "Give {both}."),
        (
            an_error("url_type"),
            "This can't be used (Pydantic's words). Compare it with the shipped assessment.",
        ),
        (
            an_error("string_pattern_mismatch", pattern="^x$"),
            "This can't be used (Pydantic's words). Compare it with the shipped assessment.",
        ),
    ],
)
def test_limits_and_reasons_stand_in_the_sentence(error: ErrorDetails, text: str) -> None:
    assert messages.sentence(error) == text


def test_every_pattern_has_its_sentence() -> None:
    patterns = {value for value in vars(schema).values() if isinstance(value, str) and value.startswith("^")}
    assert set(messages._forms()) == patterns
