from sixelements.charts.gap import gap
from sixelements.charts.scene import Circle, Polygon, StraightLine


def test_both_sides_lie_on_one_line_and_stay_within_it() -> None:
    scene = gap(frontline=0, leads=100, flagged=False, width=132, alt="")
    (circle,) = [s for s in scene.shapes if isinstance(s, Circle)]
    (diamond,) = [s for s in scene.shapes if isinstance(s, Polygon)]
    assert circle.center[0] - circle.radius >= 0
    assert max(x for x, _y in diamond.points) <= 132


def test_a_flagged_gap_is_drawn_heavier() -> None:
    def weight(*, flagged: bool) -> float:
        scene = gap(frontline=25, leads=75, flagged=flagged, width=132, alt="")
        return max(s.stroke.width for s in scene.shapes if isinstance(s, StraightLine))

    assert weight(flagged=True) > weight(flagged=False)
