"""The line at a page's foot: how it looks, what it offers, and how long it stays."""

import pytest
from pytestqt.qtbot import QtBot

from sixelements.ui.theme import Theme
from sixelements.ui.widgets import banner as module
from sixelements.ui.widgets.banner import Banner


@pytest.fixture
def banner(qtbot: QtBot, theme: Theme) -> Banner:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    return banner


def test_each_kind_of_news_has_its_frame_and_its_sign(
    banner: Banner, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud, signs, kinds = list[str](), list[str](), list[str]()
    monkeypatch.setattr(module, "announce", lambda _widget, text: aloud.append(text))
    banner.say("begun")
    monkeypatch.setattr(banner._sign, "show_icon", lambda name, *, tone: signs.append(f"{name} {tone}"))
    for n, look in enumerate(({"alarm": True}, {"done": True}, {"under_way": True}, {})):
        banner.say(f"news {n}", **look)  # type: ignore[arg-type]  # each is a flag
        kinds.append(banner.property("kind"))
        assert (banner.text, banner.accessibleName(), aloud[-1]) == (f"news {n}",) * 3
    assert kinds == ["alarm", "calm", "calm", "banner"]
    assert signs == ["warning danger", "check success", "info accent", "warning warn"]


def test_it_offers_what_can_be_done_and_can_be_closed_unless_it_must_stay(banner: Banner) -> None:
    pressed: list[int] = []
    banner.say("Opening", action="Cancel", on_action=lambda: pressed.append(1), closable=False)
    assert (banner._action.isHidden(), banner._close.isHidden()) == (False, True)
    banner._action.click()
    assert pressed == [1]
    banner.say("Opened")
    assert (banner._action.isHidden(), banner._close.isHidden()) == (True, False)
    banner._close.click()
    assert banner.isHidden()


@pytest.mark.parametrize(
    ("how", "stays"), [({}, False), ({"stays": True}, True), ({"under_way": True}, True)]
)
def test_the_next_change_makes_it_a_thing_of_the_past_unless_it_is_as_true_then(
    how: dict[str, bool], stays: bool, banner: Banner
) -> None:
    banner.say("news", **how)  # type: ignore[arg-type]  # each is a flag
    banner.pass_over()
    assert banner.isHidden() is not stays
