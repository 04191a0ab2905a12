"""``check``: how far it is, where somebody looks, and Ctrl+C."""

import sys
from pathlib import Path

import pytest

from sixelements import bootstrap
from tests.cli.conftest import Type


def test_on_a_terminal_a_bar_says_how_far_it_is_and_nothing_else_does(
    sixelements: Type, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = sixelements("check", book)
    assert (quiet.code, quiet.err) == (0, "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = sixelements("check", book)
    assert said.out == quiet.out
    assert "Checking" in said.err
    assert "100%" in said.err


def test_ctrl_c_is_not_called_a_problem(
    sixelements: Type, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "problems", stopped)
    said = sixelements("check", book)
    assert (said.code, said.out) == (1, "")
    assert said.err.strip() == "Stopped. What was stored before stays stored."
