"""The looks: light, dark, high contrast, text size, and enough contrast in both."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.theme import SCALES, Look, Looks, Theme, keep_large_letters, tokens
from sixelements.ui.widgets.text import Text

WORDS_ON_GROUNDS = [
    (ink, ground)
    for ink in ("ink", "muted", "accent", "danger", "warn", "success")
    for ground in ("window", "rail", "panel")
] + [("onAccent", "accent"), ("danger", "dangerTint"), ("warn", "warnTint"), ("ink", "selected")]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WORDS_ON_GROUNDS)
def test_words_can_be_read(look: str, ink: str, ground: str) -> None:
    colors = tokens()["light"] if look == "light" else tokens()["dark"]
    assert contrast(colors[ink], colors[ground]) >= 4.5


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "panel", "rail"])
def test_borders_of_controls_and_the_focus_ring_can_be_seen(look: str, ground: str) -> None:
    colors = tokens()["light"] if look == "light" else tokens()["dark"]
    assert contrast(colors["lineStrong"], colors[ground]) >= 3
    assert contrast(colors["focus"], colors[ground]) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)
        for c in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_dark_is_a_palette_and_not_only_a_sheet(theme: Theme) -> None:
    theme.choose(Looks(look=Look.DARK))
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(tokens()["dark"]["window"])
    assert palette.color(QPalette.ColorRole.WindowText) == QColor(tokens()["dark"]["ink"])


def test_who_paints_is_told_of_a_change(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(replace(theme.choice, look=Look.DARK))


@pytest.mark.parametrize("scale", SCALES)
def test_type_follows_the_text_size(theme: Theme, scale: float) -> None:
    theme.choose(replace(theme.choice, scale=scale))
    assert theme.font("body").pixelSize() == round(14 * scale)
    assert theme.line("body") == round(20 * scale)


def test_the_systems_font_can_be_used_instead(theme: Theme) -> None:
    assert theme.font("body").families()[0] == "Public Sans"
    theme.choose(replace(theme.choice, own_font=False))
    assert theme.font("body").families()[0] != "Public Sans"


def test_high_contrast_takes_the_colors_of_the_system(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Theme, "high_contrast", property(lambda _self: True))
    theme.apply()
    ours = {value.lower() for look in ("light", "dark") for value in _colors(look)}
    sheet = theme.sheet.lower()
    assert sheet
    assert not [color for color in ours if color in sheet]
    assert theme.color("l3") == QApplication.palette().color(QPalette.ColorRole.Base)
    assert theme.color("ink") == QApplication.palette().color(QPalette.ColorRole.WindowText)


def _colors(look: str) -> list[str]:
    return list((tokens()["light"] if look == "light" else tokens()["dark"]).values())


def test_a_hidden_page_lets_a_change_pass_until_it_is_shown(window: MainWindow, example_path: Path) -> None:
    """Qt styles all widgets of what wears a sheet, hidden or not; with five pages that took half a second."""
    window.session.open(example_path)
    window.go(StepId.SET_UP)
    hidden = window.page
    window.go(StepId.RESULTS)
    theme = window.theme
    theme.choose(replace(theme.choice, scale=1.5))
    assert theme.app.styleSheet() == ""
    assert [part.styleSheet() == theme.sheet for part in (window.page, window.rail, hidden)] == [
        True,
        True,
        False,
    ]
    window.go(StepId.SET_UP)
    assert hidden.styleSheet() == theme.sheet


def test_a_dialog_wears_the_sheet_once(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    over_window, over_page = Dialog(window, theme, "A"), Dialog(window.page, theme, "B")
    for dialog in (over_window, over_page):
        field = QLineEdit()
        dialog.column.addWidget(field)
        dialog.show()
        qtbot.waitExposed(dialog)
        assert field.minimumSizeHint().height() >= 30, "the sheet gives it room"
        dialog.close()
    assert (over_window.styleSheet() == theme.sheet, over_page.styleSheet()) == (True, "")


def test_lines_are_as_high_as_the_design_says(qtbot: QtBot, theme: Theme) -> None:
    text = Text(theme, "one two three four five six seven eight nine ten")
    qtbot.addWidget(text)
    whole = text.heightForWidth(1000)
    assert whole == 20
    assert text.heightForWidth(120) % 20 == 0
    assert text.heightForWidth(120) >= 60


def test_typed_text_is_never_taken_for_markup(qtbot: QtBot, theme: Theme) -> None:
    plain, typed = Text(theme, "Permits"), Text(theme, "<b>Permits</b> & more")
    for text in (plain, typed):
        qtbot.addWidget(text)
    assert typed.sizeHint().width() > 2 * plain.sizeHint().width()


def test_large_letters_are_kept_once_drawn_unless_somebody_chose_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page on a projector of 3840 x 2160 took 32 ms of processor time, and takes 12."""
    monkeypatch.setenv("QT_MAX_CACHED_GLYPH_SIZE", "64")
    monkeypatch.delenv("QT_MAX_CACHED_GLYPH_SIZE")
    keep_large_letters()
    assert os.environ["QT_MAX_CACHED_GLYPH_SIZE"] == "256"
    monkeypatch.setenv("QT_MAX_CACHED_GLYPH_SIZE", "64")
    keep_large_letters()
    assert os.environ["QT_MAX_CACHED_GLYPH_SIZE"] == "64"
