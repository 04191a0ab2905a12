"""We may be started in any folder, and a folder full of files from elsewhere runs nothing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import MISSING, REASON
from tests.end_to_end.processes import FILES, IN_TURN, ROOT, parted, words_of
from tests.patience import PATIENCE

MODULES = (
    *("csv", "inspect", "json", "pathlib", "subprocess", "threading", "typing", "dataclasses", "struct"),
    *("zlib", "base64", "datetime", "tomllib", "decimal", "random", "hashlib", "gettext", "locale", "uuid"),
    *("sitecustomize", "usercustomize", "reportlab_mods", "reportlab_settings", "click", "sixelements"),
)
PACKAGES = (
    *("encodings", "sixelements", "sqlite3", "sqlite_utils", "reportlab", "PIL", "pydantic", "xlsxwriter"),
    *("icalendar", "PySide6", "platformdirs", "collections", "importlib", "email", "xml"),
)
LIKE_THE_SCRIPT = ("-P", "-c", "from sixelements.__main__ import main; main()")
AS_A_MODULE = ("-m", "sixelements")
UNDER_THE_PREFIX = "import os, sys; sys.prefix = sys.base_prefix = os.path.dirname(os.getcwd())"
"""A folder below the one that Python was installed for, as /usr/src is, or any where that is the home."""
COLLECT = ("collect", "other.sixe", FILES / "example-answers.csv")
"""What takes sheets in has them read by a process of its own."""
DEMO = ("demo", "--no-window", "--out", "out")

Traps = Callable[..., Path]


class Trapped:
    """A folder of traps, where we are started; each trap that runs leaves a mark."""

    def __init__(self, folder: Path, marks: Path) -> None:
        self.folder, self.marks = folder, marks

    def lay(self, *names: str, under: str = "") -> None:
        """Modules and packages that say so when they run."""
        place = self.folder / under
        for name in names:
            trap = f"open({str(self.marks)!r} + '/' + __name__, 'w').close()\n"
            (place / f"{name}.py").write_text(trap, encoding="utf-8")
            (place / name).mkdir(parents=True)
            (place / name / "__init__.py").write_text(trap, encoding="utf-8")
            (place / name / "__main__.py").write_text(trap, encoding="utf-8")

    def run(
        self, python: Sequence[str], *arguments: object, **env: str
    ) -> "subprocess.CompletedProcess[str]":
        """One start of ours; no trap may have run by its end."""
        home = self.marks.parent / "home"
        home.mkdir(exist_ok=True)
        outside = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        run = subprocess.run(
            [sys.executable, *python, *map(str, arguments)],
            cwd=self.folder,
            env={**outside, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), **env},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert [mark.name for mark in self.marks.iterdir()] == [], run.stderr
        assert "Traceback" not in run.stderr, run.stderr
        return run


@pytest.fixture
def trapped(new_book: Path, tmp_path: Path) -> Trapped:
    """With a workbook between the traps."""
    for name in ("traps", "marks"):
        (tmp_path / name).mkdir()
    shutil.copyfile(new_book, tmp_path / "traps" / "other.sixe")
    return Trapped(tmp_path / "traps", tmp_path / "marks")


@cache
def loaded_by_python() -> set[str]:
    """What Python loads by its own rules before our first line, from wherever it likes."""
    code = "import runpy, pkgutil, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {*run.stdout.split(), "sixelements", "sitecustomize", "usercustomize", "encodings"}


ALL = (*MODULES, *PACKAGES)


def test_the_traps_work(trapped: Trapped) -> None:
    """The control: left to itself, Python runs them."""
    trapped.lay("csv")
    with pytest.raises(AssertionError, match="csv"):
        trapped.run(("-c", "import csv"))


STEPS: Sequence[tuple[object, ...]] = (
    ("--version",),
    ("--help",),
    ("new", "book.sixe", "--organization", "Alder County", "--team", "Permit Counter", "--mode", "open"),
    ("forms", "book.sixe", "--out", "forms"),
    ("collect", "book.sixe", FILES / "example-answers.csv"),
    ("close", "book.sixe"),
    ("discuss", "book.sixe", FILES / "example-discussion.json"),
    ("score", "book.sixe"),
    ("plan", "book.sixe", "--accept", "--start", "2026-10-26"),
    *(("report", "book.sixe", "--out", f"r.{kind}") for kind in ("pdf", "xlsx", "ics", "png")),
    ("check", "book.sixe"),
    ("check", ROOT / "assessments" / "six-elements"),
    ("team", "book.sixe", "Library Desk"),
    ("round", "book.sixe", "--team", "Permit Counter"),
    ("backups", "book.sixe"),
    DEMO,
)


def test_no_command_runs_what_lies_in_the_current_folder(trapped: Trapped) -> None:
    trapped.lay(*dict.fromkeys(ALL))
    """All in one process: what it loads first it loads from elsewhere, and what it loads later, too."""
    said = {}
    for run in parted(STEPS, trapped.run(("-P", "-c", IN_TURN), words_of(STEPS))):
        folder = f"In “{trapped.folder / 'book.sixe backups'}”.\n" if run.args[0] == "backups" else ""
        assert (run.returncode, run.stderr) == (0, folder), run.args
        said[run.args[0]] = run.stdout
    assert "11 sheets taken in" in said["collect"]
    assert (trapped.folder / "out" / "permit-counter-roadmap.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("python", "env"),
    [
        (AS_A_MODULE, {}),
        (LIKE_THE_SCRIPT, {"PYTHONPATH": ":"}),
        (LIKE_THE_SCRIPT, {"PYTHONPATH": f".:{ROOT}:"}),
        (LIKE_THE_SCRIPT, {"PYTHONPATH": "further/in"}),
        (("-c", LIKE_THE_SCRIPT[-1]), {}),
        (("-c", f"{UNDER_THE_PREFIX}; {LIKE_THE_SCRIPT[-1]}"), {}),
        (AS_A_MODULE, {"PYTHONSAFEPATH": "1", "PYTHONSTARTUP": "csv.py", "PYTHONINSPECT": ""}),
    ],
)
def test_nor_does_any_way_to_start(trapped: Trapped, python: Sequence[str], env: dict[str, str]) -> None:
    """Whatever Python loads by its own rules before our first line is not for us to forbid."""
    (trapped.folder / "further" / "in").mkdir(parents=True)
    names = [name for name in dict.fromkeys(ALL) if name not in loaded_by_python()]
    trapped.lay(*names, under="further/in" if "further" in env.get("PYTHONPATH", "") else "")
    taken = trapped.run(python, *COLLECT, **env)
    assert "11 sheets taken in" in taken.stdout, taken.stderr


def test_nor_does_the_window(trapped: Trapped, built_example: Path) -> None:
    if MISSING:
        pytest.skip(REASON)
    trapped.lay(*dict.fromkeys(ALL))
    shutil.copy(built_example, trapped.folder)
    example = built_example.name
    for arguments in (("--smoke",), (example, "--smoke")):
        run = trapped.run(LIKE_THE_SCRIPT, *arguments, QT_QPA_PLATFORM="offscreen")
        assert (run.returncode, run.stderr) == (0, "")
    start = "from sixelements import ourselves; ourselves.leave_current_folder();"
    apart = f"{start} raise SystemExit(ourselves.start_window({example!r}, '--smoke').wait())"
    assert trapped.run(("-P", "-c", apart), QT_QPA_PLATFORM="offscreen").returncode == 0


def test_nor_does_what_the_window_reads(trapped: Trapped) -> None:
    """Its doors to answers and to logos, as the window opens them."""
    trapped.lay(*dict.fromkeys(ALL))
    (trapped.folder / "answers.csv").write_text("role,1.1,1.2\nfrontline,1,2\n", encoding="utf-8")
    (trapped.folder / "logo.gif").write_bytes(b"GIF89a")
    code = (
        "from sixelements import ourselves; ourselves.leave_current_folder()\n"
        "from pathlib import Path\n"
        "from sixelements import bootstrap\n"
        "from sixelements.domain.errors import BadInput\n"
        "with bootstrap.answer_gate() as read: print(read(Path('answers.csv')).table.rows[1])\n"
        "try: bootstrap.read_logo(Path('logo.gif'))\n"
        "except BadInput as refusal: print(refusal.sentence)\n"
    )
    said = trapped.run(("-P", "-c", code)).stdout
    assert said == "('frontline', '1', '2')\nThe logo must be a PNG or JPEG picture.\n"


@pytest.fixture
def checkout(trapped: Trapped) -> Trapped:
    """The current folder holds a copy of our package, told from the installed one by what its reader says."""
    shutil.copytree(
        ROOT / "sixelements", trapped.folder / "sixelements", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("resources", "assessments"):
        (trapped.folder / name).symlink_to(ROOT / name)
    files = trapped.folder / "sixelements" / "intake" / "files.py"
    text = files.read_text(encoding="utf-8")
    files.write_text(text.replace("Only CSV, TSV", "In this copy only CSV, TSV"), encoding="utf-8")
    return trapped


@pytest.mark.parametrize(
    ("python", "env"),
    [
        (AS_A_MODULE, {}),
        (LIKE_THE_SCRIPT, {"PYTHONPATH": "."}),
        (LIKE_THE_SCRIPT, {"PYTHONPATH": ":"}),
        (AS_A_MODULE, {"PYTHONPATH": "", "PYTHONSAFEPATH": ""}),
    ],
)
def test_a_package_in_the_current_folder_is_found_by_its_own_processes(
    checkout: Trapped, python: Sequence[str], env: dict[str, str]
) -> None:
    said = checkout.run(python, *COLLECT[:2], FILES / "example-discussion.json", **env).stderr
    assert "In this copy only CSV, TSV" in said


def test_a_package_in_a_zip_file_is_found_by_its_own_processes(checkout: Trapped) -> None:
    """What the window needs does not lie in a zip file; the gate does."""
    place = checkout.folder
    shutil.make_archive(str(place / "app"), "zip", place, "sixelements")
    shutil.rmtree(place / "sixelements")
    (place / "a.xyz").touch()
    code = (
        "from sixelements import bootstrap\n"
        "from pathlib import Path\n"
        "with bootstrap.answer_gate() as read: print(read(Path('a.xyz')).refusal)\n"
    )
    for zipped in ("app.zip", str(place / "app.zip")):
        said = checkout.run(("-P", "-c", code), PYTHONPATH=zipped)
        assert "In this copy only CSV, TSV" in said.stdout, said.stderr
