"""The window, in PySide6, and nowhere else: widgets show what presenters decide."""
