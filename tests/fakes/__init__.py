"""Stand-ins with names, for the ports of the application."""
