"""The window, in PySide6, and nowhere else: widgets show what presenters decide."""

from sixelements.ui.immortal import keep_none_alive

keep_none_alive()
