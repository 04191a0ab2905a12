"""A place for a workbook, and a data folder that is not the person's own."""

from pathlib import Path

import pytest

from sixelements import paths


@pytest.fixture(autouse=True)
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of a test may land in the real data folder."""
    folder = tmp_path / "user data"
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A place for a workbook, alone in its folder, with a name as people give them."""
    folder = tmp_path / "Übung #1 ☂"
    folder.mkdir()
    return folder / "Alder & Söhne %20?.sixe"
