"""The shipped assessment, its sentences, and a broken copy to break further."""

from pathlib import Path

import pytest

from sixelements import paths
from sixelements.content.loader import load
from sixelements.domain.assessment import Assessment
from tests.content.folders import SHIPPED, Copy
from tests.content.texts import Text, texts_of


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIXELEMENTS_LANGUAGE", "en")


@pytest.fixture(scope="session")
def shipped() -> Assessment:
    """The assessment that ships with the app."""
    return load(paths.assessments() / SHIPPED)


@pytest.fixture(scope="session")
def texts(shipped: Assessment) -> tuple[Text, ...]:
    """Everything in the shipped assessment that a person reads."""
    return tuple(texts_of(shipped))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A copy of the shipped assessment that a test may break."""
    return Copy(tmp_path / SHIPPED)
