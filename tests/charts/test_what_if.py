"""The chart of what a plan would reach: a ring now, a line a stretch, a diamond at the end."""

from sixelements.charts.scene import Circle, Polygon, SceneText
from sixelements.charts.what_if import WhatIfLegend, WhatIfLine, what_if_chart

LEGEND = WhatIfLegend("Now", "30, 60, and 90 days", "180 days")


def test_ring_and_diamond_lie_where_the_scores_are_and_the_legend_names_them() -> None:
    scene = what_if_chart(
        [WhatIfLine("Train the team", (0, 25, 50, 75, 100)), WhatIfLine("Collect feedback", (40,) * 5)],
        LEGEND,
        width=500,
        alt="both",
    )
    rings = [s.center[0] for s in scene.shapes if isinstance(s, Circle)][1:]
    diamonds = [s.points[0][0] for s in scene.shapes if isinstance(s, Polygon)][1:]
    assert rings[0] < rings[1] == diamonds[1] < diamonds[0]
    assert diamonds[0] <= 500
    assert round(rings[1] - rings[0], 6) == round(0.4 * (diamonds[0] - rings[0]), 6)
    words = [s.text for s in scene.shapes if isinstance(s, SceneText)]
    assert words == ["Now", "30, 60, and 90 days", "180 days", "Train the team", "Collect feedback"]
    assert scene.alt == "both"
