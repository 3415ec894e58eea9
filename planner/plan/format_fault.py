"""What can be wrong with the content of a plan file, and where, as data."""

from collections.abc import Mapping
from enum import StrEnum


class FormatFault(StrEnum):
    """Why bytes are not a plan; the sentence for it lives in localization.

    The text below each fault names the facts it carries.
    """

    TORN = "torn"
    """The text ends in the middle (an interrupted copy), or is empty."""
    NOT_JSON = "not-json"
    """``line``, ``column``: there the text stops being JSON."""
    NOT_TEXT = "not-text"
    """The bytes are not UTF-8."""
    NOT_A_PLAN = "not-a-plan"
    """JSON, but not marked as a plan of this program."""
    NOT_A_TEMPLATE = "not-a-template"
    """JSON, but not marked as an onboarding template of this program."""
    CIRCULAR_DEPENDENCY = "circular-dependency"
    """``tasks``: the titles of tasks each of which waits for the next, the first again last."""
    UNKNOWN_DEPENDENCY = "unknown-dependency"
    """``task`` (its title), ``found`` (the ID of a task that the template lacks)."""
    NEWER_VERSION = "newer-version"
    """``version``, ``supported``: written by a newer program."""
    TOO_LARGE = "too-large"
    """``bytes``, ``limit``."""
    TOO_DEEP = "too-deep"
    """Nested deeper than any plan."""
    DUPLICATE_KEY = "duplicate-key"
    """``key``."""
    UNKNOWN_KEY = "unknown-key"
    """``key``, ``suggestion`` (the nearest known key, or empty)."""
    MISSING_KEY = "missing-key"
    """``key``."""
    WRONG_TYPE = "wrong-type"
    """``expected`` (an ``Expected`` value), ``found`` (what stands there, shortened)."""
    NOT_A_CHOICE = "not-a-choice"
    """``found``, ``choices`` (comma-separated)."""
    OUT_OF_RANGE = "out-of-range"
    """``found``."""


class Expected(StrEnum):
    """What a key of the file should hold."""

    TEXT = "text"
    WHOLE_NUMBER = "whole-number"
    DECIMAL_TEXT = "decimal-text"
    """A decimal number in quotes, such as ``"85000.00"``."""
    DATE = "date"
    """``YYYY-MM-DD`` in quotes."""
    MONTH = "month"
    """``YYYY-MM`` in quotes."""
    TIME = "time"
    """``HH:MM`` in quotes."""
    YES_OR_NO = "yes-or-no"
    """``true`` or ``false``."""
    LIST = "list"
    OBJECT = "object"


class PlanFormatError(Exception):
    """Bytes are not a readable plan, or a plan holds a value no file can.

    Attributes:
        fault: What is wrong.
        steps: Keys and list indexes leading to the fault, outermost first.
        facts: What the fault's sentence needs.
    """

    def __init__(
        self,
        fault: FormatFault,
        facts: Mapping[str, str | int] | None = None,
        steps: tuple[str | int, ...] = (),
    ) -> None:
        super().__init__(fault, steps)
        self.fault = fault
        self.facts = dict(facts or {})
        self.steps = steps

    @property
    def where(self) -> str:
        """The path in the file, such as ``positions[3].base_pay``; empty for the whole file."""
        path = ""
        for step in self.steps:
            path += f"[{step}]" if isinstance(step, int) else f".{step}"
        return path.removeprefix(".")

    def inside(self, step: str | int) -> "PlanFormatError":
        """Return the same fault seen from one level further out."""
        return PlanFormatError(self.fault, self.facts, (step, *self.steps))
