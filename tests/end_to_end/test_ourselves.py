"""How we start ourselves: by which interpreter, with which words, and where modules are looked for."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from sixelements import ourselves
from sixelements.cli import spawn_window
from sixelements.cli.quick import window_wanted
from tests.end_to_end.processes import ROOT, sixelements


def test_a_frozen_build_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/sixelements/sixelements")
    assert ourselves.command(ourselves.READER, "answers") == [
        "/opt/sixelements/sixelements",
        "--read-for-the-gate",
        "answers",
    ]


def test_a_frozen_build_is_not_given_words_of_an_interpreter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program stands in for a build: it does with its arguments what a build does."""
    program = tmp_path / "sixelements"
    main = "import sys; from sixelements.__main__ import main; main()"
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -P -c '{main}' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    with ourselves.start_reader("answers", "200", "9") as reader:
        assert reader.stdout
        assert reader.stdout.readline() == b"ready\n"


def test_the_readers_word_is_no_file_and_a_file_of_its_name_is() -> None:
    assert window_wanted([ourselves.READER]) is None
    assert window_wanted([f"./{ourselves.READER}"]) == (Path(ourselves.READER), False)


PLACES = "import sys; from sixelements import ourselves; print(ourselves.places())"


def found(folder: Path, *python: str, env: Mapping[str, str] | None = None) -> list[str]:
    """Where modules are looked for by a process that was started in a folder."""
    outside = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    run = subprocess.run(
        [sys.executable, *python, "-c", PLACES],
        cwd=folder,
        env={**outside, **(env or {})},
        capture_output=True,
        text=True,
        check=True,
    )
    places = run.stdout.strip("[]\n").replace("'", "").split(", ")
    assert all(os.path.isabs(place) for place in places)  # noqa: PTH117 - as they are
    return places


def test_the_current_folder_is_no_place_for_modules(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for env in ({}, {"PYTHONPATH": ":"}, {"PYTHONPATH": f"in:.:{tmp_path}"}):
        assert [place for place in found(tmp_path, env=env) if place.startswith(str(tmp_path))] == []


def test_it_stays_where_we_or_python_lie_in_it(tmp_path: Path) -> None:
    assert str(ROOT) in found(ROOT)
    packages = next(place for place in found(tmp_path) if place.endswith("site-packages"))
    assert packages in found(Path(packages))
    assert found(Path(os.__file__).parent, "-P")


@pytest.mark.parametrize("prefix", ["prefix", "base_prefix"])
@pytest.mark.parametrize("around", [".", ".."])
def test_a_folder_is_not_pythons_own_because_its_prefix_is_around_it(
    tmp_path: Path, prefix: str, around: str
) -> None:
    """The prefix is /usr for the Python of a system, and may be a home folder."""
    (tmp_path / "in").mkdir()
    code = f"import os, sys; sys.{prefix} = os.path.abspath({around!r}); {PLACES}"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "in", capture_output=True, text=True, check=True
    )
    assert "site-packages" in run.stdout
    assert str(tmp_path) not in run.stdout


def test_a_place_that_was_named_whole_stays(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "work").mkdir()
    env = {"PYTHONPATH": str(tmp_path / "lib")}
    assert str(tmp_path / "lib") in found(tmp_path / "work", env=env)


def test_it_works_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    code = (
        "import os, sys; from sixelements import ourselves; os.rmdir(os.getcwd()); print(ourselves.places())"
    )
    (tmp_path / "gone").mkdir()
    run = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path / "gone", capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_how_python_was_told_to_look_is_handed_on() -> None:
    code = "from sixelements import ourselves; print(*ourselves.command()[1:4])"
    for flags, handed_on in (("-I", "-P -E -s"), ("-s", "-P -s -c"), ("-P", "-P -c")):
        run = subprocess.run([sys.executable, flags, "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.startswith(handed_on)


def test_a_window_that_can_not_be_started_is_called_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr("sixelements.ui.system.check", lambda: None)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert not spawn_window.open_window_apart(tmp_path / "book.sixe")
    assert capsys.readouterr().err == "The window can't be started: there is nothing of that name.\n"


CTRL_C_AT = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
left = [{module!r}]
def pressed(event, args):
    if event == "import" and left and args[0] == left[0]:
        left.pop()
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(pressed)
"""


@pytest.mark.parametrize(
    "module", ["sixelements.cli.quick", "click", "sixelements.i18n", "sixelements.wording.causes"]
)
def test_ctrl_c_while_a_command_is_loaded_ends_it_with_a_sentence(module: str, tmp_path: Path) -> None:
    ran = sixelements("check", "none.sixe", cwd=tmp_path, before=CTRL_C_AT.format(module=module))
    assert (ran.returncode, ran.stderr) == (1, "Stopped. What was stored before stays stored.\n")
