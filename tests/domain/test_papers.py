"""Which paper is usual where a language is spoken."""

import pytest

from sixelements.domain.papers import A4, LETTER, usual_paper


@pytest.mark.parametrize("language", ["en-US", "en", "es-MX", "fr-CA", "es-US", "zh-Hans-US"])
def test_letter_is_usual_in_north_america_and_where_its_paper_is_used(language: str) -> None:
    assert usual_paper(language) == LETTER


@pytest.mark.parametrize("language", ["de", "de-AT", "en-GB", "es", "fr", "he-IL", "zh-Hans"])
def test_a4_is_usual_elsewhere(language: str) -> None:
    assert usual_paper(language) == A4
