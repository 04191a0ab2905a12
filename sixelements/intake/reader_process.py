"""The reader as the gate sees it: a process that is started, asked and ended; and why it gave no answer."""

import signal
import subprocess
from contextlib import suppress
from threading import Timer

from sixelements import ourselves
from sixelements.i18n import _
from sixelements.intake.messages import OUT_OF_MEMORY, READY, Reads
from sixelements.wording.causes import cause

STARTS_WITHIN = 20.0
"""Seconds; it takes 0.1 s, but not on a busy laptop that searches every file for viruses."""
_ENDS_WITHIN = 1.0
_LONGEST_ANSWER = 40_000_000


class NoAnswer(Exception):
    """The reader has ended without an answer; ``sentence`` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class OutOfMemory(NoAnswer):
    """The reader had no memory left for a file, be it for that file's sake or for those it read before."""


class ReaderProcess:
    """One process that reads files of a kind, from its start to its end."""

    def __init__(self, reads: Reads, *, megabytes: int, seconds: float) -> None:
        """Start it, and wait until it can be asked. Raises NoAnswer."""
        self._seconds, self._megabytes, self._late = seconds, megabytes, False
        self.has_answered = False
        try:
            self._process = ourselves.start_reader(reads, str(megabytes), str(int(seconds) + 1))
        except OSError as error:
            text = _("The part of Six Elements that reads files can't be started: {reason}.")
            raise NoAnswer(text.format(reason=cause(error))) from None
        line = self._line(within=STARTS_WITHIN)
        if line != f"{READY}\n".encode():
            code = self._ended()
            raise NoAnswer(_missing(line) or self._not_started(code))

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def ask(self, question: bytes) -> bytes:
        """What it says to one line. Raises NoAnswer."""
        line = self._line(question, within=self._seconds)
        if line.startswith(b"{") and line.endswith(b"\n"):
            self.has_answered = True
            return line
        code = self._ended()
        if code == OUT_OF_MEMORY and not self._late:
            raise OutOfMemory(_("It takes too much memory to read, so it was refused."))
        raise NoAnswer(_missing(line) or self._broke_off(code))

    def kill(self) -> None:
        """End it whatever it does."""
        self._process.kill()
        self._let_go()
        self._process.wait()

    def _line(self, question: bytes = b"", *, within: float) -> bytes:
        """The next line it writes; whatever came until the time was over, or it ended."""
        to_it, from_it = self._process.stdin, self._process.stdout
        if to_it is None or from_it is None:
            raise RuntimeError("the reader has no pipes")
        clock = Timer(within, self._too_late)
        clock.start()
        try:
            to_it.write(question)
            to_it.flush()
            return from_it.readline(_LONGEST_ANSWER)
        except OSError:
            return b""
        finally:
            clock.cancel()

    def _too_late(self) -> None:
        self._late = True
        self._process.kill()

    def _let_go(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()

    def _ended(self) -> int:
        """How it ended by itself, as an exit code; a signal counts below zero. It is killed if it did not."""
        self._let_go()
        try:
            return self._process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()
            return 0

    def _not_started(self, code: int) -> str:
        if self._late:
            text = _("The part of Six Elements that reads files did not start within {n} seconds. Try again.")
            return text.format(n=int(STARTS_WITHIN))
        if code == OUT_OF_MEMORY:
            text = _("The part of Six Elements that reads files can't be started with {n} MB of memory.")
            return text.format(n=self._megabytes)
        if _from_outside(code):
            return _("The part of Six Elements that reads files was ended while it started. Try again.")
        return _("The part of Six Elements that reads files can't be started. Install Six Elements again.")

    def _broke_off(self, code: int) -> str:
        if self._late or code == _of_signal("SIGXCPU"):
            return _("It takes too long to read, so it was refused.")
        if _from_outside(code):
            return _("Something else on this computer ended the reading of it. Try again.")
        return _("Reading it broke off, so it was refused.")


def _missing(line: bytes) -> str:
    """The sentence for a reader that lacks a module; empty if that is not what it says."""
    word, _space, module = line.decode(errors="replace").strip().partition(" ")
    if word != ourselves.MISSING or not module.replace(".", "").isidentifier():
        return ""
    text = _("The part of Six Elements that reads files lacks {module}. Install Six Elements again.")
    return text.format(module=module)


def _from_outside(code: int) -> bool:
    return code < 0 and code in map(_of_signal, ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"))


def _of_signal(name: str) -> int:
    """The exit code of a process that a signal ended; 0 where there is no such signal."""
    return -int(getattr(signal, name, 0))
