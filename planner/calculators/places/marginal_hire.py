"""What the next person of a role and level would change, for every place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from planner.calculators.coverage import typical_week
from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.marginal_coverage import MarginalCoverage, marginal_coverage
from planner.calculators.marginal_overlap import MarginalOverlap, marginal_overlaps
from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.place_cost import PlaceCost, place_costs
from planner.calculators.team_groups import team_groups
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position, Seat, Team, TeamMember
from planner.quantities.identifiers import CountryCode, PlaceId, TeamId

_EVERYBODY = TeamId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class NextHire:
    """Whom one would hire next, and over which time it is looked at.

    Attributes:
        first_day: The first day over which shared hours and coverage are counted.
        last_day: The last one, included.
        team_id: Whose hours and coverage count, and whose anchor; everybody's and the plan's if
            None.
        required: How many people have to be at work at any time for coverage.
    """

    role: RoleFamily
    level: Level
    first_day: date
    last_day: date
    engagement: Engagement = Engagement.OWN_ENTITY
    team_id: TeamId | None = None
    required: int = 1


@dataclass(frozen=True, slots=True)
class MarginalHire:
    """One more person in a place, working its hours, held against the plan without them.

    Attributes:
        cost: What a year costs at the plan's target percentile, fully loaded, and its evidence;
            None without a band or cost lines.
        overlap_change: How the least minutes the team shares on a workday change; None where
            nobody is in the team yet.
        overlap_minutes: What they are with the person.
        to_anchor_minutes: The least minutes the person shares with the anchor on a workday.
        gap_week_change: How the gap minutes of the typical week change, 0 or less; None where the
            time looked at has no typical week.
        gap_year_change: The same over the whole time.
        concentration: Herfindahl index of heads by country with the person: 1 if all are in one.
        concentration_change: How much that is more than without them.
    """

    place_id: PlaceId
    cost: PlaceCost | None
    overlap_change: int | None
    overlap_minutes: int | None
    to_anchor_minutes: int | None
    gap_week_change: int | None
    gap_year_change: int | None
    concentration: float
    concentration_change: float


def marginal_hires(hire: NextHire, plan: Plan, market: Snapshot) -> tuple[MarginalHire, ...]:
    """Return what one more person changes, for every place of the market, in its order.

    The person works the hours of the place from the first day on. Public holidays are not days off
    here, as they are not in shared hours by default.

    Args:
        hire: Whom.
        plan: Its people, patterns, rates and assumptions.
        market: The market, with the plan's overrides in it.

    Raises:
        PercentileRangeError: If the target percentile lies outside P10 to P90.
        UnknownCurrencyError: If the reporting currency has no rate.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
        RequiredPeopleError: If fewer than one person is required.
    """
    costs = place_costs(hire.role, hire.level, hire.engagement, plan, market)
    overlaps = {each.place_id: each for each in _overlaps(hire, plan, market)}
    coverages = {each.place_id: each for each in _coverages(hire, plan, market)}
    heads = Counter(market.places[seat.place_id].country for seat in _there(hire, plan, market))
    now = concentration(heads)
    then = {
        country: concentration(heads + Counter((country,)))
        for country in {place.country for place in market.places.values()}
    }
    found = []
    for place in market.places.values():
        overlap, coverage = overlaps.get(place.id), coverages.get(place.id)
        found.append(
            MarginalHire(
                place_id=place.id,
                cost=costs.get(place.id),
                overlap_change=None if overlap is None else overlap.change,
                overlap_minutes=None if overlap is None else overlap.together,
                to_anchor_minutes=None if overlap is None else overlap.to_anchor,
                gap_week_change=None if coverage is None else -coverage.week_minutes,
                gap_year_change=None if coverage is None else -coverage.year_minutes,
                concentration=then[place.country],
                concentration_change=then[place.country] - now,
            )
        )
    return tuple(found)


def concentration(heads: Counter[CountryCode]) -> float:
    """Return the Herfindahl index of heads by country: the sum of squared shares; 0 of nobody.

    Source: A. O. Hirschman, "The Paternity of an Index", American Economic Review 54 (1964).
    """
    total = heads.total()
    return sum(count * count for count in heads.values()) / total**2 if total else 0.0


def _there(hire: NextHire, plan: Plan, market: Snapshot) -> Iterable[Seat]:
    """Yield everybody of the plan within the time looked at: a company's risk, not a team's."""
    for seat in plan.seats:
        is_there = seat.start <= hire.last_day and (seat.end is None or seat.end >= hire.first_day)
        if is_there and is_budgeted(seat) and seat.place_id in market.places:
            yield seat


def _overlaps(hire: NextHire, plan: Plan, market: Snapshot) -> tuple[MarginalOverlap, ...]:
    asked, team_id = plan, hire.team_id
    if team_id is None:
        asked, team_id = as_one_team(plan), _EVERYBODY
    for group in team_groups(asked, market, hire.first_day, hire.last_day):
        if group.team.id == team_id:
            return marginal_overlaps(group, plan, market, hire.first_day, hire.last_day)
    return ()


def as_one_team(plan: Plan) -> Plan:
    """Return a plan whose people are all in one team around its anchor, with the hours they have.

    The team's ID is empty.
    """
    team = Team(id=_EVERYBODY, name="", anchor_id=plan.anchor_id)

    def members() -> Iterable[TeamMember]:
        for seat in plan.members:
            yield replace(seat, team_id=_EVERYBODY, working_pattern=plan.pattern_of(seat))

    def positions() -> Iterable[Position]:
        for seat in plan.positions:
            yield replace(seat, team_id=_EVERYBODY, working_pattern=plan.pattern_of(seat))

    return replace(plan, teams=(team,), members=tuple(members()), positions=tuple(positions()))


def _coverages(hire: NextHire, plan: Plan, market: Snapshot) -> tuple[MarginalCoverage, ...]:
    anchor_id = plan.anchor_id if hire.team_id is None else plan.anchor_of(hire.team_id)
    anchor = market.places.get(anchor_id)
    if anchor is None:
        return ()
    question = CoverageQuestion(anchor.zone, hire.first_day, hire.last_day, hire.required)
    crews = plan_crews(plan, market, hire.first_day, hire.last_day, hire.team_id)
    week = typical_week(crews, question)
    return marginal_coverage(crews, plan, market, week, question)
