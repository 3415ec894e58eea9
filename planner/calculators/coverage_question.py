"""What is asked of coverage: when, by whose clock, and how many people it takes."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.calculators.coverage_minutes import Period
from planner.market.time_zone import require_known_year
from planner.quantities.identifiers import ZoneName


class RequiredPeopleError(ValueError):
    """Fewer than one person cannot be required."""

    def __init__(self, required: int) -> None:
        super().__init__(required)
        self.required = required


@dataclass(frozen=True)
class CoverageQuestion:
    """The time looked at and what makes a minute of it covered.

    Attributes:
        zone: Whose dates and weeks count; ``UTC`` is one too.
        first: The first date.
        last: The last one, included.
        required: How many people have to be at work at any time, at least one.
        with_holidays: Whether public holidays and company days are days off.

    Raises:
        RequiredPeopleError: If fewer than one are required.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """

    zone: ZoneName
    first: date
    last: date
    required: int = 1
    with_holidays: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be answered."""
        if self.required < 1:
            raise RequiredPeopleError(self.required)
        for year in (self.first.year, self.last.year):
            require_known_year(self.zone, year)

    @cached_property
    def period(self) -> Period:
        """The time looked at, minute by minute."""
        return Period(self.zone, self.first, self.last)
