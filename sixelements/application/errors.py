"""What the world may do to a workbook, named so that the window can offer the right way on."""

from pathlib import Path

from sixelements.domain.errors import SixElementsError


class WorldsFault(SixElementsError):
    """Nobody's mistake: the same action may succeed once the disk, drive, or other program has changed."""


class NotAWorkbook(WorldsFault):
    """The file is something else; it was not touched."""


class NewerWorkbook(WorldsFault):
    """A later version of the app made the file; it was not touched."""


class DamagedWorkbook(WorldsFault):
    """The file is ours and can't be trusted any more; it was not touched. Offer the backups."""


class CannotRead(WorldsFault):
    """The file is there and the system won't let us read it."""


class PasswordNeeded(WorldsFault):
    """The file has a password that was not given, whether it is sound or not: ``path``."""

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence)
        self.path = path


class WrongPassword(PasswordNeeded):
    """The password that was given is not that of the file."""


class TakesTooLong(CannotRead):
    """A file would keep us busy for longer than its size allows."""


class InUse(WorldsFault):
    """Somebody else has the workbook open for writing, or is writing at this moment."""


class KeptFromUs(InUse, CannotRead):
    """Another program keeps the file to itself, so that at this moment it can't even be read."""


class TakenOver(InUse):
    """Somebody took over the right to write that was ours; what is not stored stays with us."""


class CannotWrite(WorldsFault):
    """Nothing could be stored: a read-only folder, a drive that is gone. The previous state is intact."""


class DiskFull(CannotWrite):
    """There is no space left. The previous state is intact; trying again works once there is."""


class TooMuch(CannotWrite):
    """The workbook is sound and holds more than fits, or would; it can be read, and mended in a copy."""


class FileGone(CannotWrite):
    """Nothing lies where the workbook lay. What is open is whole, and can be saved as a copy."""


class FileRenamed(FileGone):
    """The workbook lies under another name now: ``there``."""

    def __init__(self, sentence: str, there: Path) -> None:
        super().__init__(sentence)
        self.there = there


class OtherFile(CannotWrite):
    """Another file lies where the workbook lay. ``same_workbook``: it is this one in another state.

    ``opens``: it is a workbook, this one or another.
    """

    def __init__(self, sentence: str, *, same_workbook: bool, opens: bool | None = None) -> None:
        super().__init__(sentence)
        self.same_workbook = same_workbook
        self.opens = same_workbook if opens is None else opens


class CutShort(OtherFile):
    """Only a part of a workbook lies where it lay, or nothing but an empty file."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, same_workbook=False)
