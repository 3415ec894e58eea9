"""What the reader asks about coverage, and everything that is shown of it, worked out in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.calculators.coverage import WeekCoverage, typical_week, week_coverage
from planner.calculators.coverage_crews import Crew, plan_crews
from planner.calculators.coverage_dated_week import dated_week_coverage
from planner.calculators.coverage_minutes import Period
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import YearCoverage, year_coverage
from planner.calculators.overlap import known_horizon
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Team
from planner.quantities.identifiers import TeamId


@dataclass(frozen=True, slots=True)
class CoverageChoices:
    """What was chosen.

    Attributes:
        team_id: Whose people count; everybody's if None.
        required: How many people at work make a minute covered.
        with_holidays: Whether holidays are days off.
        monday: The week looked at; the typical one if None.
    """

    team_id: TeamId | None = None
    required: int = 1
    with_holidays: bool = False
    monday: date | None = None


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What there is to show.

    Attributes:
        plan: The plan.
        choices: What was chosen.
        anchor: The place by whose clock weeks are counted.
        question: The whole time.
        crews: Who counts in it.
        week: The week looked at.
        teams: That week of each team with people, in the plan's order.
        year: The whole time, week by week.
    """

    plan: Plan
    choices: CoverageChoices
    anchor: Place
    question: CoverageQuestion
    crews: tuple[Crew, ...]
    week: WeekCoverage
    teams: tuple[tuple[Team, WeekCoverage], ...]
    year: YearCoverage

    @property
    def people(self) -> int:
        """How many people count."""
        return sum(crew.heads for crew in self.crews)


def coverage_anchor(plan: Plan, market: Snapshot, team_id: TeamId | None = None) -> Place | None:
    """Return the place whose clock counts: the anchor, or the first seat's the market knows."""
    wanted = plan.anchor_id if team_id is None else plan.anchor_of(team_id)
    places = (wanted, plan.anchor_id, *(seat.place_id for seat in plan.seats))
    return next((market.places[each] for each in places if each in market.places), None)


def monday_of(day: date) -> date:
    """Return the Monday on or before a date."""
    return day - timedelta(days=day.weekday())


def coverage_view(plan: Plan, market: Snapshot, choices: CoverageChoices) -> CoverageView | None:
    """Work everything out; None where nobody of those chosen works in a known place and time.

    Args:
        plan: The plan on show.
        market: Its market.
        choices: What was chosen.
    """
    days, anchor = known_horizon(plan), coverage_anchor(plan, market, choices.team_id)
    if days is None or anchor is None:
        return None
    question = CoverageQuestion(anchor.zone, *days, choices.required, choices.with_holidays)
    crews = plan_crews(plan, market, *days, choices.team_id)
    if not crews:
        return None
    monday = choices.monday
    if monday is None:
        week = typical_week(crews, question)
        there: Sequence[Crew] = crews
    else:
        week = Period(anchor.zone, monday, monday + timedelta(days=6))
        there = plan_crews(plan, market, week.first, week.last, choices.team_id)
    by_team = [(team, [crew for crew in there if crew.team_id == team.id]) for team in plan.teams]
    return CoverageView(
        plan,
        choices,
        anchor,
        question,
        crews,
        _week(there, week, choices),
        tuple((team, _week(theirs, week, choices)) for team, theirs in by_team if theirs),
        year_coverage(crews, question),
    )


def _week(crews: Sequence[Crew], week: Period, choices: CoverageChoices) -> WeekCoverage:
    if choices.monday is None:
        return week_coverage(crews, week, choices.required)
    return dated_week_coverage(crews, week, choices.required, with_holidays=choices.with_holidays)
