"""The window in a language whose sentences are a third longer, and in one that runs from right to left."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sixelements.i18n import Language
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from tests import pseudo
from tests.pseudo import LONGER, RIGHT_TO_LEFT
from tests.sampling import THOROUGH
from tests.ui.looking import cut
from tests.ui.places import PLACES, visit
from tests.ui.test_every_page import at_rest, inside

pytestmark = pytest.mark.qt
FULLEST = ("example results", "example plan", "example report", "new collect")


@pytest.fixture(autouse=True, scope="module")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pseudo.catalogs(tmp_path_factory.mktemp("translations")):
        yield


@pytest.fixture(params=[LONGER, RIGHT_TO_LEFT], ids=lambda language: language.code)
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Language:
    """Spoken from before the window is made."""
    language: Language = request.param
    monkeypatch.setattr("sixelements.i18n.PERSONS", language)
    return language


@pytest.mark.parametrize("name", PLACES if THOROUGH else FULLEST)
def test_nothing_is_cut_where_words_are_longer(
    name: str,
    language: Language,
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    built_example: Path,
    tmp_path: Path,
) -> None:
    visit(window, session, name, example=built_example, folder=tmp_path)
    window.resize(1024, 768)
    at_rest(qtbot, window)
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not cut(inside(window)), timeout=3_000)
    assert cut(inside(window)) == []
