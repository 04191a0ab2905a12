"""The wheel is whole: installed into an empty environment, it builds the worked example."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(900)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    run = subprocess.run(build, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return next(out.glob("*.whl"))


def test_content_and_resources_travel_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "sixelements/assessments/six-elements/manifest.toml",
        "sixelements/assessments/six-elements/6-improve-processes.toml",
        "sixelements/assessments/worked-example/example.toml",
        "sixelements/resources/fonts/",
    ):
        assert any(name.startswith(wanted) for name in names), wanted
    assert not [n for n in names if n.startswith(("tests/", "assessments/", "resources/"))]


def test_the_installed_wheel_builds_the_worked_example(wheel: Path, tmp_path: Path) -> None:
    """The packages it needs come from this environment, so that the test needs no registry."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    bin_ = home / ("Scripts" if os.name == "nt" else "bin")
    python = bin_ / ("python.exe" if os.name == "nt" else "python")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(pip, capture_output=True, check=True)
    needed = [p for p in sys.path if p.endswith("site-packages")]
    packages = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (Path(packages) / "borrowed.pth").write_text("\n".join(needed), encoding="utf-8")
    out = tmp_path / "out"
    run = subprocess.run(
        [bin_ / "sixelements", "demo", "--no-window", "--out", str(out)],
        cwd=tmp_path,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (out / "permit-counter.sixe").stat().st_size > 50_000
    assert (out / "permit-counter-roadmap.pdf").read_bytes().startswith(b"%PDF")
    where = subprocess.run(
        [python, "-c", "import sixelements; print(sixelements.__file__)"],
        cwd=tmp_path,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(home) in where.stdout
