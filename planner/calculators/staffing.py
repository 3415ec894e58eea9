"""The smallest follow-the-sun staffing around the clock, or the limits that stand against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.calculators.staffing_limits import (
    WEEK_MINUTES,
    StaffingLimit,
    StaffingLimits,
    StaffingSite,
    relaxed,
)
from planner.calculators.staffing_program import (
    IsCancelled,
    ProgramResult,
    has_rota,
    never_cancelled,
    solve_rota,
)
from planner.calculators.staffing_shifts import (
    Shift,
    Stretch,
    clock_differences,
    covering_shifts,
    possible_shifts,
)


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """A shift that is worked every day, and how many people are on it at once."""

    shift: Shift
    people: int


@dataclass(frozen=True, slots=True)
class SiteStaffing:
    """The people of a site and their shifts; none where the site is not needed."""

    site: StaffingSite
    heads: int
    lines: tuple[ShiftLine, ...]

    @property
    def on_call_share(self) -> float:
        """The share of all time that each is on call, over a whole cycle of the rota."""
        if not self.heads:
            return 0.0
        return self.week_minutes / self.heads / WEEK_MINUTES

    @property
    def week_minutes(self) -> int:
        """Everybody's minutes on call in a week, hand-overs included."""
        return sum(line.people * line.shift.week_minutes for line in self.lines)

    @property
    def on_call_at_once(self) -> int:
        """How many people of the site are on call in a week."""
        return sum(line.people for line in self.lines)


@dataclass(frozen=True, slots=True)
class Staffing:
    """A rota around the clock.

    Attributes:
        limits: What it keeps to.
        sites: The staffing of each site asked about, in their order.
        least_heads: Fewer people than these are proven impossible with shifts that begin and end
            on the half hours or hours offered.
    """

    limits: StaffingLimits
    sites: tuple[SiteStaffing, ...]
    least_heads: int

    @property
    def heads(self) -> int:
        """How many people it takes."""
        return sum(each.heads for each in self.sites)

    @property
    def gap(self) -> float:
        """By which share of them fewer could do at most; 0 where the fewest are proven."""
        return (self.heads - self.least_heads) / self.heads


@dataclass(frozen=True, slots=True)
class StaffingConflict:
    """Why there is no rota.

    Attributes:
        limits: Those each of which, given up alone, leaves a rota.
        uncovered: The stretches of the day no allowed shift covers, in minutes after the first
            site's midnight; none where it is people that are missing.
    """

    limits: tuple[StaffingLimit, ...]
    uncovered: tuple[Stretch, ...]


class NoSitesError(ValueError):
    """A rota needs a site."""


def smallest_staffing(
    sites: Sequence[StaffingSite],
    limits: StaffingLimits,
    first: date,
    last: date,
    is_cancelled: IsCancelled = never_cancelled,
) -> Staffing | StaffingConflict:
    """Return the fewest people that are on call around the clock on every day of some time.

    Shifts keep their wall times through the year, so that the rota holds in summer and in winter.

    Args:
        sites: The sites to choose from, each place once.
        limits: What the rota keeps to.
        first: The first date.
        last: The last one, included.
        is_cancelled: Whether to give up; asked again and again.

    Raises:
        NoSitesError: If there is no site.
        StaffingCancelledError: If it was given up.
        NoRotaInTimeError: If neither a rota nor a conflict was found within the time limit.
        UnknownZoneError: If a zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    if not sites:
        raise NoSitesError
    differences = clock_differences(sites, first, last)
    shifts = possible_shifts(sites, limits)
    covering = covering_shifts(shifts, differences)
    found = solve_rota(sites, limits, shifts, covering, is_cancelled=is_cancelled)
    if found is not None:
        return _staffing(sites, limits, shifts, found)
    return StaffingConflict(
        tuple(
            limit
            for limit in StaffingLimit
            if _is_possible_without(limit, sites, limits, differences, is_cancelled)
        ),
        joined_stretches(covering.get((), [])),
    )


def _staffing(
    sites: Sequence[StaffingSite],
    limits: StaffingLimits,
    shifts: Sequence[Shift],
    found: ProgramResult,
) -> Staffing:
    lines = [ShiftLine(shift, people) for shift, people in zip(shifts, found.people, strict=True)]
    return Staffing(
        limits,
        tuple(
            SiteStaffing(
                site,
                heads,
                tuple(line for line in lines if line.people and line.shift.site == at),
            )
            for at, (site, heads) in enumerate(zip(sites, found.heads, strict=True))
        ),
        found.least_heads,
    )


def _is_possible_without(
    limit: StaffingLimit,
    sites: Sequence[StaffingSite],
    limits: StaffingLimits,
    differences: Sequence[tuple[int, ...]],
    is_cancelled: IsCancelled,
) -> bool:
    """Tell whether a rota is left when one limit is given up."""
    if limit is StaffingLimit.HOURS:
        sites = [site.open_all_day() for site in sites]
    weaker = relaxed(limits, limit)
    if weaker == limits and limit is not StaffingLimit.HOURS:
        return False
    shifts = possible_shifts(sites, weaker)
    return has_rota(sites, weaker, shifts, covering_shifts(shifts, differences), is_cancelled)


def joined_stretches(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Join stretches that touch or overlap."""
    whole: list[Stretch] = []
    for begin, end in sorted(stretches):
        if whole and whole[-1][1] >= begin:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((begin, end))
    return tuple(whole)
