"""Where no window can be shown: one sentence that helps, exit 1, no core dump. Needs no Qt."""

import os
import subprocess
import sys

import pytest

from sixelements.domain.errors import NotAllowed
from sixelements.ui import system

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is without a screen")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NOWHERE = {"libnowhere.so.9": "libnowhere9"}


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in SCREENS:
        monkeypatch.setenv(variable, "")
        monkeypatch.delenv(variable)


def lacks(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """A machine on which one library of a platform is missing."""
    everywhere: dict[str, dict[str, str]] = {"": {}, "xcb": {}, "wayland": {}}
    monkeypatch.setattr(system, "LIBRARIES", {**everywhere, platform: NOWHERE})


def test_without_a_screen_the_command_line_is_named() -> None:
    with pytest.raises(NotAllowed, match="no screen here") as refusal:
        system.check()
    assert "sixelements --help" in refusal.value.sentence


@pytest.mark.parametrize(
    ("variable", "value"),
    [("DISPLAY", ":4711"), ("WAYLAND_DISPLAY", "wayland-4711"), ("QT_QPA_PLATFORM", "xcb")],
)
def test_a_screen_that_does_not_answer_is_none(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(NotAllowed, match="no screen here"):
        system.check()


def test_a_platform_that_qt_does_not_have_is_refused_before_qt_gives_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nothing")
    with pytest.raises(NotAllowed):
        system.check()


def test_a_missing_library_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    lacks(monkeypatch, "")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(NotAllowed, match="libnowhere9"):
        system.check()


def test_a_library_of_the_screen_is_only_needed_for_that_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    lacks(monkeypatch, "xcb")
    monkeypatch.setattr(system, "_reaches", lambda platform: platform == "xcb")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    system.check()
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(NotAllowed, match="libnowhere9"):
        system.check()


def test_the_one_screen_that_can_be_used_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    lacks(monkeypatch, "xcb")
    monkeypatch.setattr(system, "_reaches", lambda _platform: True)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    system.check()
    assert os.environ["QT_QPA_PLATFORM"] == "wayland"


def test_the_window_ends_with_one_line_and_exit_1() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in SCREENS}
    run = subprocess.run(
        [sys.executable, "-m", "sixelements"], env=environment, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("\n") == 1
