"""Somebody else's files, turned into answers or into one clear sentence."""
