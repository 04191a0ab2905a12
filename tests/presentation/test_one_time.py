"""How long a questionnaire takes is one number: what is written agrees with what is worked out."""

import re
from pathlib import Path

from sixelements import bootstrap, paths
from sixelements.application.rounds import choose_practices
from sixelements.presentation.pages.home import _steps
from sixelements.wording.promise import minutes

ROOT = Path(__file__).parents[2]


def test_home_guide_and_readme_say_the_minutes_that_are_worked_out() -> None:
    asked = bootstrap.assessment("six-elements")
    lines = len(asked.three_thirds.lines)
    whole, core = (minutes(len(choose_practices(asked, which)), lines) for which in ("all", "core"))
    assert ("Collect", f"{whole} minutes each, alone") in _steps()
    guide = (paths.resources() / "guide" / "en.md").read_text(encoding="utf-8")
    assert f"All 37 take about {whole} minutes. The core 12 take about {core}." in guide
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"answer in (\d+) minutes", readme) == [str(whole)]
