"""What happens in the session, as a Qt signal, so that widgets hear of it on the window's own thread."""

from PySide6.QtCore import QObject, Signal

from sixelements.presentation.session import Session


class Bridge(QObject):
    """``happened`` carries each happening; Qt queues it where it comes from another thread.

    It goes with its window, which hears nothing from then on.
    """

    happened = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        unsubscribe = session.subscribe(self.happened.emit)
        self.destroyed.connect(unsubscribe)
