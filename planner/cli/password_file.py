"""Reads a password from a file: on a command line every user of the computer could see it."""

from pathlib import Path

from planner.cli.usage_error import UsageError
from planner.intake.tables.workbook_password import LONGEST_PASSWORD
from planner.localization.messages import _
from planner.localization.running_text import left_to_right

_MOST_BYTES = 4 * LONGEST_PASSWORD + 100


def password_in(name: str) -> str:
    """Return the first line of a file.

    Raises:
        UsageError: If it cannot be read, is no text, or its first line is empty.
    """
    path = Path(name)
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        sentence = _("The password cannot be read from {path}: {reason}.")
        reason = error.strerror or str(error)
        raise UsageError(sentence.format(path=left_to_right(path), reason=reason)) from error
    except UnicodeDecodeError as error:
        sentence = _("{path} is not UTF-8 text. Its first line has to be the password.")
        raise UsageError(sentence.format(path=left_to_right(path))) from error
    password = text.splitlines()[0] if text else ""
    if not password:
        sentence = _("The first line of {path} is empty. It has to be the password.")
        raise UsageError(sentence.format(path=left_to_right(path)))
    return password
