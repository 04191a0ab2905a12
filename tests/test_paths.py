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


def test_the_defaults_of_a_computer_lie_where_its_system_has_such_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIXELEMENTS_DEFAULTS", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{tmp_path}/none:{tmp_path}/etc:relative")
    assert paths.machine_defaults() == Path("/etc/xdg/sixelements/defaults.toml")
    there = tmp_path / "etc" / "sixelements" / "defaults.toml"
    there.parent.mkdir(parents=True)
    there.touch()
    assert paths.machine_defaults() == there
    monkeypatch.setenv("SIXELEMENTS_DEFAULTS", "/srv/six.toml")
    assert paths.machine_defaults() == Path("/srv/six.toml")
