"""Where the app looks for a person's folders."""

from pathlib import Path

import pytest

from sixelements import paths


def test_somebody_whom_the_system_does_not_know_has_no_folder_and_is_served_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", unknown)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert paths.home() == Path("/")
    assert paths.user_data().is_absolute()
