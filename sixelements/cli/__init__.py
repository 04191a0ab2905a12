"""The commands: each reads arguments, calls a use case, prints, and sets the exit code."""
