"""Where things lie: what the app ships, and what a person owns. Nothing else knows."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_DEFAULTS = "defaults.toml"


def _shipped(name: str) -> Path:
    """A folder that ships with the app: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def assessments() -> Path:
    """The assessments that ship with the app, a folder each."""
    return _shipped("assessments")


def resources() -> Path:
    """Fonts, icons, style and translations."""
    return _shipped("resources")


def fonts() -> Path:
    return resources() / "fonts"


def translations() -> Path:
    return resources() / "translations"


def home() -> Path:
    """The person's folder; the root, where the system knows of no such person and names no folder."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")


def user_data() -> Path:
    """The person's own folder for assessments, settings and logs; it need not exist yet."""
    if not sys.platform.startswith("linux"):
        import platformdirs  # noqa: PLC0415 - on Linux the rule is shorter than loading it takes

        return platformdirs.user_data_path("sixelements", appauthor=False)
    chosen = os.environ.get("XDG_DATA_HOME", "").strip()
    return (Path(chosen) if chosen else home() / ".local" / "share") / "sixelements"


def machine_defaults() -> Path:
    """What new workbooks begin with on this computer, laid down by whoever runs it; rarely there.

    ``SIXELEMENTS_DEFAULTS`` names another file in its place.
    """
    if chosen := os.environ.get("SIXELEMENTS_DEFAULTS", "").strip():
        return Path(chosen)
    if not sys.platform.startswith("linux"):
        import platformdirs  # noqa: PLC0415 - on Linux the rule is shorter than loading it takes

        return platformdirs.site_config_path("sixelements", appauthor=False) / _DEFAULTS
    folders = os.environ.get("XDG_CONFIG_DIRS", "").split(":")
    places = [Path(folder) / "sixelements" / _DEFAULTS for folder in folders if folder.startswith("/")]
    usual = Path("/etc/xdg/sixelements") / _DEFAULTS
    return next((place for place in places if place.exists()), usual)


def user_assessments() -> Path:
    """Where a person puts assessments of their own."""
    return user_data() / "assessments"


def system_fonts() -> tuple[Path, ...]:
    """Folders of the system's fonts; ``SIXELEMENTS_FONTS`` names others in their place, or none."""
    chosen = os.environ.get("SIXELEMENTS_FONTS")
    if chosen is not None:
        return tuple(Path(folder) for folder in chosen.split(os.pathsep) if folder)
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA", "")
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return (windows / "Fonts", *([Path(own, "Microsoft", "Windows", "Fonts")] if own else []))
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home() / "Library" / "Fonts")
    shared = os.environ.get("XDG_DATA_DIRS", "") or "/usr/local/share:/usr/share"
    folders = [user_data().parent, *map(Path, filter(None, shared.split(":")))]
    return (home() / ".fonts", *(folder / "fonts" for folder in folders))
