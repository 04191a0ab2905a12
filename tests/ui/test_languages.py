"""The window in a language whose sentences are a third longer: nothing is cut, and nothing stays English."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from tests import pseudo
from tests.ui.looking import cut
from tests.ui.places import PLACES, visit
from tests.ui.test_every_page import at_rest, inside

pytestmark = pytest.mark.qt


@pytest.fixture(autouse=True, scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pseudo.catalogs(tmp_path_factory.mktemp("translations")), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sixelements.i18n.PERSONS", pseudo.LONGER)
        yield


@pytest.mark.parametrize("name", PLACES)
def test_nothing_is_cut_where_words_are_longer(
    name: str, qtbot: QtBot, window: MainWindow, session: Session, built_example: Path, tmp_path: Path
) -> None:
    visit(window, session, name, example=built_example, folder=tmp_path)
    window.resize(1024, 768)
    at_rest(qtbot, window)
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not cut(inside(window)), timeout=3_000)
    assert cut(inside(window)) == []
