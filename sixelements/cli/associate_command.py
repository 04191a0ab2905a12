"""``sixelements associate``: a double click opens workbooks and collection files, on systems that let us."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import quoteattr

import click

from sixelements import bootstrap, paths
from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _

_NAME = "sixelements"
_KINDS: Mapping[str, str] = {
    "sixe": "application/x-sixelements-workbook",
    "sixc": "application/x-sixelements-collection",
}
"""By the ending, which is also the mark that SQLite keeps in the head of our files."""
_MARK_AT = 68
"""Bytes before that mark."""


@click.command(
    "associate",
    help=_(
        "Let a double click on a workbook or a collection file open it, for you alone. On Linux; elsewhere "
        "it says how it is done by hand."
    ),
)
@click.option("--remove", is_flag=True, help=_("Take it back."))
def command(*, remove: bool) -> None:
    _refuse_elsewhere()
    files = _files()
    if remove:
        gone = [path for path in files if path.exists()]
        for path in gone:
            path.unlink()
        done = (
            _("A double click no longer opens them here.") if gone else _("Nothing was there to take back.")
        )
    else:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            bootstrap.write_file(path, text.encode())
        done = _("A double click on a .sixe or .sixc file opens it with Six Elements from now on.")
    _tell_the_system()
    click.echo(done)


def _refuse_elsewhere() -> None:
    """Raise NotAllowed, with what to do, where this can't be done by us."""
    if sys.platform == "win32":
        raise NotAllowed(
            _(
                "Windows asks for this itself: double-click a .sixe file, choose Six Elements under “Choose "
                "another app” ({program}), and tick “Always”. Do the same with a .sixc file."
            ).format(program=_program())
        )
    if sys.platform == "darwin":
        raise NotAllowed(
            _(
                "macOS opens files by a double click only with programs that were installed as apps. Open it "
                "with File, Open, or type: {program} FILE."
            ).format(program=_program())
        )


def _program() -> Path:
    """The program as it is started by its name. Raises NotAllowed where it has none."""
    here = Path(sys.executable)
    found = here if getattr(sys, "frozen", False) else here.with_name(_NAME + here.suffix)
    if not found.is_file():
        raise NotAllowed(_("The program {path} is not there. Install Six Elements again.").format(path=found))
    return found


def _files() -> Mapping[Path, str]:
    """What tells the system of our files: which they are, and what opens them."""
    data = paths.user_data().parent
    return {
        data / "mime" / "packages" / f"{_NAME}.xml": _types(),
        data / "applications" / f"{_NAME}.desktop": _entry(),
    }


def _types() -> str:
    names = {"sixe": _("Six Elements workbook"), "sixc": _("Six Elements collection file")}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">')
    for ending, kind in _KINDS.items():
        lines += [
            f"  <mime-type type={quoteattr(kind)}>",
            f"    <comment>{names[ending]}</comment>",
            '    <sub-class-of type="application/vnd.sqlite3"/>',
            '    <magic priority="80">',
            f'      <match type="string" offset="{_MARK_AT}" value={quoteattr(ending)}/>',
            "    </magic>",
            f'    <glob weight="80" pattern="*.{ending}"/>',
            "  </mime-type>",
        ]
    return "\n".join([*lines, "</mime-info>", ""])


def _entry() -> str:
    lines = {
        "Type": "Application",
        "Name": "Six Elements",
        "Comment": _("From a team's answers to an owned, dated action plan"),
        "Exec": f"{_quoted(str(_program()))} %f",
        "Icon": str(paths.resources() / "icons" / "app.svg"),
        "Terminal": "false",
        "Categories": "Office;",
        "MimeType": "".join(f"{kind};" for kind in _KINDS.values()),
    }
    return "\n".join(["[Desktop Entry]", *(f"{key}={value}" for key, value in lines.items()), ""])


def _quoted(path: str) -> str:
    """A path within double quotes as desktop entries want it: their signs escaped, and the escapes again."""
    for sign in '\\"`$':
        path = path.replace(sign, f"\\\\{sign}")
    return f'"{path.replace("%", "%%")}"'


def _tell_the_system() -> None:
    """Let the system read the folders again; where it has no such programs, it does so by itself, later."""
    data = paths.user_data().parent
    for program, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        found = shutil.which(program)
        if found and (data / folder).is_dir():
            _run([found, os.fspath(data / folder)])


def _run(words: Iterable[str]) -> None:
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run([*words], check=False, timeout=30, capture_output=True)  # noqa: S603 - the system's own
