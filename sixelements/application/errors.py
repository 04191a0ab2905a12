"""What the world may do to a workbook, named so that the window can offer the right way on."""

from sixelements.domain.errors import SixElementsError


class NotAWorkbook(SixElementsError):
    """The file is something else; it was not touched."""


class NewerWorkbook(SixElementsError):
    """A later version of the app made the file; it was not touched."""


class DamagedWorkbook(SixElementsError):
    """The file is ours and can't be trusted any more; it was not touched. Offer the backups."""


class CannotRead(SixElementsError):
    """The file is there and the system won't let us read it."""


class InUse(SixElementsError):
    """Somebody else has the workbook open for writing, or is writing at this moment."""


class CannotWrite(SixElementsError):
    """Nothing could be stored: a read-only folder, a drive that is gone. The previous state is intact."""


class DiskFull(CannotWrite):
    """There is no space left. The previous state is intact; trying again works once there is."""


class TooMuch(CannotWrite):
    """The workbook is sound and holds more than fits, or would; it can be read, and mended in a copy."""
