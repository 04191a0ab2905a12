"""A consultant without a screen runs the whole job, in any locale and any folder, without a network."""

import json
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from tests.end_to_end.processes import Ran, in_turn, sixelements, whole_job
from tests.sampling import THOROUGH

NO_NETWORK = """
def refuse(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        import os
        os.write(2, f"NETWORK {event}".encode())
        os._exit(99)
sys.addaudithook(refuse)
"""


FIXED_DAY = {"SOURCE_DATE_EPOCH": "1792540800"}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Ran]]:
    """The whole job, in a process where whatever asks for the network ends."""
    folder = tmp_path_factory.mktemp("usual")
    steps = whole_job(folder / "book.sixe", cwd=folder)
    return folder, in_turn(*steps, cwd=folder, env=FIXED_DAY, before=NO_NETWORK)


def test_from_answers_to_a_roadmap_without_a_window_or_a_network(usual: tuple[Path, list[Ran]]) -> None:
    folder, steps = usual
    for step in steps:
        assert step.returncode == 0, step.stderr
        assert step.stderr == ""
    report = json.loads((folder / "book.json").read_text(encoding="utf-8"))
    assert round(report["score"]["elements"][0]["score"]) == 46
    assert report["plan"]["priorities"][0]["practice"] == "6.2"
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(folder / "book.pdf").pages)
    for words in ("Permit Counter", "Speed is the short leg", "Set expectations", "Action plan", "Method"):
        assert words in text, words


@pytest.mark.skipif(shutil.which("unshare") is None, reason="unshare is not installed")
def test_it_all_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us leave the network")
    said = sixelements("demo", "--no-window", cwd=tmp_path, prefix=("unshare", "-rn"))
    assert said.returncode == 0, said.stderr


@pytest.mark.parametrize("locale", ["C", "tr_TR.UTF-8"] if THOROUGH else ["C"])
def test_any_locale_gives_the_same_files(tmp_path: Path, usual: tuple[Path, list[Ran]], locale: str) -> None:
    env = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", **FIXED_DAY}
    steps = in_turn(*whole_job(tmp_path / "book.sixe", cwd=tmp_path), cwd=tmp_path, env=env)
    assert [s.returncode for s in steps] == [0] * len(steps), [s.stderr for s in steps]
    for ending in (".csv", ".json", ".pdf"):
        assert (tmp_path / f"book{ending}").read_bytes() == (usual[0] / f"book{ending}").read_bytes()


def test_any_folder_will_do(tmp_path: Path) -> None:
    """With odd letters, with a dash and spaces at its ends, and with a long name, one in the other."""
    place = tmp_path / "naïve café 🌲 дело a'b\"c" / "-dash and space " / ("x" * 200)
    place.mkdir(parents=True)
    steps = in_turn(*whole_job(place / "my book.sixe", cwd=tmp_path), cwd=tmp_path)
    assert [s.returncode for s in steps] == [0] * len(steps), [s.stderr for s in steps]


def test_a_name_that_is_too_long_gets_one_sentence(tmp_path: Path) -> None:
    said = sixelements("new", tmp_path / ("x" * 250 + ".sixe"), "--organization", "A", cwd=tmp_path)
    assert said.returncode == 1
    assert said.stderr.count("\n") == 1
    assert "Traceback" not in said.stderr
