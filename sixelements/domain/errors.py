"""The one family of errors that a person may see."""


class SixElementsError(Exception):
    """The world's fault or the person's choice, told in one clear sentence with what to do next.

    ``sentence`` is already in the person's language. Anything that is not a subclass of this is a
    mistake in the program.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    @property
    def in_full(self) -> str:
        """The sentence, with all that else stands beside it on buttons."""
        return self.sentence


class NotAllowed(SixElementsError):
    """The rules forbid it now: a round that is closed, a threshold not reached."""


class NotFound(SixElementsError):
    """What was asked for is not there: no such team, round or file."""


class BadInput(SixElementsError):
    """What was given can't be taken; the sentence names the place."""
