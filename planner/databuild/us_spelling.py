"""Brings retyped texts to one spelling."""

_SPELLINGS = (("programme", "program"), ("licence", "license"), ("modelled", "modeled"))


def american(text: str) -> str:
    """Return a text in American spelling, as far as the retyped lists need it."""
    for british, spelled in _SPELLINGS:
        text = text.replace(british, spelled)
    return text
