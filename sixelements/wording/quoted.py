"""Words from somebody's file, made fit to stand in a sentence of ours."""

LONGEST = 255
"""What a file may be called in most places."""


def quoted(words: str, longest: int = LONGEST) -> str:
    """Words on one line, cut if long; what can't be seen, or moves other letters, in escapes."""
    words = words[: longest + 1]
    words = words if words.isprintable() else ascii(words)
    return words if len(words) <= longest else f"{words[:longest]}…"
