"""How long a test waits for somebody else, so that a busy machine changes nothing."""

PATIENCE = 200
"""Seconds; what has not come by then will not come, and pytest has not yet ended the test."""
