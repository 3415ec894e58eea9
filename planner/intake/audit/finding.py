"""What an audit found, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.intake.audit.rules import Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation of a rule.

    Attributes:
        rule: The rule.
        sheet: The sheet's name; empty where it is about the whole workbook.
        address: The cell, such as ``F12``; empty where it is about the whole sheet.
        facts: What the sentence on it tells: ``found``, ``expected``, ``limit``, ``reason``.
    """

    rule: Rule
    sheet: str = ""
    address: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The place as formulas write it: ``Monthly cost!F12``; empty for the whole workbook."""
        return "!".join(part for part in (self.sheet, self.address) if part)
