"""What circle and diamond stand for, as a sample beside the words."""

from sixelements.charts import gap
from sixelements.charts.scene import Circle, Polygon, Scene


def legend(*, alt: str) -> Scene:
    """The two marks of `gap` side by side, without their line."""
    both = gap.gap(frontline=20, leads=80, flagged=False, width=34, alt=alt)
    shapes = tuple(shape for shape in both.shapes if isinstance(shape, Circle | Polygon))
    return Scene(width=both.width, height=both.height, shapes=shapes, alt=alt)
