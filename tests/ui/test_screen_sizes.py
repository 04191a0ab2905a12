"""On each size of screen, at the scale set for it, all buttons of pages and dialogs can be reached."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.sampling import THOROUGH

SCREENS = [(1366, 768, 1.5)]
"""Pixels of the screen, and how many of them make one pixel of the window: the one with the least room."""
if THOROUGH:
    SCREENS += [(1024, 600, 1.0), (1366, 768, 1.25), (1920, 1080, 1.25), (1920, 1080, 1.5), (1920, 1080, 2.0)]


@pytest.mark.parametrize(("width", "height", "scale"), SCREENS)
def test_all_that_can_be_pressed_lies_on_the_screen_and_foot_and_save_line_stay_in_sight(
    width: int, height: int, scale: float, built_example: Path, tmp_path: Path
) -> None:
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96}]}))
    platform = f"offscreen:configfile={screens}"
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": str(scale)}
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.walk_sizes", str(tmp_path), str(built_example)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    *out_of_reach, counted = run.stdout.splitlines()
    assert out_of_reach == []
    assert int(counted.split()[0]) > (400 if THOROUGH else 150)
