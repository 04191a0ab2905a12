"""Where things lie: what the app ships, and what a person owns. Nothing else knows."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


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


def user_data() -> Path:
    """The person's own folder for assessments, settings and logs; it need not exist yet."""
    import platformdirs  # noqa: PLC0415 - 30 ms that most commands can do without

    return platformdirs.user_data_path("sixelements", appauthor=False)


def user_assessments() -> Path:
    """Where a person puts assessments of their own."""
    return user_data() / "assessments"
