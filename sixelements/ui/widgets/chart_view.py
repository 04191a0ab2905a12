"""A chart that can be reached by Tab, so that its sentence is read out; shown at the text scale."""

from PySide6.QtCore import Qt

from sixelements.charts.scene import Scene
from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.scene_view import SceneView


class ChartView(SceneView):
    """A scene drawn in pixels, or in points where ``zoom`` says so; Ctrl+T opens what it shows as a table."""

    def __init__(self, theme: Theme, scene: Scene | None = None, *, zoom: float = 1.0) -> None:
        super().__init__(theme, scene, zoom=zoom)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(_("Ctrl+T shows it as a table."))
