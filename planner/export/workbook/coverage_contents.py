"""What the sheet Coverage shows: everybody of the plan, by the clock of its anchor place."""

from dataclasses import dataclass, replace
from datetime import date

from planner.calculators.coverage import WeekCoverage, typical_week, week_coverage
from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import YearCoverage, year_coverage
from planner.export.workbook.contents import Contents
from planner.market.time_zone import FIRST_YEAR, LAST_YEAR
from planner.quantities.identifiers import ZoneName

_UTC = ZoneName("UTC")


@dataclass(frozen=True, slots=True)
class CoverageContents:
    """The typical week and every week of the horizon.

    Attributes:
        zone: Whose dates and hours count: the anchor's, or UTC where the market does not know it.
        week: The typical week.
        weeks: The horizon, as far as its clock changes are known.
        weeks_with_holidays: The same with public holidays and company days as days off.
    """

    zone: ZoneName
    week: WeekCoverage
    weeks: YearCoverage
    weeks_with_holidays: YearCoverage


def coverage_contents(contents: Contents) -> CoverageContents | None:
    """Work out the coverage of a plan; None where no clock change of its horizon is known."""
    first = contents.months[0].first_day
    last = min(contents.months[-1].last_day, date(LAST_YEAR, 12, 31))
    if last < first or first.year < FIRST_YEAR:
        return None
    plan, market = contents.evaluation.plan, contents.evaluation.market
    anchor = market.places.get(plan.anchor_id)
    question = CoverageQuestion(_UTC if anchor is None else anchor.zone, first, last)
    crews = plan_crews(plan, market, first, last)
    return CoverageContents(
        question.zone,
        week_coverage(crews, typical_week(crews, question)),
        year_coverage(crews, question),
        year_coverage(crews, replace(question, with_holidays=True)),
    )
