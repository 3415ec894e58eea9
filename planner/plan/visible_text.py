"""Text without characters that nobody sees and that mislead: controls, overrides of direction."""

_MISLEADING = dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF, 0xFFFD)
)
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def clean_text(text: str) -> str:
    r"""Return a text without outer blanks and characters that hide or turn what one reads.

    Control characters, NUL among them, and marks that override the direction of writing go;
    breaks of a line stay as ``\n``.
    """
    if text.isprintable():
        return text.strip()
    breaks = text.replace("\r\n", "\n").replace("\t", " ").translate(_BREAKS)
    return "".join(c for c in breaks.translate(_MISLEADING) if not _is_control(c)).strip()


def _is_control(character: str) -> bool:
    return (character < " " and character != "\n") or "\x7f" <= character < "\xa0"
