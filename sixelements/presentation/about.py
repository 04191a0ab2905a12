"""About the app: whose ideas, whose work, which licenses; and what to send when something is wrong."""

from dataclasses import dataclass

from sixelements import __version__
from sixelements.i18n import _
from sixelements.wording import phrases


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Something the app is made with. ``package`` is its name on PyPI; empty for fonts."""

    name: str
    license: str
    package: str = ""


@dataclass(frozen=True, slots=True)
class AboutView:
    """What the dialog shows."""

    version: str
    credits: str
    promise: str
    own_license: str
    parts: tuple[MadeWith, ...]


PARTS = (
    MadeWith("Qt for Python (PySide6)", "LGPL-3.0-only", "PySide6-Essentials"),
    MadeWith("Qt PDF (PySide6)", "LGPL-3.0-only", "PySide6-Pdf"),
    MadeWith("reportlab", "BSD-3-Clause", "reportlab"),
    MadeWith("sqlite-utils", "Apache-2.0", "sqlite-utils"),
    MadeWith("sqlcipher3", "Zlib", "sqlcipher3"),
    MadeWith("SQLCipher", "BSD-3-Clause"),
    MadeWith("click", "BSD-3-Clause", "click"),
    MadeWith("pydantic", "MIT", "pydantic"),
    MadeWith("platformdirs", "MIT", "platformdirs"),
    MadeWith("XlsxWriter", "BSD-2-Clause", "xlsxwriter"),
    MadeWith("openpyxl", "MIT", "openpyxl"),
    MadeWith("pikepdf", "MPL-2.0", "pikepdf"),
    MadeWith("icalendar", "BSD-2-Clause", "icalendar"),
    MadeWith("holidays", "MIT", "holidays"),
    MadeWith("Babel", "BSD-3-Clause", "babel"),
    MadeWith("Pillow", "MIT-CMU", "pillow"),
    MadeWith("Public Sans", "OFL-1.1"),
    MadeWith("DejaVu Sans", "Bitstream Vera"),
)
"""What is used, each with its license as its makers name it."""


def about() -> AboutView:
    """The words of the dialog."""
    return AboutView(
        version=_("Version {version}").format(version=__version__),
        credits=_(
            "The six elements and the three thirds of service are Wendi Pomerance Brick's, from “The "
            "Science of Service” (2010). She has not reviewed or endorsed this app; all of its sentences "
            "are its own."
        ),
        promise=_("Nothing leaves this laptop: no account, no network."),
        own_license=_("The code and the questionnaires are under the MIT license."),
        parts=PARTS,
    )


def diagnostics(facts: tuple[tuple[str, str], ...]) -> str:
    """What to send when something is wrong: versions and the screen; no path, no name, no answer."""
    return "\n".join(phrases.labeled(name, value) for name, value in facts)
