"""Keeps the details of an unforeseen error in the user's log file, away from the terminal."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from planner import __version__

MAX_BYTES = 1_000_000


def record_crash(error: BaseException) -> Path | None:
    """Append an error with its traceback to the log, which begins anew when it grew too long.

    Returns:
        The log file; None if it cannot be written.
    """
    from platformdirs import user_log_path

    # The window keeps its failures in the same file.
    path = user_log_path("global-hiring-planner", appauthor=False) / "failures.log"
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    entry = f"{stamp} hiring-planner {__version__}\n{''.join(traceback.format_exception(error))}\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_long = path.exists() and path.stat().st_size > MAX_BYTES
        start = os.O_TRUNC if is_long else os.O_APPEND
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | start, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(entry)
    except OSError:
        return None
    return path
