"""Packs a one-folder build for people without Python: licenses go in, a zip and on Debian a .deb come out.

    python .ci/pack.py BUILD OUT
    python .ci/pack.py --unpack ZIP FOLDER

BUILD is PyInstaller's folder. Its texts: ours, the LGPL with the GPL that it builds on, and those of every
package inside. Qt's libraries stay files of their own in BUILD, so that others can be put in their place.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path
from stat import S_IMODE, S_ISLNK
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from packaging.requirements import Requirement

from sixelements import __version__

HERE = Path(__file__).parent
ROOT = HERE.parent
NEEDS = "libegl1, libgl1, libxkbcommon0, libdbus-1-3, libfontconfig1, libglib2.0-0 | libglib2.0-0t64"
"""What Qt loads from the system."""
INSTALLED = "/opt/sixelements"
_LICENSES = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_QT = """Qt for Python and the Qt libraries in _internal/PySide6 and _internal/shiboken6 are used under
LGPL-3.0-only, whose text lies here with that of the GPL. Their sources:
https://download.qt.io/official_releases/QtForPython/ and https://download.qt.io/official_releases/qt/
You may put other versions of these libraries in their place.
"""
_CIPHER = """SQLCipher, in _internal/sqlcipher3, is used under the text in SQLCipher.txt here. It holds
OpenSSL, used under Apache-2.0, whose text stands below with that of sqlite-utils.
"""


def main(build: Path, out: Path) -> None:
    """Write the licenses into a build and pack it."""
    out.mkdir(parents=True, exist_ok=True)
    packages = sorted(all_packages("sixelements"), key=lambda found: found.name.lower())
    write_licenses(build / "licenses", packages)
    write_system_texts(build)
    system = f"{platform.system().lower()}-{platform.machine().lower()}"
    archive = out / f"sixelements-{__version__}-{system}.zip"
    zip_folder(build, archive)
    made = [archive]
    if shutil.which("dpkg-deb"):
        made.append(debian_package(build, out))
    for path in made:
        sys.stdout.write(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB\n")


def all_packages(name: str) -> list[Distribution]:
    """A package and all it needs to run, whatever needs it; ours is not among them."""
    found, waiting = dict[str, Distribution](), [name]
    while waiting:
        one = distribution(waiting.pop())
        found[one.name.lower()] = one
        for text in one.requires or ():
            needed = Requirement(text)
            wanted = needed.marker is None or needed.marker.evaluate({"extra": ""})
            if wanted and needed.name.lower().replace("_", "-") not in {k.replace("_", "-") for k in found}:
                waiting.append(needed.name)
    return [one for key, one in found.items() if key != name]


def write_licenses(folder: Path, packages: list[Distribution]) -> None:
    """Our license, those of Qt, and a list of all packages with the texts that came with them."""
    folder.mkdir(exist_ok=True)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    for text in sorted((HERE / "licenses").iterdir()):
        shutil.copy(text, folder / text.name)
    parts = ["Six Elements is made of these packages, too. Their texts follow.\n", _QT, _CIPHER]
    parts += [
        f"Python {platform.python_version()}: Python Software Foundation License, https://docs.python.org/3/license.html\n"
    ]
    for one in packages:
        told = one.metadata.get("License-Expression") or one.metadata.get("License") or "see its text"
        parts.append(f"{'=' * 78}\n{one.name} {one.version}: {told.splitlines()[0]}\n")
        for file in one.files or ():
            if _LICENSES.search(file.name) and file.suffix not in (".py", ".pyc"):
                parts.append(
                    f"\n--- {file.name}\n{file.locate().read_text(encoding='utf-8', errors='replace')}\n"
                )
    (folder / "THIRD-PARTY.txt").write_text("\n".join(parts), encoding="utf-8")


def write_system_texts(build: Path) -> None:
    """The texts of the libraries that were taken along from the system, as its packages bring them.

    Nothing where the system has no such packages.
    """
    if not shutil.which("dpkg-query"):
        return
    names = sorted({path.name for path in (build / "_internal").glob("lib*.so*")})
    found = subprocess.run(
        ["dpkg-query", "--search", *(f"*/{name}" for name in names)],
        capture_output=True,
        text=True,
        check=False,  # some are not of a package, such as Python's own
    ).stdout
    owners = {line.split(":", 1)[0].split(",", 1)[0] for line in found.splitlines()}
    packages = sorted(owner for owner in owners if not owner.startswith("lib32"))
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    head = "These libraries lie in _internal, as packages of {} bring them, whose sources go with them.\n"
    parts = [head.format(system)]
    for package in packages:
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            words = text.read_text(encoding="utf-8", errors="replace")
            parts.append(f"{'=' * 78}\n{package}\n\n{words}\n")
    (build / "licenses" / "SYSTEM-LIBRARIES.txt").write_text("\n".join(parts), encoding="utf-8")


def zip_folder(folder: Path, archive: Path) -> None:
    """A zip in which programs stay programs, and links links."""
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=9) as out:
        for path in sorted(folder.rglob("*")):
            name = str(Path("sixelements") / path.relative_to(folder))
            if path.is_symlink():
                link = ZipInfo(name)
                link.create_system, link.external_attr = 3, 0o120777 << 16
                out.writestr(link, str(path.readlink()))
            elif path.is_file():
                out.write(path, name)


def unpack(archive: Path, folder: Path) -> None:
    """Unpack such a zip as unzip does, and Python itself does not: links and programs stay ones."""
    with ZipFile(archive) as found:
        for entry in found.infolist():
            path, mode = folder / entry.filename, entry.external_attr >> 16
            path.parent.mkdir(parents=True, exist_ok=True)
            if S_ISLNK(mode):
                path.symlink_to(found.read(entry).decode())
            else:
                path.write_bytes(found.read(entry))
                path.chmod(S_IMODE(mode))


def debian_package(build: Path, out: Path) -> Path:
    """A .deb that lays the build down in /opt, with its menu entry, its icon and the kinds of its files."""
    arch = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    root = out / "deb"
    shutil.rmtree(root, ignore_errors=True)
    place, share = root / INSTALLED[1:], root / "usr" / "share"
    shutil.copytree(build, place, symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "sixelements").symlink_to(f"{INSTALLED}/sixelements")
    subprocess.run(
        [place / "sixelements", "associate"],
        env={**os.environ, "XDG_DATA_HOME": str(share)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    for path in (*(share / "mime").iterdir(), *(share / "applications").iterdir()):
        if path.is_dir() and path.name != "packages":
            shutil.rmtree(path)
        elif path.is_file() and path.suffix != ".desktop":
            path.unlink()  # what the system makes of the others is made where it is installed
    for path in share.rglob("*.desktop"):
        path.write_text(path.read_text().replace(str(place), INSTALLED))
    shutil.copytree(build / "licenses", share / "doc" / "sixelements")
    size = (
        sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
        // 1024
    )
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        f"Package: sixelements\nVersion: {__version__}\nArchitecture: {arch}\nInstalled-Size: {size}\n"
        f"Depends: {NEEDS}\nSection: misc\nPriority: optional\nMaintainer: Six Elements\n"
        "Description: Six questionnaires, a profile, and an owned, dated action plan\n"
        " For public service teams. Everything stays on one laptop.\n"
    )
    made = out / f"sixelements_{__version__}_{arch}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, made],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.rmtree(root)
    return made


if __name__ == "__main__":
    if sys.argv[1] == "--unpack":
        unpack(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
