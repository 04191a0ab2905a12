"""The file that a team's own practices begin with keeps the rules that our questionnaires keep."""

import shutil
from dataclasses import replace

import pytest

from sixelements import paths
from sixelements.content.loader import load
from sixelements.domain.assessment import Assessment
from tests.content import test_language as rules
from tests.content.folders import Copy
from tests.content.texts import texts_of


@pytest.fixture
def own(copy: Copy) -> Assessment:
    """The shipped words around the element of own practices alone."""
    shutil.copyfile(paths.assessments() / "own-practices.toml", copy.folder / "own-practices.toml")
    copy.replace(
        "manifest.toml",
        '    "6-improve-processes.toml",\n',
        '    "6-improve-processes.toml",\n    "own-practices.toml",\n',
    )
    whole = load(copy.folder)
    return replace(whole, elements=whole.elements[6:])


def test_its_sentences_are_as_plain_as_ours(own: Assessment) -> None:
    (element,) = own.elements
    assert element.id == "7"
    texts = tuple(texts_of(own))
    for rule in (
        rules.test_anchors_are_short_and_claim_one_thing,
        rules.test_prompts_ask,
        rules.test_when_and_then_fit_their_pattern,
        rules.test_titles_and_steps_start_with_a_verb,
    ):
        rule(own)
    for rule_ in (rules.test_reading_grade, rules.test_texts_begin_and_end_as_they_should):
        rule_(texts)
