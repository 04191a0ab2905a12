"""Why the operating system does not do something, in words: never its code, never "unknown"."""

import errno

from sixelements.bounded_read import NoOrdinaryFile
from sixelements.i18n import _


def cause(error: OSError) -> str:
    """What hinders it, to follow a colon; what the system says itself where we have no words for it."""
    if isinstance(error, NoOrdinaryFile):
        return _("it is a folder or a device, and no file")
    known = _known()
    if error.errno in known:
        return known[error.errno]
    if error.strerror:
        return _("the system says “{words}”").format(words=error.strerror)
    return _("the system refused it without saying why")


def _known() -> dict[int | None, str]:
    allowed = _("the system does not allow it")
    no_room = _("the disk is full")
    busy = _("another program keeps it to itself at this moment")
    too_many = _("too many files are open at once")
    return {
        errno.ENOENT: _("there is nothing of that name"),
        errno.ENOTDIR: _("a part of its path is no folder"),
        errno.EACCES: allowed,
        errno.EPERM: allowed,
        errno.EROFS: _("the drive can only be read"),
        errno.EISDIR: _("it is a folder"),
        errno.ENAMETOOLONG: _("its name is longer than the drive allows"),
        errno.ELOOP: _("the links in its path lead back to themselves"),
        errno.EEXIST: _("there is something of that name already"),
        errno.ENOSPC: no_room,
        errno.EDQUOT: no_room,
        errno.EFBIG: _("it is larger than the drive allows"),
        errno.EBUSY: busy,
        errno.ETXTBSY: busy,
        errno.EAGAIN: busy,
        errno.EMFILE: too_many,
        errno.ENFILE: too_many,
        errno.ENOMEM: _("there is not enough memory"),
        errno.EIO: _("the drive does not answer as it should"),
        errno.ENXIO: _("the drive is not there any more"),
        errno.ENODEV: _("the drive is not there any more"),
    }
