import math
import random

from sixelements.charts.funnel import FunnelBand, Ring, funnel
from sixelements.charts.scene import Circle, SceneText, Weight


def test_the_name_of_a_team_covers_no_ring_and_no_other_name() -> None:
    chance = random.Random(3)  # noqa: S311 - the same in every run
    for _ in range(200):
        rings = [Ring(score=chance.gauss(50, 14)) for _ in range(7)]
        rings += [Ring(score=score, name=name) for score, name in ((96, "K"), (95, "Q"), (4, "B"))]
        chance.shuffle(rings)
        bands = [
            FunnelBand(label=label, limits=(30, 70), rings=tuple(part))
            for label, part in (("7 to 10", rings[:5]), ("11 to 15", rings[5:]))
        ]
        shapes = funnel(bands, 50, sizes="answers per practice", alt="").shapes
        circles = [shape.center for shape in shapes if isinstance(shape, Circle)]
        names = [s for s in shapes if isinstance(s, SceneText) and s.weight is Weight.SEMIBOLD]
        assert {name.text for name in names} == {"K", "Q", "B"}
        middles = [(name.at[0], name.at[1] - 2.8) for name in names]
        assert all(math.dist(middle, circle) > 6 for middle in middles for circle in circles)
        assert math.dist(middles[0], middles[1]) > 7
        last_ring = max(n for n, shape in enumerate(shapes) if isinstance(shape, Circle))
        assert all(shapes.index(name) > last_ring for name in names)


def test_below_the_bands_stands_what_their_sizes_count() -> None:
    band = FunnelBand(label="7 to 10", limits=(30, 70), rings=(Ring(score=50),))
    words = [s.text for s in funnel([band], 50, sizes="answers", alt="").shapes if isinstance(s, SceneText)]
    assert words[-2:] == ["7 to 10", "answers"]
