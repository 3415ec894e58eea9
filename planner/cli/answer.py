"""What a command answers: a value for scripts, text for people, and an exit code."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum
from io import TextIOWrapper
from typing import Any

from planner.cli.terminal_text import for_json, for_terminal
from planner.quantities.money import round_half_up

Json = Mapping[str, Any]


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FINDINGS = 1
    BAD_INPUT = 2


class OutputError(Exception):
    """Standard output takes no more; ``reason`` is the system's own word for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """A command's answer in both forms; the text is made only if it is asked for.

    ``notes`` are sentences for standard error: what the answer had to leave out.
    """

    data: Json
    text: Callable[[], str]
    exit_code: ExitCode = ExitCode.DONE
    notes: tuple[str, ...] = ()


def money_text(amount: Decimal, minor_digits: int) -> str:
    """Write money for a script: a plain decimal with the minor unit's decimals."""
    return f"{round_half_up(amount, minor_digits):f}"


def share_number(share: Decimal) -> float:
    """Write a share for a script: a fraction to eight decimals."""
    return float(round_half_up(share, 8))


def instant_text(instant_utc: datetime) -> str:
    """Write an instant for a script: ISO 8601 in UTC, with a Z."""
    return instant_utc.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(answer: Answer, *, as_json: bool) -> None:
    """Write an answer to standard output in one piece.

    A reader who stops reading early (``| head``) is no error.
    """
    if as_json:
        text = for_json(json.dumps(answer.data, ensure_ascii=not _takes_unicode(), indent=2))
    else:
        text = for_terminal(answer.text())
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # better a question mark than no answer
    try:
        print(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()
    except OSError as error:
        _close_output()
        raise OutputError(error.strerror or "") from None


def _takes_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _close_output() -> None:
    """Send the rest nowhere: Python would complain again when it flushes at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
