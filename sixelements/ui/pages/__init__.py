"""One page a file: it builds, connects and refreshes; its presenter decides."""
