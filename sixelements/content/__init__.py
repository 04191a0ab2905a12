"""Assessment files, read into domain values; every problem of every file at once."""
