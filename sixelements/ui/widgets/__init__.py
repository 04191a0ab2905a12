"""One custom widget a file."""
