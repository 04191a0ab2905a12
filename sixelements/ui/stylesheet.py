"""The small style sheet of `resources/style/window.qss`, filled with the theme's colors and sizes."""

from functools import cache
from string import Template

from sixelements import paths
from sixelements.ui.theme import Theme, tokens


@cache
def _template(name: str) -> Template:
    return Template((paths.resources() / "style" / name).read_text(encoding="utf-8"))


def stylesheet(theme: Theme) -> str:
    """The sheet in the theme's colors, at its text scale; without colors of ours under high contrast."""
    sizes = {"control": theme.px(20), "pad_y": theme.px(5), "pad_x": theme.px(14), "sign": theme.px(16)}
    sizes["large"] = theme.px(32)
    sizes["row"] = theme.px(24)
    sizes["round"] = (sizes["sign"] + 2) // 2
    words = {name: str(px) for name, px in sizes.items()}
    words["icons"] = (paths.resources() / "icons").as_posix()
    words["look"] = "dark" if theme.dark else "light"
    if theme.high_contrast:
        return _template("contrast.qss").substitute(words)
    colors = {name: theme.hex(name) for name in tokens()["light"]}
    return _template("window.qss").substitute(colors, **words)
