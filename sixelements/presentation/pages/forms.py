"""Get the forms: all forms of the round into a folder that the person names."""

from collections.abc import Callable
from pathlib import Path

from sixelements.application.files import MadeFile, Progress
from sixelements.application.forms import SavedForms, gather_forms, save_forms
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording.numbers import listing


def making(session: Session, out: Path) -> Callable[[Progress], SavedForms]:
    """What makes and writes them, on whichever thread; stopped before the last is made, it leaves nothing."""
    services = session.services
    material = gather_forms(session.book, session.team, session.round, made_on=services.today())

    def work(progress: Progress) -> SavedForms:
        made: list[MadeFile] = []
        for form in services.make_forms(material):
            made.append(form)
            progress(len(made), 0)
        return save_forms(
            material, made, out=out, make_folder=services.make_folder, write_file=services.write_file
        )

    return work


def made(saved: SavedForms) -> str:
    """What to say once they lie there."""
    n = len(saved.paths)
    text = ngettext("{n} file is in {folder}.", "{n} files are in {folder}.", n)
    words = text.format(n=n, folder=saved.folder)
    if not saved.kept:
        return words
    kept = _("What lay there to be filled in may hold answers. It is kept as {names}.")
    return f"{words} {kept.format(names=listing([path.name for path in saved.kept]))}"
