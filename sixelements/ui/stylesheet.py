"""The small style sheet of `resources/style/window.qss`, filled with the theme's colors and sizes."""

from functools import cache
from string import Template

from sixelements import paths
from sixelements.ui.theme import Theme, tokens


@cache
def _template() -> Template:
    return Template((paths.resources() / "style" / "window.qss").read_text(encoding="utf-8"))


def stylesheet(theme: Theme) -> str:
    """The sheet in the theme's colors, at its text scale."""
    colors = {name: theme.hex(name) for name in tokens()["light"]}
    sizes = {"control": theme.px(20), "pad_y": theme.px(5), "pad_x": theme.px(14), "px24": theme.px(24)}
    return _template().substitute(colors, **{name: str(px) for name, px in sizes.items()})
