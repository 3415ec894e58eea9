"""What one more person in each place would do to the gaps of coverage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner.calculators.coverage_crews import Crew, staying
from planner.calculators.coverage_minutes import Period, people_by_minute, within
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.overlap import Worker
from planner.calculators.place_overlap import agreeing_zones
from planner.calculators.team_groups import plan_worker
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId, TeamId


@dataclass(frozen=True, slots=True)
class MarginalCoverage:
    """One more person in a place, working its hours throughout.

    Attributes:
        place_id: The place.
        week_minutes: How many gap minutes of the typical week the person closes.
        year_minutes: How many of the whole time; holidays are days off where they are counted.
    """

    place_id: PlaceId
    week_minutes: int
    year_minutes: int


def marginal_coverage(
    crews: Sequence[Crew],
    plan: Plan,
    market: Snapshot,
    week: Period,
    question: CoverageQuestion,
) -> tuple[MarginalCoverage, ...]:
    """Return what one more person would close, for every place of the market, in its order.

    A person closes the minutes at work in which exactly one person too few is there. Left out are
    places whose week has no workday.

    Args:
        crews: Who counts.
        plan: Whose patterns of places and company days hold.
        market: The market.
        week: The typical week.
        question: What is asked.
    """
    in_week = _closable_before(staying(crews), week, question.required, with_holidays=False)
    in_year = _closable_before(
        crews, question.period, question.required, with_holidays=question.with_holidays
    )
    zones = agreeing_zones(
        {place.zone for place in market.places.values()}, question.first, question.last
    )
    known: dict[Worker, tuple[int, int]] = {}
    found = []
    for place in market.places.values():
        worker = plan_worker(plan, place, plan.pattern_at(place.id))
        alike = replace(worker, label="", zone=zones[worker.zone])
        if not question.with_holidays:
            alike = replace(alike, country=None, holiday_subdivision=None, company_days=())
        if alike not in known:
            known[alike] = (
                _closed(alike, in_week, week, with_holidays=False),
                _closed(alike, in_year, question.period, with_holidays=question.with_holidays),
            )
        found.append(MarginalCoverage(place.id, *known[alike]))
    return tuple(found)


def _closable_before(
    crews: Sequence[Crew], period: Period, required: int, *, with_holidays: bool
) -> NDArray[np.int64]:
    """Return for each minute of a period how many one more person could close before it."""
    counts = people_by_minute(crews, period, with_holidays=with_holidays)
    before = np.zeros(period.minutes + 1, np.int64)
    np.cumsum(counts == required - 1, out=before[1:])
    return before


def _closed(
    worker: Worker, before: NDArray[np.int64], period: Period, *, with_holidays: bool
) -> int:
    person = Crew(worker, PlaceId(""), TeamId(""), ())
    worked = person.intervals(period.first, period.last, with_holidays=with_holidays)
    starts, ends = within(worked, period)
    return int((before[ends] - before[starts]).sum())
