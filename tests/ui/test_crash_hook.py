"""What nobody caught: logged by kind and place, never with what was typed; refusals are said as sentences."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import pytest

from sixelements.domain.errors import BadInput
from sixelements.ui import app
from sixelements.ui.dialogs.crash import CrashDialog
from sixelements.ui.log import LARGEST, NAME, MistakeLog
from sixelements.ui.main_window import MainWindow

TYPED = "Grace Kim said the permit desk is a mess"
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """What the dialog was asked to tell."""
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(CrashDialog, "ask", lambda _w, _t, kind, places: asked.append((kind, places)))
    return asked


@pytest.fixture
def hook(window: MainWindow, tmp_path: Path) -> Iterator[Hook]:
    before = sys.excepthook
    app._catch_crashes(MistakeLog(tmp_path / "logs"))
    yield sys.excepthook
    sys.excepthook = before
    log = logging.getLogger("sixelements")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def fail(hook: Hook, error: Exception) -> None:
    try:
        raise error
    except type(error) as raised:
        hook(type(raised), raised, raised.__traceback__)


def test_a_mistake_is_logged_without_what_was_typed(
    hook: Hook, told: list[tuple[str, list[str]]], tmp_path: Path
) -> None:
    fail(hook, KeyError(TYPED))
    text = (tmp_path / "logs" / NAME).read_text(encoding="utf-8")
    assert "KeyError at test_crash_hook.py" in text
    assert "Grace" not in text
    assert str(tmp_path) not in text
    assert told[0][0] == "KeyError"
    assert "Grace" not in str(told)


def test_a_refusal_is_a_sentence_in_the_banner(
    hook: Hook, told: list[tuple[str, list[str]]], window: MainWindow
) -> None:
    fail(hook, BadInput("The name is empty. Give one."))
    assert window.page.banner.text == "The name is empty. Give one."
    assert told == []


def test_a_log_that_grew_large_starts_again(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("x" * (LARGEST + 1), encoding="utf-8")
    MistakeLog(tmp_path).add("KeyError", ["a.py:1 f"])
    assert (tmp_path / NAME).stat().st_size < 200
    assert (tmp_path / NAME).with_suffix(".old.log").stat().st_size > LARGEST


def test_where_no_log_can_be_written_the_app_goes_on(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way", encoding="utf-8")
    MistakeLog(tmp_path / "logs").add("KeyError", [])
