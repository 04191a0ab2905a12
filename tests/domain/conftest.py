"""The shipped assessment, in English."""

import pytest

from sixelements.domain.assessment import Assessment
from tests.domain.builders import shipped_assessment


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIXELEMENTS_LANGUAGE", "en")


@pytest.fixture(scope="session")
def shipped() -> Assessment:
    """The assessment that ships with the app."""
    return shipped_assessment()
