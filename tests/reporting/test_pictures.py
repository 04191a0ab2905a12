"""Charts as SVG and PNG: what they show, what a listener hears, and what is refused."""

import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from sixelements.application.reports import Material, Picture
from sixelements.charts.scene import Circle, Ink, Rect, Scene, SceneText, StraightLine, Stroke
from sixelements.domain.errors import NotAllowed
from sixelements.domain.rounds import Mode
from sixelements.reporting import formats
from sixelements.reporting.pdf.palette import palette
from sixelements.reporting.pictures import png, svg
from sixelements.reporting.pictures.scenes import scene
from tests.reporting.example import Case, a_plan, assessment, raised, sheets, without_discussion
from tests.reporting.test_data import DEALT, round_with

SVG = "{http://www.w3.org/2000/svg}"
COLORS = palette("#17564B")


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIXELEMENTS_LANGUAGE", "en")


def root(material: Material, which: Picture = Picture.BARS) -> ET.Element:
    return ET.fromstring(formats.picture(".svg", material, which).data)  # noqa: S314 - our own file


def lettering(material: Material, which: Picture = Picture.BARS) -> list[str]:
    return [text.text or "" for text in root(material, which).iter(f"{SVG}text")]


def test_the_bars_say_name_score_and_level_of_every_element() -> None:
    found = lettering(Case().material())
    for words in (
        "3  Empower the team",
        "40 (37–44)",
        "2–3",
        "11 of 12 people answered. Open round: results",
    ):
        assert any(words in line for line in found), words


def test_a_listener_hears_what_the_picture_shows() -> None:
    one = root(Case().material())
    assert one.get("role") == "img"
    named = [e.get("id") for e in (one.find(f"{SVG}title"), one.find(f"{SVG}desc")) if e is not None]
    assert (one.get("aria-labelledby") or "").split() == named
    assert "Empower the team: Score 40; likely 37 to 44; between levels 2 and 3" in one.findtext(
        f"{SVG}desc", ""
    )
    drawn = Image.open(io.BytesIO(formats.picture(".png", Case().material(), Picture.STOOL).data))
    assert "Courtesy about 8 of 10, Accuracy about 8 of 10, Speed about 5 of 10" in drawn.info["Description"]


def test_an_earlier_round_is_named_where_its_marks_stand() -> None:
    later = without_discussion(made=raised(sheets(), 1), number=2).material(earlier=Case())
    assert "Open mark: round 1." in lettering(later)
    assert "Open mark: round 1." not in lettering(Case().material())


def test_an_element_without_a_score_says_so() -> None:
    few = Case(made=sheets()[:2]).material()
    assert sum("No practice has enough answers" in line for line in lettering(few)) == 6


def test_the_timeline_says_whether_the_plan_is_agreed() -> None:
    case = Case()
    note = "These actions are recommended, not agreed yet."
    assert note in lettering(case.material(), Picture.TIMELINE)
    assert note not in lettering(case.material(plan=a_plan(case)), Picture.TIMELINE)


def test_long_titles_are_cut_before_they_reach_the_bars() -> None:
    case = Case()
    plan = a_plan(case, 1)
    long = replace(plan, actions=(replace(plan.actions[0], title="Map one process " * 12),))
    (title,) = [t for t in lettering(case.material(plan=long), Picture.TIMELINE) if t.startswith("Map one")]
    assert title.endswith("…")
    assert len(title) < 60


@pytest.mark.parametrize("actions", [1, 9])
def test_the_timeline_is_as_high_as_it_has_actions(actions: int) -> None:
    case = Case()
    drawn = scene(case.material(plan=a_plan(case, actions)), Picture.TIMELINE)
    lines = [s.at[1] for s in drawn.shapes if isinstance(s, SceneText)]
    assert max(lines) < drawn.height < max(lines) + 30


@pytest.mark.parametrize(
    ("which", "case"),
    [
        (Picture.ROLES, Case(mode=Mode.ANONYMOUS)),
        (Picture.STOOL, without_discussion()),
        (Picture.TIMELINE, without_discussion(made=())),
    ],
)
def test_what_may_not_be_shown_is_not_drawn(which: Picture, case: Case) -> None:
    with pytest.raises(NotAllowed):
        formats.picture(".svg", case.material(), which)


@pytest.mark.parametrize("pair", DEALT)
def test_where_only_withheld_answers_differ_no_picture_differs(pair: tuple[list[int], list[int]]) -> None:
    one, other = round_with(*DEALT[0]), round_with(*pair)
    for which in (Picture.BARS, Picture.ROLES, Picture.TIMELINE):
        assert scene(one, which) == scene(other, which)


@pytest.mark.parametrize("ending", [".svg", ".png"])
@pytest.mark.parametrize("which", list(Picture))
def test_the_same_round_gives_the_same_bytes(ending: str, which: Picture) -> None:
    one = Case().material()
    assert formats.picture(ending, one, which) == formats.picture(ending, one, which)


@pytest.mark.parametrize("name", ["a<b>&\"c'", "東京 العربية ไทย 🙂", "x" * 200, "]]>", "\x00\x1b[31m"])
def test_any_name_can_stand_on_a_picture(name: str) -> None:
    case = Case(team=name, organization=name)
    file = formats.picture(".png", case.material(), Picture.BARS)
    assert Image.open(io.BytesIO(file.data)).width == 1800
    assert root(case.material()).tag == f"{SVG}svg"
    assert ("東" in file.missing) == ("東" in name)


def test_long_names_of_elements_take_two_lines_at_most() -> None:
    first, *others = assessment().elements
    long = replace(assessment(), elements=(replace(first, title="Expectations " * 15), *others))
    found = lettering(replace(Case().material(), assessment=long))
    assert sum("Expectations" in line for line in found) == 2
    assert any(line.endswith("…") for line in found)


SMALL = Scene(
    width=20,
    height=10,
    shapes=(
        Rect(x=0, y=0, width=10, height=10, fill=Ink.INK),
        StraightLine(start=(10, 5), end=(20, 5), stroke=Stroke(ink=Ink.INK, width=2, dash=(2, 2))),
        Circle(center=(15, 2), radius=1, fill=Ink.BRAND),
        SceneText(at=(11, 9), text="a", size=4),
    ),
    alt="A box.",
)


def test_shapes_lie_where_the_scene_says() -> None:
    drawn = png.image(SMALL, COLORS, set())
    assert drawn.size == (60, 30)
    ink, paper = (0x1B, 0x1B, 0x1B), (255, 255, 255)
    assert drawn.getpixel((15, 15)) == ink
    assert [drawn.getpixel((round(x * png.SHARP), 15)) for x in (11, 13, 15, 17)] == [ink, paper, ink, paper]
    assert drawn.getpixel((45, 6)) == (0x17, 0x56, 0x4B)


def test_a_picture_of_something_else_does_not_read_back() -> None:
    made = svg.svg(SMALL, COLORS, title="T", language="en-US")
    assert svg.reads_back(made, SMALL)
    assert not svg.reads_back(made, replace(SMALL, shapes=SMALL.shapes[1:]))
    assert not svg.reads_back(made, replace(SMALL, alt="Another box."))
    drawn = png.image(SMALL, COLORS, set())
    assert png.reads_back(png.png(drawn, title="T", alt="A"), drawn)
    assert not png.reads_back(png.png(drawn, title="T", alt="A"), drawn.rotate(180))
