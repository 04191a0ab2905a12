"""The small style sheet of `resources/style/window.qss`, filled with a look's colors and sizes."""

from collections.abc import Callable
from functools import cache
from string import Template
from typing import Literal

from sixelements import paths
from sixelements.ui.tokens import tokens


@cache
def _template(name: str) -> Template:
    return Template((paths.resources() / "style" / name).read_text(encoding="utf-8"))


def stylesheet(look: Literal["light", "dark"], px: Callable[[float], int], *, own_colors: bool) -> str:
    """The sheet in the colors of a look; ``px`` makes sizes follow the text scale.

    Without ``own_colors``, as under high contrast, it names no color of ours.
    """
    sizes = {"control": px(20), "pad_y": px(5), "pad_x": px(14), "sign": px(16)}
    sizes["large"] = px(32)
    sizes["row"] = px(24)
    sizes["round"] = (sizes["sign"] + 2) // 2
    words = {name: str(size) for name, size in sizes.items()}
    words["icons"] = (paths.resources() / "icons").as_posix()
    words["look"] = look
    if not own_colors:
        return _template("contrast.qss").substitute(words)
    return _template("window.qss").substitute(tokens()[look], **words)
