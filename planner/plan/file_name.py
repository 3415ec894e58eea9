"""What a plan's files are called."""

_MOST_SIGNS = 80


def file_name(name: str) -> str:
    """Return a name as one that every system takes for a file, without its suffix."""
    kept = "".join(sign if sign.isalnum() or sign in " -_()+" else " " for sign in name)
    return " ".join(kept.split())[:_MOST_SIGNS] or "plan"
