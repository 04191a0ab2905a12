"""The least that PySide6 needs to paint a window as large as ours: what our start is compared with."""

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def main() -> int:
    """Show a window with one label, paint it, say its size."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = QLabel("Six Elements")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    window.setCentralWidget(label)
    window.resize(1280, 800)
    window.show()

    def painted() -> None:
        picture = window.grab()
        sys.stdout.write(f"{picture.width()}x{picture.height()}\n")
        sys.stdout.flush()
        app.exit(0)

    QTimer.singleShot(0, painted)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
