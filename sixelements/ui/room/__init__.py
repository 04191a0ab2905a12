"""The two windows of a workshop: what the room sees, and what the presenter works with."""
