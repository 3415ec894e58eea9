"""What an export holds: which sheets, how much of people's pay, and under which password."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class SheetGroup(StrEnum):
    """Sheets that come together or not at all.

    The cost model is one group: a sheet of it that lacked another would recalculate in part, and
    an edit would give wrong totals. A formula of another group that reads a sheet left out is
    written as its value.
    """

    COSTS = "costs"
    """Inputs to Checks: everything that recalculates."""
    OVERLAP = "overlap"
    COVERAGE = "coverage"
    PAY_BANDS = "pay-bands"
    ONBOARDING = "onboarding"
    SOURCES = "sources"


class Redaction(StrEnum):
    """How much of people's pay and cost an export leaves out."""

    NONE = "none"
    PAY = "pay"
    """Bands in place of pay, costs of several seats together only."""
    TOTALS = "totals"
    """Costs as totals of months only."""


ALL_GROUPS = frozenset(SheetGroup)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a workbook is written.

    Attributes:
        groups: The sheets it holds beside About.
        redaction: What it leaves out of them.
        password: What opens it; empty for no encryption.
    """

    groups: frozenset[SheetGroup] = ALL_GROUPS
    redaction: Redaction = Redaction.NONE
    password: str = field(default="", repr=False)

    @property
    def is_complete(self) -> bool:
        """Whether it leaves nothing out."""
        return self.redaction is Redaction.NONE and self.groups == ALL_GROUPS

    @property
    def written_groups(self) -> tuple[SheetGroup, ...]:
        """The groups in their order; with people's pay left out no seat stands beside a band."""
        return tuple(each for each in available_groups(self.redaction) if each in self.groups)


def available_groups(redaction: Redaction) -> tuple[SheetGroup, ...]:
    """Return the groups there are to choose from; Pay bands shows where everybody's pay stands."""
    groups: Iterable[SheetGroup] = SheetGroup
    if redaction is not Redaction.NONE:
        groups = (each for each in groups if each is not SheetGroup.PAY_BANDS)
    return tuple(groups)
